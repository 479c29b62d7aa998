// @ts-check
import assert from 'node:assert/strict';
import {
  appendFileSync,
  existsSync,
  mkdirSync,
  readFileSync,
  readdirSync,
  rmSync,
  statSync,
  writeFileSync,
} from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres } from '../postgres/index.mjs';
import { ask, folderFor } from '../postgres/test/surroundings.mjs';
import { restoreBackup } from './put-back.mjs';
import { takeBackup } from './take.mjs';

const now = new Date('2026-11-22T10:00:00Z');
const log = () => {};
const CONTENT = `SELECT id, note FROM mark ORDER BY id`;

/** @param {import('node:test').TestContext} t */
async function installation(t) {
  const home = folderFor(t);
  const dataFolder = join(home, 'data');
  const server = await startPostgres({ dataFolder, durable: false });
  await ask(server.url, `CREATE TABLE mark (id int GENERATED ALWAYS AS IDENTITY PRIMARY KEY, note text NOT NULL)`);
  await ask(server.url, `INSERT INTO mark (note) SELECT 'Größe ' || n FROM generate_series(1, 2000) AS n`);
  mkdirSync(join(dataFolder, 'pages'));
  writeFileSync(join(dataFolder, 'secret'), 'key of this installation');
  writeFileSync(join(dataFolder, 'pages', 'imprint.md'), 'Impressum');
  return { home, dataFolder, server };
}

test('after backup, loss of everything and restore, every row, sequence, secret and file is as before', async (t) => {
  const { home, dataFolder, server } = await installation(t);
  const before = await ask(server.url, CONTENT);
  const backup = join(home, 'backup');
  // Rows keep coming while the backup runs; each is either in it or not, and none halfway.
  const writing = ask(server.url, `INSERT INTO mark (note) SELECT 'during' FROM generate_series(1, 500)`);
  const manifest = await takeBackup({ dataFolder, target: backup, now, release: '1.0.0', log });
  await writing;
  await server.stop();
  rmSync(dataFolder, { recursive: true });

  const { rows, movedTo } = await restoreBackup({ backup, dataFolder, force: false, now, log });
  const restored = await startPostgres({ dataFolder, durable: false });
  t.after(() => restored.stop());
  const after = await ask(restored.url, CONTENT);
  assert.deepEqual(after.slice(0, 2000), before);
  assert.ok(after.length === 2000 || after.length === 2500);
  assert.deepEqual([manifest.rows['public.mark'], rows, movedTo], [after.length, after.length, null]);
  const [next] = await ask(restored.url, `INSERT INTO mark (note) VALUES ('next') RETURNING id`);
  assert.ok(Number(next?.['id']) > after.length);
  assert.equal(readFileSync(join(dataFolder, 'secret'), 'utf8'), 'key of this installation');
  assert.equal(statSync(join(dataFolder, 'secrets')).mode & 0o777, 0o700);
  assert.equal(readFileSync(join(dataFolder, 'pages', 'imprint.md'), 'utf8'), 'Impressum');
});

test('a stopped installation is backed up too', async (t) => {
  const { home, dataFolder, server } = await installation(t);
  await server.stop();
  const manifest = await takeBackup({ dataFolder, target: join(home, 'backup'), now, release: '1.0.0', log });
  assert.deepEqual(manifest.rows, { 'public.mark': 2000 });
  assert.deepEqual(
    Object.keys(manifest.files).filter((file) => !file.includes('postgres-')),
    ['files/pages/imprint.md', 'files/secret', 'postgres.tar.gz'],
  );
});

test('an existing database is replaced only with force, and is then kept aside', async (t) => {
  const { home, dataFolder, server } = await installation(t);
  const backup = join(home, 'backup');
  await takeBackup({ dataFolder, target: backup, now, release: '1.0.0', log });
  await ask(server.url, 'DELETE FROM mark');
  await assert.rejects(restoreBackup({ backup, dataFolder, force: true, now, log }), { code: 'already-running' });
  await server.stop();
  await assert.rejects(restoreBackup({ backup, dataFolder, force: false, now, log }), { code: 'target-not-empty' });
  const { movedTo } = await restoreBackup({ backup, dataFolder, force: true, now, log });
  assert.ok(movedTo && existsSync(join(movedTo, 'postgres', 'PG_VERSION')));
  const restored = await startPostgres({ dataFolder, durable: false });
  t.after(() => restored.stop());
  assert.equal((await ask(restored.url, CONTENT)).length, 2000);
});

test('a backup of which a byte was changed is refused, and nothing is touched', async (t) => {
  const { home, dataFolder, server } = await installation(t);
  await server.stop();
  const backup = join(home, 'backup');
  await takeBackup({ dataFolder, target: backup, now, release: '1.0.0', log });
  appendFileSync(join(backup, 'postgres.tar.gz'), 'x');
  const target = join(home, 'other');
  await assert.rejects(restoreBackup({ backup, dataFolder: target, force: true, now, log }), {
    code: 'backup-broken',
    message: /postgres\.tar\.gz/,
  });
  assert.equal(existsSync(target), false);
});

test('a backup that could not be finished leaves no folder that looks like one', async (t) => {
  const { home, dataFolder, server } = await installation(t);
  await server.stop();
  writeFileSync(join(dataFolder, 'secrets', 'postgres-admin'), 'wrong');
  const backup = join(home, 'backup');
  await assert.rejects(takeBackup({ dataFolder, target: backup, now, release: '1.0.0', log }));
  assert.deepEqual(readdirSync(home), ['data']);
});
