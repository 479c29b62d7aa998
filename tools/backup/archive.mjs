// @ts-check
import { chownSync, closeSync, createReadStream, mkdirSync, openSync, writeSync } from 'node:fs';
import { dirname, join, normalize } from 'node:path';
import { createGunzip } from 'node:zlib';
import { StartRefusal, explainWrite } from '../postgres/refusal.mjs';

const BLOCK = 512;

/**
 * Unpacks a tar as PostgreSQL writes it (ustar, plain files and folders). The server itself brings all of it safely to the
 * disk when it first recovers from it.
 *
 * @param {string} file .tar.gz
 * @param {string} folder made here
 * @param {import('../postgres/account.mjs').Account | null} account owner of all that is unpacked
 */
export async function unpack(file, folder, account) {
  const own = (/** @type {string} */ path) => account && chownSync(path, account.uid, account.gid);
  const makeDirectory = (/** @type {string} */ path) => {
    mkdirSync(path, { recursive: true, mode: 0o700 });
    own(path);
  };
  try {
    makeDirectory(folder);
    const source = blocks(createReadStream(file).pipe(createGunzip()));
    for (let header = await source.next(BLOCK); header && header[0] !== 0; header = await source.next(BLOCK)) {
      const { name, size, type } = readHeader(header);
      const path = join(folder, name);
      if (type === 'folder') {
        makeDirectory(path);
        continue;
      }
      makeDirectory(dirname(path));
      await writeFile(path, size, source);
      own(path);
    }
  } catch (error) {
    throw explainWrite(error, folder);
  }
}

/**
 * @param {string} path
 * @param {number} size bytes
 * @param {ReturnType<typeof blocks>} source
 */
async function writeFile(path, size, source) {
  const handle = openSync(path, 'wx', 0o600);
  try {
    for (let left = size; left > 0;) {
      const part = Math.min(left, 1024 * 1024);
      writeSync(handle, await source.exactly(part));
      left -= part;
    }
    await source.exactly((BLOCK - (size % BLOCK)) % BLOCK);
  } finally {
    closeSync(handle);
  }
}

/**
 * @param {Buffer} header
 * @returns {{ name: string, size: number, type: 'file' | 'folder' }}
 */
function readHeader(header) {
  const text = (/** @type {number} */ from, /** @type {number} */ to) =>
    header.subarray(from, to).toString('utf8').replace(/\0.*$/s, '');
  const prefix = text(345, 500);
  const name = normalize(prefix ? `${prefix}/${text(0, 100)}` : text(0, 100));
  const type = text(156, 157);
  if (name.startsWith('..') || name.startsWith('/')) throw broken(`it names ${name}`);
  if (type === '5') return { name, size: 0, type: 'folder' };
  if (type === '0' || type === '') return { name, size: Number.parseInt(text(124, 136), 8), type: 'file' };
  throw broken(`it holds an entry of the unknown type ${type}`);
}

/** @param {string} why */
export function broken(why) {
  return new StartRefusal('backup-broken', `The backup cannot be used: ${why}.`);
}

/**
 * Cuts a stream into pieces of known sizes.
 *
 * @param {AsyncIterable<Buffer>} stream
 */
function blocks(stream) {
  const iterator = stream[Symbol.asyncIterator]();
  /** @type {Buffer} */
  let rest = Buffer.alloc(0);
  const next = async (/** @type {number} */ size) => {
    const parts = [rest];
    let length = rest.length;
    while (length < size) {
      const { value, done } = await iterator.next();
      if (done) return null;
      parts.push(value);
      length += value.length;
    }
    const all = Buffer.concat(parts, length);
    rest = all.subarray(size);
    return all.subarray(0, size);
  };
  return {
    next,
    exactly: async (/** @type {number} */ size) => {
      const found = await next(size);
      if (!found) throw broken('it ends too early');
      return found;
    },
  };
}
