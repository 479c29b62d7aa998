// @ts-check
import { spawn, spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const START = fileURLToPath(new URL('../../start.mjs', import.meta.url));
const TWIN = fileURLToPath(new URL('./careless-start.mjs', import.meta.url));
/** Every process of a session inherits it, so that none is missed and none of another installation is counted. */
const TAG = 'MITTLER_PROOF_FOLDER';

/**
 * @typedef {object} Session
 * @property {boolean} isReady
 * @property {number | null} code exit code where it ended by itself
 * @property {number} seconds until the ready line, or the end
 * @property {() => string} output
 * @property {(signal: NodeJS.Signals) => Promise<number>} stop seconds until the process has ended
 */

/**
 * Starts Mittler as `npm start` does and waits for its ready line or its end.
 *
 * @param {{ dataFolder: string, port: number, twin: boolean }} place
 * @returns {Promise<Session>}
 */
export async function begin({ dataFolder, port, twin }) {
  const began = performance.now();
  const { DATABASE_URL: _, npm_lifecycle_event: __, ...env } = process.env;
  const child = spawn(process.execPath, [twin ? TWIN : START, '--empty'], {
    env: { ...env, HOST: '127.0.0.1', PORT: String(port), MITTLER_DATA: dataFolder, [TAG]: dataFolder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  let isReady = false;
  /** @type {number | null} */
  let code = null;
  const ended = new Promise((/** @type {(value: void) => void} */ done) =>
    child.once('exit', (with_) => ((code = with_ ?? 1), done())),
  );
  await new Promise((/** @type {(value: void) => void} */ done) => {
    for (const stream of [child.stdout, child.stderr]) {
      stream.setEncoding('utf8').on('data', (text) => {
        output += text;
        isReady ||= output.includes('Mittler is ready');
        if (isReady) done();
      });
    }
    void ended.then(() => setTimeout(done, 50));
  });
  return {
    isReady,
    code,
    seconds: (performance.now() - began) / 1000,
    output: () => output.trim(),
    stop: async (signal) => {
      const asked = performance.now();
      child.kill(signal);
      await ended;
      return (performance.now() - asked) / 1000;
    },
  };
}

/**
 * Processes of the installation on this folder, after giving them time to end.
 *
 * @param {string} dataFolder
 * @param {number} patience milliseconds
 */
export async function processesOf(dataFolder, patience) {
  const end = performance.now() + patience;
  for (;;) {
    const found = listed(dataFolder);
    if (found.length === 0 || performance.now() > end) return found;
    await new Promise((next) => setTimeout(next, 50));
  }
}

/**
 * @param {string} dataFolder
 * @returns {readonly number[]}
 */
function listed(dataFolder) {
  if (!existsSync('/proc/self/environ')) {
    const { stdout } = spawnSync('ps', ['-eo', 'pid=,args='], { encoding: 'utf8' });
    return stdout
      .split('\n')
      .filter((line) => line.includes(dataFolder))
      .map((line) => Number.parseInt(line, 10));
  }
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .filter((name) => [`${name}/environ`, `${name}/cmdline`].some((file) => read(file).includes(dataFolder)))
    .map(Number);
}

/** @param {string} file below /proc */
function read(file) {
  try {
    return readFileSync(`/proc/${file}`, 'utf8');
  } catch {
    return '';
  }
}
