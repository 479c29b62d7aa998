// @ts-check
import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { StartRefusal } from '../postgres/refusal.mjs';

const SOURCES = ['apps/api', 'apps/portal', 'libs', 'package-lock.json', 'tsconfig.base.json', 'nx.json'];
export const RESULTS = ['dist/apps/api/main.js', 'dist/apps/portal/browser/index.html'];
export const STAMP = 'dist/built-from';

/**
 * Builds API and portal where the sources are not those of the last build.
 *
 * @param {string} root
 * @param {(line: string) => void} log
 * @param {AbortSignal} stopped
 */
export async function buildIfNeeded(root, log, stopped) {
  const state = fingerprint(root);
  const stamp = join(root, STAMP);
  const isBuilt = RESULTS.every((file) => existsSync(join(root, file)));
  if (isBuilt && existsSync(stamp) && readFileSync(stamp, 'utf8') === state) return;
  log(
    isBuilt
      ? 'The sources have changed; building the application …'
      : 'Building the application (only needed on the first start) …',
  );
  await runBuild(root, stopped);
  if (stopped.aborted) return;
  mkdirSync(dirname(stamp), { recursive: true });
  writeFileSync(stamp, state);
}

/**
 * Names, sizes and times of all sources: reading 2,000 files' contents would cost more than a needless build from the cache.
 *
 * @param {string} root
 */
export function fingerprint(root) {
  const hash = createHash('sha256');
  const add = (/** @type {string} */ path) => {
    const found = statSync(path, { throwIfNoEntry: false });
    if (!found) return;
    if (!found.isDirectory()) {
      hash.update(`${path} ${found.size} ${found.mtimeMs}\n`);
      return;
    }
    for (const name of readdirSync(path).sort()) if (name !== 'node_modules') add(join(path, name));
  };
  for (const source of SOURCES) add(join(root, source));
  return hash.digest('hex');
}

/**
 * @param {string} root
 * @param {AbortSignal} stopped
 * @returns {Promise<void>}
 */
function runBuild(root, stopped) {
  const nx = join(root, 'node_modules/nx/dist/bin/nx.js');
  const program = existsSync(nx) ? nx : join(root, 'node_modules/nx/bin/nx.js');
  const child = spawn(process.execPath, [program, 'run-many', '--target=build', '--projects=api,portal'], {
    cwd: root,
    // Its background process would outlive us.
    env: { ...process.env, NX_DAEMON: 'false' },
    stdio: ['ignore', 'pipe', 'pipe'],
    detached: process.platform !== 'win32',
  });
  /** @type {string[]} */
  const output = [];
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => output.push(text));
  const end = () => {
    if (child.pid === undefined) return;
    if (process.platform === 'win32') child.kill();
    else process.kill(-child.pid, 'SIGTERM');
  };
  stopped.addEventListener('abort', end, { once: true });
  return new Promise((done, fail) => {
    child.once('error', (error) =>
      fail(new StartRefusal('build-failed', `The build could not be run: ${error.message}`)),
    );
    child.once('close', (code) => {
      stopped.removeEventListener('abort', end);
      if (code === 0 || stopped.aborted) done();
      else fail(new StartRefusal('build-failed', `${output.join('').trim()}\nThe build failed, see above.`));
    });
  });
}
