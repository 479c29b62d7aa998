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
  const folder = mkdtempSync(join(tmpdir(), 'mittler-e2e-'));
  const product = spawn(process.execPath, [join(root, 'tools/start.mjs')], {
    cwd: root,
    env: { ...process.env, PORT: '0', MITTLER_DATA: folder },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const ended = new Promise((done) => product.once('exit', () => done(null)));
  const stop = async () => {
    if (product.exitCode === null) product.kill('SIGTERM');
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
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
    return { url, mails: join(folder, 'mail'), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}
