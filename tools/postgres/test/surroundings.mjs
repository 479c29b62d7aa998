// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import { quickFolder } from '../test-cluster.mjs';

export const isRoot = process.getuid?.() === 0;
export const NOBODY = { uid: 65534, gid: 65534 };

/**
 * A folder of the test's own, removed when it ends.
 *
 * @param {import('node:test').TestContext} t
 */
export function folderFor(t) {
  const folder = mkdtempSync(join(quickFolder(), 'mittler-tools-'));
  chmodSync(folder, 0o755);
  t.after(() => rmSync(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * @param {string} url
 * @param {string} sql
 * @returns {Promise<readonly Record<string, unknown>[]>}
 */
export async function ask(url, sql) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    return (await client.query(sql)).rows;
  } finally {
    await client.end();
  }
}

/**
 * Starts a server in a process of its own.
 *
 * @param {string} dataFolder
 * @param {{ readonly uid: number, readonly gid: number }} [account]
 * @returns {Promise<{ child: import('node:child_process').ChildProcess, said: { pid: number, url: string, code: string, message: string }, ended: Promise<number | null> }>}
 */
export async function holdServer(dataFolder, account) {
  const script = fileURLToPath(new URL('./hold-server.mjs', import.meta.url));
  const child = spawn(process.execPath, [script, dataFolder], {
    ...account,
    cwd: '/',
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const ended = new Promise((/** @type {(code: number | null) => void} */ done) => child.once('exit', done));
  const lines = createInterface({ input: child.stdout });
  const said = await new Promise((/** @type {(value: string) => void} */ done) => {
    lines.once('line', done);
    lines.once('close', () => done('{"code":"silent"}'));
  });
  return { child, said: JSON.parse(said), ended };
}

/** Whether an ordinary user could run this checkout at all; below /root it could not. */
export function nobodyCanRunUs() {
  return (
    isRoot &&
    spawnSync(process.execPath, [fileURLToPath(import.meta.url)], { ...NOBODY, cwd: '/', stdio: 'ignore' }).status === 0
  );
}

/**
 * The watchdog shells that belong to a server.
 *
 * @param {number} pid
 * @returns {readonly number[]}
 */
export function watchdogsOf(pid) {
  const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
  return stdout
    .split('\n')
    .filter((line) => line.trim().endsWith(`mittler-watchdog ${pid}`))
    .map((line) => Number(line.trim().split(' ')[0]));
}
