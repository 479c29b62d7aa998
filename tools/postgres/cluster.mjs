// @ts-check
import { spawnSync } from 'node:child_process';
import {
  chownSync,
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  renameSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { dirname, join } from 'node:path';
import { canEnter } from './account.mjs';
import { keptSecret, places, readIfThere } from './folder.mjs';
import { StartRefusal, explainServer, explainWrite } from './refusal.mjs';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {import('./binaries.mjs').Binaries} Binaries
 * @typedef {{ readonly folder: string, readonly binaries: Binaries, readonly account: Account | null }} Cluster
 */

export const ADMIN = 'postgres';
export const APP = 'mittler';

/** Passwords over loopback alone; no socket is opened, and no program of another user comes in without the secret. */
const WHO_MAY_CONNECT = `host all all 127.0.0.1/32 scram-sha-256\nhost replication ${ADMIN} 127.0.0.1/32 scram-sha-256\n`;

/**
 * The environment of every PostgreSQL program: settings of the person at the console (PGDATA, LC_ALL, …) must not reach it.
 *
 * @returns {NodeJS.ProcessEnv}
 */
export function cleanEnvironment() {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return Object.fromEntries(
    Object.entries({ PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' }).filter(([, value]) => value !== undefined),
  );
}

/**
 * How a program names the cluster's folder. A checkout below a folder that the account cannot enter (such as /root) is reached
 * through the working directory, which is set before the user is changed.
 *
 * @param {Cluster} cluster
 */
export function folderArgument({ folder, account }) {
  return account !== null && existsSync('/proc/self/cwd') && !canEnter(account, dirname(folder))
    ? '/proc/self/cwd'
    : folder;
}

/**
 * Makes the cluster where there is none, and sets the passwords where they were lost.
 *
 * @param {string} dataFolder
 * @param {Omit<Cluster, 'folder'> & { readonly durable: boolean }} how
 * @returns {{ readonly cluster: Cluster, readonly adminPassword: string, readonly appPassword: string, readonly isNew: boolean }}
 */
export function ensureCluster(dataFolder, { binaries, account, durable }) {
  const at = places(dataFolder);
  const version = clusterVersion(at.cluster);
  if (version !== null && version !== binaries.major) {
    throw new StartRefusal(
      'other-version',
      `The database in ${at.cluster} was made by PostgreSQL ${version}; this release brings ${binaries.major}. Restore a backup made with the earlier release.`,
    );
  }
  const admin = keptSecret(dataFolder, 'postgres-admin');
  const app = keptSecret(dataFolder, 'postgres-app');
  const made = { adminPassword: admin.value, appPassword: app.value };
  if (version !== null) {
    const cluster = { folder: at.cluster, binaries, account };
    if (admin.isNew || app.isNew) setPasswords(cluster, made, false);
    return { cluster, ...made, isNew: false };
  }
  const draft = { folder: at.draft, binaries, account };
  try {
    rmSync(at.draft, { recursive: true, force: true });
    mkdirSync(at.draft, { mode: 0o700 });
    if (account) chownSync(at.draft, account.uid, account.gid);
    initialise(draft, durable);
    setPasswords(draft, made, true);
    writeOwn(draft, 'pg_hba.conf', WHO_MAY_CONNECT);
    renameSync(at.draft, at.cluster);
    if (durable) syncFolder(at.root);
  } catch (error) {
    rmSync(at.draft, { recursive: true, force: true });
    throw explainWrite(error, at.root);
  }
  return { cluster: { ...draft, folder: at.cluster }, ...made, isNew: true };
}

/**
 * @param {string} folder
 * @returns {string | null} the major version that made the cluster, `null` where there is none
 */
export function clusterVersion(folder) {
  return readIfThere(join(folder, 'PG_VERSION'))?.trim() ?? null;
}

/**
 * @param {Cluster} cluster
 * @param {boolean} durable
 */
function initialise(cluster, durable) {
  run(cluster, cluster.binaries.initdb, [
    '-D',
    folderArgument(cluster),
    '--encoding=UTF8',
    '--locale=C',
    '--locale-provider=builtin',
    '--builtin-locale=C.UTF-8',
    `--username=${ADMIN}`,
    '--auth=trust',
    '--no-instructions',
    ...(durable ? [] : ['--no-sync']),
  ]);
}

/**
 * Set without a listening server, so there is no moment in which one could connect without a password.
 *
 * @param {Cluster} cluster
 * @param {{ readonly adminPassword: string, readonly appPassword: string }} passwords
 * @param {boolean} isNew
 */
function setPasswords(cluster, { adminPassword, appPassword }, isNew) {
  const statements = [
    `ALTER ROLE ${ADMIN} PASSWORD '${adminPassword}'`,
    `${isNew ? 'CREATE' : 'ALTER'} ROLE ${APP} LOGIN PASSWORD '${appPassword}'`,
    ...(isNew ? [`CREATE DATABASE ${APP} OWNER ${APP}`] : []),
  ];
  const said = run(
    cluster,
    cluster.binaries.postgres,
    ['--single', '-D', folderArgument(cluster), 'postgres'],
    `${statements.join('\n')}\n`,
  );
  // A single-user server ends with 0 even where a statement failed.
  if (/ERROR|FATAL|PANIC/.test(said)) throw explainServer(said, dirname(cluster.folder));
}

/**
 * @param {Cluster} cluster
 * @param {string} program
 * @param {readonly string[]} parameters
 * @param {string} [input]
 * @returns {string} what it said
 */
function run(cluster, program, parameters, input = '') {
  const { status, error, stdout, stderr } = spawnSync(program, parameters, {
    ...cluster.account,
    cwd: cluster.folder,
    env: cleanEnvironment(),
    input,
    encoding: 'utf8',
  });
  if (error) throw error;
  const said = `${stdout}\n${stderr}`;
  if (status !== 0) throw explainServer(said, dirname(cluster.folder));
  return said;
}

/**
 * @param {Cluster} cluster
 * @param {string} name
 * @param {string} text
 */
function writeOwn({ folder, account }, name, text) {
  const file = join(folder, name);
  writeFileSync(file, text, { mode: 0o600 });
  if (account) chownSync(file, account.uid, account.gid);
}

/**
 * Makes a rename outlive a power cut.
 *
 * @param {string} folder
 */
function syncFolder(folder) {
  if (process.platform === 'win32') return;
  const handle = openSync(folder, 'r');
  fsyncSync(handle);
  closeSync(handle);
}
