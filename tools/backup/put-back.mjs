// @ts-check
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { serverAccount } from '../postgres/account.mjs';
import { clusterVersion } from '../postgres/cluster.mjs';
import { holdFolder, makeFolder, places } from '../postgres/folder.mjs';
import { StartRefusal } from '../postgres/index.mjs';
import { broken } from './archive.mjs';
import { differences, hashesOf, readManifest } from './manifest.mjs';
import { rowsAfterRestore } from './take.mjs';

/** Made anew by the start, and of no use to another folder. */
const LEFT_BEHIND = new Set(['postgres-port', 'logs', 'running.json']);

/**
 * Puts a backup into a data folder. Hashes and row counts are checked before anything in the folder changes; what was there
 * is moved aside, never deleted.
 *
 * @param {{ backup: string, dataFolder: string, force: boolean, now: Date, log: (line: string) => void }} order
 * @returns {Promise<{ tables: number, rows: number, movedTo: string | null }>}
 */
export async function restoreBackup({ backup, dataFolder, force, now, log }) {
  const at = places(dataFolder);
  const manifest = readManifest(backup);
  log('Checking the backup …');
  const changed = differences(manifest.files, await hashesOf(backup));
  if (changed.length > 0) throw broken(`${changed.join(', ')} ${changed.length === 1 ? 'is' : 'are'} not as written`);
  const present = clusterVersion(at.cluster) !== null;
  if (present && !force) {
    throw new StartRefusal(
      'target-not-empty',
      `There is a database in ${at.root} already. Name an empty folder in MITTLER_DATA, or add --force: the present one is then moved aside.`,
    );
  }
  makeFolder(dataFolder);
  const giveBack = holdFolder(dataFolder);
  const draft = join(at.root, '.restoring');
  try {
    rmSync(draft, { recursive: true, force: true });
    log('Restoring …');
    const rows = await rowsAfterRestore(backup, draft, { durable: true, account: serverAccount(at.cluster) });
    const wrong = differences(manifest.rows, rows);
    if (wrong.length > 0) throw broken(`the tables ${wrong.join(', ')} do not have the rows that were counted`);
    const movedTo = exchange(
      at.root,
      draft,
      join(at.root, `before-restore-${now.toISOString().replace(/[:.]/g, '-')}`),
    );
    return {
      tables: Object.keys(rows).length,
      rows: Object.values(rows).reduce((sum, count) => sum + count, 0),
      movedTo,
    };
  } finally {
    rmSync(draft, { recursive: true, force: true });
    giveBack();
  }
}

/**
 * @param {string} root
 * @param {string} draft
 * @param {string} aside
 * @returns {string | null} where the earlier content went
 */
function exchange(root, draft, aside) {
  let moved = false;
  for (const name of readdirSync(draft)) {
    if (LEFT_BEHIND.has(name)) continue;
    if (existsSync(join(root, name)) && !isEmptyFolder(join(root, name))) {
      mkdirSync(aside, { recursive: true, mode: 0o711 });
      renameSync(join(root, name), join(aside, name));
      moved = true;
    }
    renameSync(join(draft, name), join(root, name));
  }
  return moved ? aside : null;
}

/** @param {string} path */
function isEmptyFolder(path) {
  return statSync(path).isDirectory() && readdirSync(path).length === 0;
}
