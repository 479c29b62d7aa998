// @ts-check
import { readFileSync, statSync } from 'node:fs';
import { spawnSync } from 'node:child_process';
import { StartRefusal } from './refusal.mjs';

/**
 * The user that runs PostgreSQL where it is not the one who started us.
 *
 * @typedef {{ readonly uid: number, readonly gid: number }} Account
 */

const isRoot = () => process.getuid?.() === 0;

/**
 * PostgreSQL refuses to run as root. Root runs it as the owner of the folder, so that a folder made by an ordinary user stays
 * that user's, and as `nobody` where the folder is new.
 *
 * @param {string} clusterFolder may be missing
 * @returns {Account | null} `null`: run it as the present user
 */
export function serverAccount(clusterFolder) {
  const owner = ownerOf(clusterFolder);
  if (isRoot()) return owner && owner.uid !== 0 ? owner : nobody();
  if (owner && process.getuid && owner.uid !== process.getuid()) {
    throw new StartRefusal(
      'folder-of-another-user',
      `The database in ${clusterFolder} belongs to another user (id ${owner.uid}). Start as that user or as root, or hand the data folder over with chown -R.`,
    );
  }
  return null;
}

/**
 * @param {string} folder
 * @returns {Account | null}
 */
function ownerOf(folder) {
  try {
    const { uid, gid } = statSync(folder);
    return { uid, gid };
  } catch {
    return null;
  }
}

/** @returns {Account} */
function nobody() {
  const line = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .find((entry) => entry.startsWith('nobody:'));
  const [, , uid, gid] = line?.split(':') ?? [];
  if (uid === undefined || gid === undefined) {
    throw new StartRefusal(
      'server-failed',
      'PostgreSQL does not run as root and there is no user "nobody" here. Start as an ordinary user.',
    );
  }
  return { uid: Number(uid), gid: Number(gid) };
}

/**
 * Whether the account may enter the folder; asked of the system itself, since access lists and mounts decide too.
 *
 * @param {Account} account
 * @param {string} folder
 */
export function canEnter(account, folder) {
  const answer = spawnSync('/bin/sh', ['-c', 'cd "$1"', 'sh', folder], { ...account, cwd: '/', stdio: 'ignore' });
  return answer.status === 0;
}
