// @ts-check
import { spawnSync } from 'node:child_process';
import { existsSync, readFileSync, readlinkSync, realpathSync } from 'node:fs';

/**
 * Tells a process from a later one that got the same number.
 *
 * @param {number} pid
 * @returns {string | null} `null`: no such process
 */
export function processMark(pid) {
  if (!isAlive(pid)) return null;
  if (existsSync('/proc/self/stat')) {
    try {
      // Field 22, the start time; the name in field 2 may itself hold blanks and brackets.
      const stat = readFileSync(`/proc/${pid}/stat`, 'utf8');
      const [state, ...rest] = stat.slice(stat.lastIndexOf(')') + 2).split(' ');
      return state === 'Z' ? null : `${pid}@${rest[18]}`;
    } catch {
      return null;
    }
  }
  if (process.platform === 'win32') return `${pid}`;
  return `${pid}@${spawnSync('ps', ['-o', 'lstart=', '-p', String(pid)], { encoding: 'utf8' }).stdout.trim()}`;
}

/** @param {number} pid */
export function isAlive(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return /** @type {NodeJS.ErrnoException} */ (error).code === 'EPERM';
  }
}

/**
 * Whether the process is the PostgreSQL server of this very cluster, and not another program with its old number.
 *
 * @param {number} pid
 * @param {string} cluster
 */
export function servesCluster(pid, cluster) {
  if (processMark(pid) === null) return false;
  if (existsSync('/proc/self/stat')) {
    try {
      return (
        readFileSync(`/proc/${pid}/comm`, 'utf8').trim() === 'postgres' &&
        readlinkSync(`/proc/${pid}/cwd`) === realpathSync(cluster)
      );
    } catch {
      // Another user's process: the cluster is ours, so its server would be readable.
      return false;
    }
  }
  if (process.platform === 'win32') return false;
  return spawnSync('ps', ['-o', 'command=', '-p', String(pid)], { encoding: 'utf8' }).stdout.includes(cluster);
}

/**
 * @param {() => boolean} done
 * @param {number} milliseconds
 * @returns {Promise<boolean>} whether it came true in time
 */
export async function within(done, milliseconds) {
  const end = performance.now() + milliseconds;
  while (!done()) {
    if (performance.now() > end) return false;
    await new Promise((next) => setTimeout(next, 15));
  }
  return true;
}
