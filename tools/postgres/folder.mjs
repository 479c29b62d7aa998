// @ts-check
import { randomBytes } from 'node:crypto';
import {
  accessSync,
  chmodSync,
  constants,
  existsSync,
  mkdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { createServer } from 'node:net';
import { join, resolve } from 'node:path';
import { processMark } from './process-mark.mjs';
import { StartRefusal, explainWrite, notWritable } from './refusal.mjs';

/**
 * The places inside a data folder. Everything but the server's own files and logs belongs into a backup.
 *
 * @param {string} dataFolder
 */
export function places(dataFolder) {
  const root = resolve(dataFolder);
  return {
    root,
    cluster: join(root, 'postgres'),
    draft: join(root, 'postgres.new'),
    secrets: join(root, 'secrets'),
    logs: join(root, 'logs'),
    log: join(root, 'logs', 'postgres.log'),
    port: join(root, 'postgres-port'),
    running: join(root, 'running.json'),
  };
}

/**
 * Makes the folder. The PostgreSQL account only ever passes through it, so others may enter but not read.
 *
 * @param {string} dataFolder
 */
export function makeFolder(dataFolder) {
  const at = places(dataFolder);
  try {
    const isNew = !existsSync(at.root);
    mkdirSync(at.root, { recursive: true });
    if (isNew) chmodSync(at.root, process.getuid?.() === 0 ? 0o711 : 0o700);
    mkdirSync(at.secrets, { recursive: true, mode: 0o700 });
    mkdirSync(at.logs, { recursive: true, mode: 0o700 });
    for (const folder of [at.root, at.secrets, at.logs]) accessSync(folder, constants.W_OK);
    // A folder that was copied may have lost this.
    if ((statSync(at.secrets).mode & 0o077) !== 0) chmodSync(at.secrets, 0o700);
  } catch (error) {
    throw explainWrite(error, at.root);
  }
}

/**
 * Takes the data folder for this process: two starts on one folder would stop each other's server.
 *
 * @param {string} dataFolder
 * @returns {() => void} gives it back
 */
export function holdFolder(dataFolder) {
  const { running, root } = places(dataFolder);
  const own = JSON.stringify({ pid: process.pid, mark: processMark(process.pid) });
  for (let attempt = 0; attempt < 3; attempt += 1) {
    try {
      writeFileSync(running, own, { flag: 'wx', mode: 0o600 });
      return () => {
        if (readIfThere(running) === own) rmSync(running, { force: true });
      };
    } catch (error) {
      if (/** @type {NodeJS.ErrnoException} */ (error).code !== 'EEXIST') throw explainWrite(error, root);
    }
    const holder = liveHolder(running);
    if (holder !== null) {
      throw new StartRefusal(
        'already-running',
        `Mittler already runs on the data folder ${root} (process ${holder}). Stop it first, or name another folder in MITTLER_DATA.`,
      );
    }
    rmSync(running, { force: true });
  }
  throw notWritable(root);
}

/**
 * @param {string} dataFolder
 * @returns {boolean} whether a Mittler is running on it
 */
export function isHeld(dataFolder) {
  return liveHolder(places(dataFolder).running) !== null;
}

/**
 * @param {string} running
 * @returns {number | null}
 */
function liveHolder(running) {
  try {
    const held = /** @type {{ pid: number, mark: string }} */ (JSON.parse(readIfThere(running) ?? '{}'));
    return typeof held.pid === 'number' && held.mark === processMark(held.pid) ? held.pid : null;
  } catch {
    return null;
  }
}

/** @param {string} file */
export function readIfThere(file) {
  try {
    return readFileSync(file, 'utf8');
  } catch (error) {
    if (/** @type {NodeJS.ErrnoException} */ (error).code === 'ENOENT') return null;
    throw error;
  }
}

/**
 * A secret of the installation: read where it exists, else generated and kept.
 *
 * @param {string} dataFolder
 * @param {string} name
 * @returns {{ readonly value: string, readonly isNew: boolean }}
 */
export function keptSecret(dataFolder, name) {
  const { secrets, root } = places(dataFolder);
  const file = join(secrets, name);
  try {
    const kept = readIfThere(file)?.trim();
    if (kept) return { value: kept, isNew: false };
    const value = randomBytes(24).toString('base64url');
    writeFileSync(file, `${value}\n`, { mode: 0o600 });
    return { value, isNew: true };
  } catch (error) {
    throw explainWrite(error, root);
  }
}

/**
 * The port of the last start where it is still free, so that tools set up by an operator keep working.
 *
 * @param {string} dataFolder
 * @param {number | undefined} wanted
 * @returns {Promise<number>}
 */
export async function choosePort(dataFolder, wanted) {
  const { port, root } = places(dataFolder);
  if (wanted !== undefined) {
    if (await isFree(wanted)) return wanted;
    throw new StartRefusal('port-busy', `Port ${wanted} for PostgreSQL is in use by another program.`);
  }
  const last = Number(readIfThere(port));
  if (Number.isInteger(last) && last > 0 && (await isFree(last))) return last;
  const chosen = await freePort();
  try {
    writeFileSync(port, `${chosen}\n`);
  } catch (error) {
    throw explainWrite(error, root);
  }
  return chosen;
}

/**
 * @param {number} port
 * @param {string} [host]
 * @returns {Promise<boolean>}
 */
export function isFree(port, host = '127.0.0.1') {
  return new Promise((done) => {
    const probe = createServer();
    probe.once('error', () => done(false));
    probe.listen({ port, host, exclusive: true }, () => probe.close(() => done(true)));
  });
}

/** @returns {Promise<number>} */
export function freePort() {
  return new Promise((done, fail) => {
    const probe = createServer();
    probe.once('error', fail);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      probe.close(() => (typeof address === 'object' && address ? done(address.port) : fail(new Error('no port'))));
    });
  });
}
