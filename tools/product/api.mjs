// @ts-check
import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { readFileSync } from 'node:fs';
import { ROOT } from './bundle.mjs';

const DEBUGGER = /ws:\/\/127\.0\.0\.1:\d+\/[\w-]+/;
const LEASH = new URL('../launcher/leash.mjs', import.meta.url).href;

/**
 * @typedef {object} RunningApi
 * @property {string} origin e.g. "http://127.0.0.1:41231"
 * @property {number} port
 * @property {number} pid
 * @property {() => boolean} isAlive
 * @property {() => number} memory resident bytes
 * @property {() => number} cpu microseconds of processor time so far
 * @property {() => string} output what it wrote, the last 20 kB
 * @property {() => string | null} debuggerAddress of its debugger, once that was opened
 * @property {() => Promise<void>} stop
 */

/**
 * Runs a built program that says "listens on http://…" once it does.
 *
 * @param {string} file
 * @param {Readonly<Record<string, string>>} env
 * @param {readonly string[]} [args]
 * @returns {Promise<RunningApi>}
 */
export async function runApi(file, env, args = []) {
  const child = spawn(process.execPath, ['--inspect-port=127.0.0.1:0', '--import', LEASH, file, ...args], {
    cwd: ROOT,
    env: { ...process.env, NODE_OPTIONS: '', HOST: '127.0.0.1', PORT: '0', LOG_LEVEL: 'error', ...env },
    // Its end means stop, also where we are killed.
    stdio: ['pipe', 'pipe', 'pipe'],
  });
  let output = '';
  /** @type {string | null} */
  let debuggerAddress = null;
  let hasEnded = false;
  const ended = once(child, 'exit').then(() => (hasEnded = true));
  const end = () => void child.kill('SIGKILL');
  process.once('exit', end);
  const { promise, resolve, reject } = /** @type {PromiseWithResolvers<string>} */ (Promise.withResolvers());
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (/** @type {string} */ text) => {
      output = (output + text).slice(-20_000);
      debuggerAddress ??= DEBUGGER.exec(output)?.[0] ?? null;
      const [, origin] = /listens on (http:\/\/\S+)/.exec(output) ?? [];
      if (origin) resolve(origin);
    });
  }
  void ended.then(() => reject(new Error(`The program ended before it listened:\n${output}`)));
  const origin = await promise;
  const pid = child.pid ?? 0;
  return {
    origin,
    port: Number(new URL(origin).port),
    pid,
    isAlive: () => !hasEnded,
    memory: () => Number(/VmRSS:\s+(\d+)/.exec(read(pid, 'status'))?.[1] ?? 0) * 1024,
    cpu: () => cpuOf(read(pid, 'stat')),
    output: () => output,
    debuggerAddress: () => debuggerAddress,
    async stop() {
      process.off('exit', end);
      if (!hasEnded) child.kill('SIGTERM');
      const patience = setTimeout(end, 5000);
      await ended;
      clearTimeout(patience);
    },
  };
}

/**
 * @param {number} pid
 * @param {string} what
 */
function read(pid, what) {
  try {
    return readFileSync(`/proc/${pid}/${what}`, 'utf8');
  } catch {
    return '';
  }
}

/** User and system time are counted in hundredths of a second. @param {string} stat */
function cpuOf(stat) {
  const fields = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) * 10_000;
}
