// @ts-check
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const NEEDED = [24, 15];
const BUNDLED = fileURLToPath(
  new URL(`../../node_modules/.bin/node${process.platform === 'win32' ? '.cmd' : ''}`, import.meta.url),
);
const AGAIN = 'MITTLER_NODE_GUARD';

/**
 * `npm run` finds the Node that came with the packages by itself; a bare `node x.mjs` may be an older one and is run again with it.
 *
 * @param {string} script `import.meta.url` of the script
 * @returns {Promise<boolean>} `true`: go on here; `false`: it ran in the right Node, and the exit code is set
 */
export async function ensureNode(script) {
  if (isEnough(process.versions.node)) {
    // The outer process is gone (kill -9): end as on SIGTERM, so that nothing is left behind.
    if (process.env[AGAIN] && process.channel) {
      process.channel.unref();
      process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));
    }
    delete process.env[AGAIN];
    return true;
  }
  if (process.env[AGAIN] || !existsSync(BUNDLED)) {
    console.error(
      `Mittler needs Node ${NEEDED.join('.')} or newer; this is ${process.versions.node}. Run npm ci (without --omit=optional), which brings one along, or install Node 24.`,
    );
    process.exitCode = 1;
    return false;
  }
  process.exitCode = await runAgain(fileURLToPath(script));
  return false;
}

/** @param {string} version */
export function isEnough(version) {
  const [major = 0, minor = 0] = version.split('.').map(Number);
  const [needMajor = 0, needMinor = 0] = NEEDED;
  return major > needMajor || (major === needMajor && minor >= needMinor);
}

/**
 * @param {string} script
 * @returns {Promise<number>} exit code
 */
function runAgain(script) {
  const child = spawn(BUNDLED, [script, ...process.argv.slice(2)], {
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, [AGAIN]: '1' },
  });
  // Ctrl-C reaches both processes by itself; forwarding it would count as the second one.
  process.on('SIGINT', () => {});
  for (const signal of /** @type {const} */ (['SIGTERM', 'SIGHUP'])) process.on(signal, () => child.kill(signal));
  return new Promise((done) => {
    child.once('exit', (code) => done(code ?? 1));
    child.once('error', (error) => {
      console.error(`The Node that came with the packages does not run: ${error.message}`);
      done(1);
    });
  });
}
