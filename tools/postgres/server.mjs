// @ts-check
import { spawn } from 'node:child_process';
import { closeSync, fstatSync, openSync, readFileSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from './account.mjs';
import { prepareBinaries } from './binaries.mjs';
import { ADMIN, APP, cleanEnvironment, ensureCluster, folderArgument } from './cluster.mjs';
import { choosePort, holdFolder, makeFolder, places, readIfThere } from './folder.mjs';
import { clearLeftover, stopProcess } from './leftover.mjs';
import { within } from './process-mark.mjs';
import { StartRefusal, explainServer, explainWrite } from './refusal.mjs';

/**
 * @typedef {object} StartOptions
 * @property {string} dataFolder holds cluster, secrets, port and log
 * @property {number} [port] default: the one of the last start, else a free one
 * @property {(line: string) => void} [log]
 * @property {boolean} [durable] `false` only for throwaway clusters of tests
 * @property {Readonly<Record<string, string>>} [settings] further PostgreSQL settings
 *
 * @typedef {object} RunningPostgres
 * @property {string} url for the application: owner of its database, no superuser
 * @property {string} adminUrl superuser, database `postgres`
 * @property {number} port
 * @property {number} pid
 * @property {boolean} isNew whether the cluster was made by this start
 * @property {Promise<number | null>} exited exit code, once it has ended by whatever cause
 * @property {() => Promise<void>} stop fast shutdown; safe to call twice
 */

const LOG_LIMIT = 10 * 1024 * 1024;

/** Nothing acknowledged is lost by a power cut. Written out, so that no settings file of an old cluster decides it. */
const DURABLE = { fsync: 'on', full_page_writes: 'on', synchronous_commit: 'on' };
const THROWAWAY = { fsync: 'off', full_page_writes: 'off', synchronous_commit: 'off' };
const SETTINGS = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '100',
  shared_buffers: '128MB',
  timezone: 'UTC',
  log_timezone: 'UTC',
  jit: 'off',
  // Details of refused rows name persons: statements and details stay out of the log.
  log_min_messages: 'log',
  log_min_error_statement: 'panic',
  log_error_verbosity: 'terse',
  log_statement: 'none',
  log_checkpoints: 'off',
};

/**
 * Starts the PostgreSQL that came with the packages on a data folder and answers once it accepts connections.
 * It ends with this process, however that ends.
 *
 * @param {StartOptions} options
 * @returns {Promise<RunningPostgres>}
 * @throws {StartRefusal} for everything that a person can put right
 */
export async function startPostgres({ dataFolder, port: wanted, log = () => {}, durable = true, settings = {} }) {
  const at = places(dataFolder);
  makeFolder(dataFolder);
  const giveBack = holdFolder(dataFolder);
  try {
    const account = serverAccount(at.cluster);
    const binaries = prepareBinaries(account);
    await clearLeftover(at.cluster, log);
    const { cluster, adminPassword, appPassword, isNew } = ensureCluster(dataFolder, { binaries, account, durable });
    const all = { ...SETTINGS, ...(durable ? DURABLE : THROWAWAY), ...settings };
    const { child, pid, port, exited } = await launch(cluster, dataFolder, wanted, all);
    const watch = watchdog(pid, account);
    let ended = false;
    void exited.then(() => {
      ended = true;
      watch.kill('SIGKILL');
      giveBack();
    });
    /** @type {Promise<void> | undefined} */
    let stopping;
    const stop = async () => {
      child.ref();
      await stopProcess(pid, () => ended);
    };
    return {
      url: `postgres://${APP}:${appPassword}@127.0.0.1:${port}/${APP}`,
      adminUrl: `postgres://${ADMIN}:${adminPassword}@127.0.0.1:${port}/postgres`,
      port,
      pid,
      isNew,
      exited,
      stop: () => (stopping ??= stop()),
    };
  } catch (error) {
    giveBack();
    throw error;
  }
}

/**
 * @param {import('./cluster.mjs').Cluster} cluster
 * @param {string} dataFolder
 * @param {number | undefined} wanted
 * @param {Readonly<Record<string, string>>} settings
 */
async function launch(cluster, dataFolder, wanted, settings) {
  const at = places(dataFolder);
  for (let attempt = 1; ; attempt += 1) {
    const port = await choosePort(dataFolder, wanted);
    // A file of an earlier run that died would be read as this one's state.
    const { file, from } = openLog(at.log, at.root);
    const parameters = [
      '-D',
      folderArgument(cluster),
      '-p',
      String(port),
      ...Object.entries(settings).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
    ];
    // A session of its own: Ctrl-C in the terminal reaches the launcher alone, which first lets the API finish.
    const child = spawn(cluster.binaries.postgres, parameters, {
      ...cluster.account,
      cwd: cluster.folder,
      env: cleanEnvironment(),
      stdio: ['ignore', file, file],
      detached: true,
    });
    closeSync(file);
    const exited = new Promise((/** @type {(code: number | null) => void} */ done) => {
      child.once('exit', (code) => done(code));
      child.once('error', () => done(null));
    });
    let ended = false;
    void exited.then(() => (ended = true));
    const pid = child.pid;
    const lock = join(cluster.folder, 'postmaster.pid');
    const isReady = () => {
      const lines = readIfThere(lock)?.split('\n') ?? [];
      return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
    };
    if (pid !== undefined && (await within(() => ended || isReady(), 60_000)) && !ended)
      return { child, pid, port, exited };
    if (pid !== undefined && !ended) await stopProcess(pid, () => ended);
    const refusal = explainServer(readFileSync(at.log).subarray(from).toString('utf8'), at.root);
    if (refusal.code !== 'port-busy' || wanted !== undefined || attempt === 3) throw refusal;
    rmSync(at.port, { force: true });
  }
}

/**
 * @param {string} log
 * @param {string} root
 */
function openLog(log, root) {
  try {
    if ((statSync(log, { throwIfNoEntry: false })?.size ?? 0) > LOG_LIMIT) renameSync(log, `${log}.1`);
    const file = openSync(log, 'a', 0o600);
    return { file, from: fstatSync(file).size };
  } catch (error) {
    throw explainWrite(error, root);
  }
}

/**
 * A shell that waits on a pipe held by this process. When we are killed, the pipe ends and it stops the server.
 *
 * @param {number} pid
 * @param {import('./account.mjs').Account | null} account
 * @returns {{ kill: (signal: 'SIGKILL') => unknown }}
 */
function watchdog(pid, account) {
  // Windows has neither: there the next start finds the server that was left over.
  if (process.platform === 'win32') return { kill: () => undefined };
  const shell = spawn('/bin/sh', ['-c', 'read -r _; kill -INT "$1"', 'mittler-watchdog', String(pid)], {
    ...account,
    cwd: '/',
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  });
  shell.once('error', () => {});
  shell.unref();
  return shell;
}

export { StartRefusal };
