// @ts-check
import { spawn } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = fileURLToPath(new URL('../../', import.meta.url));
const readyLine = /Mittler is ready after [\d.]+ s: (http:\/\/[^\s]+?)\.(\s|$)/;
const readyWithin = 180_000;

/**
 * Starts the product as `npm start` does, with its demo data, in a data folder and on a port of its own.
 * With MITTLER_URL set it takes the running product there instead; MITTLER_MAILS is then the folder of its mails.
 *
 * @returns {Promise<{ url: string; mails: string; stop: () => Promise<void> }>}
 */
export async function startProduct() {
  const running = process.env['MITTLER_URL'];
  if (running) return { url: running, mails: process.env['MITTLER_MAILS'] ?? '', stop: async () => undefined };
  const folder = dataFolder();
  const product = await runProduct(folder);
  const stop = async () => {
    await product.stop();
    rmSync(folder, { recursive: true, force: true });
  };
  return { url: product.url, mails: join(folder, 'mail'), stop };
}

/** A new data folder; whoever makes it removes it. */
export const dataFolder = () => mkdtempSync(join(tmpdir(), 'mittler-e2e-'));

/**
 * Runs the product on a data folder, which may hold what an earlier run left, also one that was killed.
 *
 * @param {string} folder
 * @param {number} [port] any free one where it is not named
 * @returns {Promise<{ url: string; stop: () => Promise<void>; kill: () => Promise<void> }>}
 */
export async function runProduct(folder, port = 0) {
  const product = spawn(process.execPath, [join(root, 'tools/start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: String(port), MITTLER_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => product.once('exit', () => done(null)));
  const end = async (/** @type {NodeJS.Signals} */ signal) => {
    if (product.exitCode === null) product.kill(signal);
    await ended;
  };
  const stop = () => end('SIGTERM');
  let heard = '';
  try {
    const url = await new Promise((resolve, reject) => {
      const late = setTimeout(
        () => reject(new Error(`Mittler was not ready in time. It said:\n${heard}`)),
        readyWithin,
      );
      const listen = (/** @type {Buffer} */ piece) => {
        heard += piece.toString();
        const found = readyLine.exec(heard)?.[1];
        if (found === undefined) return;
        clearTimeout(late);
        resolve(found);
      };
      product.stdout.on('data', listen);
      product.stderr.on('data', listen);
      void ended.then(() => reject(new Error(`Mittler ended before it was ready. It said:\n${heard}`)));
    });
    return { url, stop, kill: () => end('SIGKILL') };
  } catch (error) {
    await stop();
    throw error;
  }
}
