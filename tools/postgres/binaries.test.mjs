// @ts-check
import assert from 'node:assert/strict';
import { chmodSync, cpSync, existsSync, lstatSync, mkdirSync, readFileSync, readdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { installedPackage, linkLibraries, prepareBinaries } from './binaries.mjs';
import { NOBODY, folderFor, isRoot } from './test/surroundings.mjs';

/**
 * The package as `npm ci --ignore-scripts` leaves it: without a single link.
 *
 * @param {string} target
 */
function withoutLinks(target) {
  cpSync(installedPackage(), target, { recursive: true, verbatimSymlinks: true });
  /** @type {readonly { target: string }[]} */
  const links = JSON.parse(readFileSync(join(target, 'native/pg-symlinks.json'), 'utf8'));
  for (const link of links) rmSync(join(target, link.target), { force: true });
  return links.map((link) => join(target, link.target));
}

test('library links that npm left out are made', (t) => {
  const folder = join(folderFor(t), 'package');
  const links = withoutLinks(folder);
  assert.ok(links.length > 0 && links.every((link) => !existsSync(link)));
  assert.equal(linkLibraries(folder), true);
  assert.ok(links.every((link) => lstatSync(link).isSymbolicLink() && existsSync(link)));
  assert.ok(prepareBinaries(isRoot ? NOBODY : null, { packageFolder: folder }).postgres.startsWith(folder));
});

test(
  'programs in a folder that the account cannot enter are copied once, and the copy is used again',
  { skip: !isRoot && 'only root can' },
  (t) => {
    const closed = join(folderFor(t), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    withoutLinks(join(closed, 'package'));
    const cache = join(folderFor(t), 'cache');
    const place = { packageFolder: join(closed, 'package'), cacheFolders: [cache] };
    const first = prepareBinaries(NOBODY, place);
    assert.ok(first.postgres.startsWith(cache));
    const made = lstatSync(first.postgres).mtimeMs;
    assert.deepEqual(prepareBinaries(NOBODY, place), first);
    assert.equal(lstatSync(first.postgres).mtimeMs, made);
    assert.equal(readdirSync(cache).length, 1, 'no draft is left behind');
  },
);

test('a cache folder that others can write is passed over', { skip: !isRoot && 'only root can' }, (t) => {
  const closed = join(folderFor(t), 'closed');
  mkdirSync(closed, { mode: 0o700 });
  cpSync(installedPackage(), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
  const open = join(folderFor(t), 'open');
  mkdirSync(open);
  chmodSync(open, 0o777);
  const safe = join(folderFor(t), 'safe');
  const found = prepareBinaries(NOBODY, { packageFolder: join(closed, 'package'), cacheFolders: [open, safe] });
  assert.ok(found.postgres.startsWith(safe));
  assert.deepEqual(readdirSync(open), []);
});

test(
  'programs that can neither be run nor copied are refused with what was tried',
  { skip: !isRoot && 'only root can' },
  (t) => {
    const closed = join(folderFor(t), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    cpSync(installedPackage(), join(closed, 'package'), { recursive: true, verbatimSymlinks: true });
    const place = { packageFolder: join(closed, 'package'), cacheFolders: ['/etc/passwd/mittler'] };
    assert.throws(() => prepareBinaries(NOBODY, place), {
      name: 'StartRefusal',
      code: 'no-binaries',
      message: /passwd.mittler/,
    });
  },
);
