// @ts-check
import { statfsSync } from 'node:fs';

/**
 * Why a start cannot happen, in words for the person at the console. Anything else that is thrown is a defect.
 *
 * @typedef {'folder-not-writable' | 'folder-of-another-user' | 'disk-full' | 'already-running' | 'port-busy'
 *   | 'no-binaries' | 'other-version' | 'leftover-stays' | 'server-failed' | 'old-node' | 'bad-setting'
 *   | 'build-failed' | 'api-failed' | 'backup-broken' | 'target-not-empty'} RefusalCode
 */
export class StartRefusal extends Error {
  /**
   * @param {RefusalCode} code
   * @param {string} message
   */
  constructor(code, message) {
    super(message);
    this.name = 'StartRefusal';
    this.code = code;
  }
}

const DISK_FULL = /no space left on device|disk quota exceeded|wrote only \d+ of \d+ bytes/i;
/** Below this, even the log that would say so cannot be written. */
const LEAST_SPACE = 4 * 1024 * 1024;
const FOLDER_CODES = new Set(['EACCES', 'EPERM', 'EROFS', 'ENOTDIR']);

/**
 * Turns a failed write into the refusal that names its cause; other errors pass unchanged.
 *
 * @param {unknown} error
 * @param {string} folder the folder that was written to
 * @returns {unknown}
 */
export function explainWrite(error, folder) {
  if (!(error instanceof Error) || error instanceof StartRefusal) return error;
  const code = /** @type {NodeJS.ErrnoException} */ (error).code ?? '';
  if (code === 'ENOSPC' || code === 'EDQUOT') return diskFull(folder);
  if (FOLDER_CODES.has(code)) return notWritable(folder);
  return error;
}

/**
 * Reads what a PostgreSQL program said and names the cause.
 *
 * @param {string} output
 * @param {string} folder
 * @returns {StartRefusal}
 */
export function explainServer(output, folder) {
  if (DISK_FULL.test(output) || freeSpace(folder) < LEAST_SPACE) return diskFull(folder);
  if (/could not bind|address already in use/i.test(output)) {
    return new StartRefusal('port-busy', 'The port for PostgreSQL was taken by another program in the meantime.');
  }
  if (/permission denied|operation not permitted|read-only file system/i.test(output)) return notWritable(folder);
  const lines = output.trim().split('\n');
  const telling = lines.filter((line) => /FATAL|PANIC|error:/.test(line)).slice(-3);
  return new StartRefusal(
    'server-failed',
    ['PostgreSQL did not start. It says:', ...(telling.length > 0 ? telling : lines.slice(-5))].join('\n  '),
  );
}

/** @param {string} folder */
function freeSpace(folder) {
  try {
    const { bavail, bsize } = statfsSync(folder);
    return bavail * bsize;
  } catch {
    return Number.POSITIVE_INFINITY;
  }
}

/** @param {string} folder */
export function diskFull(folder) {
  return new StartRefusal(
    'disk-full',
    `The disk that holds ${folder} is full. Free some space and start again; nothing stored is lost.`,
  );
}

/** @param {string} folder */
export function notWritable(folder) {
  return new StartRefusal(
    'folder-not-writable',
    `The data folder ${folder} cannot be written by this user. Give the user the right to write there, or name another folder in MITTLER_DATA.`,
  );
}
