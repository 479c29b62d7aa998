// @ts-check
import { StartRefusal } from '../postgres/refusal.mjs';
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { within } from '../postgres/process-mark.mjs';

/**
 * @typedef {object} RunningApi
 * @property {number | undefined} pid
 * @property {Promise<number | null>} exited
 * @property {() => boolean} hasEnded
 * @property {() => Promise<void>} stop lets requests that are under way finish, for at most 8 seconds
 * @property {() => void} kill
 */

const LEASH = new URL('./leash.mjs', import.meta.url).href;

/**
 * Starts the built API as a process of its own that ends with this one.
 *
 * @param {string} root
 * @param {NodeJS.ProcessEnv} env
 * @returns {RunningApi}
 */
export function startApi(root, env) {
  // A session of its own: Ctrl-C in the terminal reaches the launcher alone, which keeps the order of stopping.
  const child = spawn(
    process.execPath,
    ['--enable-source-maps', '--import', LEASH, join(root, 'dist/apps/api/main.js')],
    {
      cwd: root,
      env,
      stdio: ['pipe', 'pipe', 'inherit'],
      detached: true,
    },
  );
  child.stdin.on('error', () => {});
  createInterface({ input: child.stdout }).on('line', (line) => {
    // The launcher says it better, once the database answers as well.
    if (!line.startsWith('Mittler listens on ')) process.stdout.write(`${line}\n`);
  });
  let ended = false;
  const exited = new Promise((/** @type {(code: number | null) => void} */ done) => {
    child.once('exit', (code) => done(code));
    child.once('error', () => done(null));
  });
  void exited.then(() => (ended = true));
  const kill = () => void child.kill('SIGKILL');
  return {
    pid: child.pid,
    exited,
    hasEnded: () => ended,
    kill,
    stop: async () => {
      child.stdin.end();
      if (!(await within(() => ended, 8000))) kill();
      await exited;
    },
  };
}

/**
 * The Fetch standard blocks ports of other protocols; so do browsers.
 *
 * @param {unknown} error
 */
function isBlockedPort(error) {
  return error instanceof Error && error.cause instanceof Error && error.cause.message === 'bad port';
}

/**
 * @param {string} url of the API
 * @param {() => boolean} giveUp
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it answers requests and reaches its database
 */
export async function becomesReady(url, giveUp, milliseconds) {
  const end = performance.now() + milliseconds;
  while (performance.now() < end && !giveUp()) {
    try {
      const answer = await fetch(new URL('/api/health/ready', url), { signal: AbortSignal.timeout(2000) });
      await answer.arrayBuffer();
      if (answer.ok) return true;
    } catch (error) {
      // Anything else: it does not listen yet.
      if (isBlockedPort(error)) {
        throw new StartRefusal(
          'bad-setting',
          `Browsers refuse to open port ${new URL(url).port}. Set PORT to another one.`,
        );
      }
    }
    await new Promise((next) => setTimeout(next, 50));
  }
  return false;
}
