// @ts-check
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { readIfThere } from './folder.mjs';
import { isAlive, servesCluster, within } from './process-mark.mjs';
import { StartRefusal } from './refusal.mjs';

/**
 * Deals with what an earlier start left behind. Call it only while holding the data folder: then a server that still runs on it has no launcher.
 *
 * @param {string} cluster
 * @param {(line: string) => void} log
 */
export async function clearLeftover(cluster, log) {
  const lock = join(cluster, 'postmaster.pid');
  const pid = Number(readIfThere(lock)?.split('\n')[0]);
  if (!Number.isInteger(pid) || pid <= 0 || !isAlive(pid)) return;
  if (!servesCluster(pid, cluster)) {
    // The number went to another program, as after a restart of the machine. PostgreSQL would take it for its own server and refuse;
    // should workers of the old one still be there, it finds their shared memory and refuses all the same.
    rmSync(lock, { force: true });
    return;
  }
  log('A database server of an earlier start is still running; stopping it.');
  if (await stopProcess(pid, () => !servesCluster(pid, cluster))) return;
  throw new StartRefusal(
    'leftover-stays',
    `The database server of an earlier start (process ${pid}) does not stop. End it by hand and start again.`,
  );
}

/**
 * Fast shutdown, then an immediate one (recovery on the next start), then the hard way.
 *
 * @param {number} pid
 * @param {() => boolean} isGone
 */
export async function stopProcess(pid, isGone) {
  const steps = /** @type {const} */ ([
    ['SIGINT', 8000],
    ['SIGQUIT', 3000],
    ['SIGKILL', 2000],
  ]);
  for (const [signal, patience] of steps) {
    try {
      process.kill(pid, signal);
    } catch {
      return isGone();
    }
    if (await within(isGone, patience)) return true;
  }
  return false;
}
