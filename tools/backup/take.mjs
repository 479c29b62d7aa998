// @ts-check
import { cpSync, existsSync, mkdirSync, readFileSync, readdirSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { serverAccount } from '../postgres/account.mjs';
import { ADMIN, APP, clusterVersion } from '../postgres/cluster.mjs';
import { isHeld, places, readIfThere } from '../postgres/folder.mjs';
import { StartRefusal, startPostgres } from '../postgres/index.mjs';
import { explainWrite } from '../postgres/refusal.mjs';
import { unpack } from './archive.mjs';
import { copyServer } from './base-backup.mjs';
import { MANIFEST, countRows, hashesOf } from './manifest.mjs';

export const CLUSTER = 'postgres.tar.gz';
export const FILES = 'files';

/** What belongs to one run and not to the installation. */
const NOT_KEPT = new Set(['postgres', 'postgres.new', 'postgres-port', 'logs', 'running.json', '.restoring']);

/**
 * Backs up database, secrets and files of an installation, running or not, and proves the backup by restoring it on trial.
 *
 * @param {{ dataFolder: string, target: string, now: Date, release: string, log: (line: string) => void }} order
 *   `target`: a folder that must not exist
 * @returns {Promise<import('./manifest.mjs').Manifest>}
 */
export async function takeBackup({ dataFolder, target, now, release, log }) {
  const at = places(dataFolder);
  const postgres = clusterVersion(at.cluster);
  if (postgres === null)
    throw new StartRefusal('backup-broken', `There is no database in ${at.root}. MITTLER_DATA names the data folder.`);
  if (existsSync(target)) throw new StartRefusal('target-not-empty', `${target} exists already.`);
  const draft = `${resolve(target)}.unfinished`;
  try {
    rmSync(draft, { recursive: true, force: true });
    mkdirSync(draft, { recursive: true, mode: 0o700 });
    log('Copying the database …');
    await withServer(dataFolder, (adminUrl) => copyServer(adminUrl, join(draft, CLUSTER)));
    for (const name of readdirSync(at.root)) {
      if (!NOT_KEPT.has(name) && !name.startsWith('before-restore-'))
        cpSync(join(at.root, name), join(draft, FILES, name), { recursive: true });
    }
    log('Restoring it on trial …');
    const rows = await tryOut(draft);
    /** @type {import('./manifest.mjs').Manifest} */
    const manifest = { format: 1, madeAt: now.toISOString(), release, postgres, files: await hashesOf(draft), rows };
    writeFileSync(join(draft, MANIFEST), `${JSON.stringify(manifest, null, 2)}\n`, { mode: 0o600 });
    renameSync(draft, target);
    return manifest;
  } catch (error) {
    rmSync(draft, { recursive: true, force: true });
    throw explainWrite(error, target);
  }
}

/**
 * @param {string} dataFolder
 * @param {(adminUrl: string) => Promise<void>} work
 */
async function withServer(dataFolder, work) {
  const at = places(dataFolder);
  if (isHeld(dataFolder)) {
    const password = readFileSync(join(at.secrets, 'postgres-admin'), 'utf8').trim();
    await work(`postgres://${ADMIN}:${password}@127.0.0.1:${Number(readIfThere(at.port))}/postgres`);
    return;
  }
  const server = await startPostgres({ dataFolder });
  try {
    await work(server.adminUrl);
  } finally {
    await server.stop();
  }
}

/**
 * @param {string} backup
 * @returns {Promise<Readonly<Record<string, number>>>} rows by table
 */
async function tryOut(backup) {
  const trial = join(backup, 'trial');
  try {
    return await rowsAfterRestore(backup, trial, { durable: false });
  } finally {
    rmSync(trial, { recursive: true, force: true });
  }
}

/**
 * Unpacks a backup into a data folder, opens it and counts.
 *
 * @param {string} backup
 * @param {string} dataFolder a folder that does not exist
 * @param {{ durable: boolean, account?: import('../postgres/account.mjs').Account | null }} how `durable`: not on trial
 * @returns {Promise<Readonly<Record<string, number>>>} rows by table
 */
export async function rowsAfterRestore(
  backup,
  dataFolder,
  { durable, account = serverAccount(join(dataFolder, 'postgres')) },
) {
  const at = places(dataFolder);
  mkdirSync(dataFolder, { recursive: true, mode: account ? 0o711 : 0o700 });
  cpSync(join(backup, FILES), dataFolder, { recursive: true });
  await unpack(join(backup, CLUSTER), at.cluster, account);
  const server = await startPostgres({ dataFolder, durable });
  try {
    const url = new URL(server.adminUrl);
    url.pathname = `/${APP}`;
    return await countRows(url.href);
  } finally {
    await server.stop();
  }
}
