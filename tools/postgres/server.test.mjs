// @ts-check
import assert from 'node:assert/strict';
import { chmodSync, chownSync, existsSync, mkdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { networkInterfaces } from 'node:os';
import { createServer, connect } from 'node:net';
import { spawn, spawnSync } from 'node:child_process';
import { join } from 'node:path';
import { test } from 'node:test';
import { startPostgres } from './index.mjs';
import { holdFolder, isFree, places } from './folder.mjs';
import { isAlive, processMark, within } from './process-mark.mjs';
import { NOBODY, ask, folderFor, holdServer, isRoot, nobodyCanRunUs, watchdogsOf } from './test/surroundings.mjs';

/** @param {string} code */
const refusal = (code) => ({ name: 'StartRefusal', code });
const gone = (/** @type {number} */ pid) => within(() => processMark(pid) === null, 5000);

test('a first start makes a UTF-8 cluster, a later one opens it on the same port', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const first = await startPostgres({ dataFolder, durable: false });
  await ask(first.url, 'CREATE TABLE kept AS SELECT 130 AS hours');
  const [found] = await ask(
    first.adminUrl,
    `SELECT datlocprovider AS provider, datlocale AS locale, pg_encoding_to_char(encoding) AS encoding FROM pg_database WHERE datname = 'mittler'`,
  );
  await first.stop();
  const second = await startPostgres({ dataFolder, durable: false });
  t.after(() => second.stop());
  assert.deepEqual(found, { provider: 'b', locale: 'C.UTF-8', encoding: 'UTF8' });
  assert.deepEqual([first.isNew, second.isNew, second.port], [true, false, first.port]);
  assert.deepEqual(await ask(second.url, 'SELECT hours FROM kept'), [{ hours: 130 }]);
});

test('nothing acknowledged is lost by a power cut: the durability settings are on', async (t) => {
  const server = await startPostgres({ dataFolder: join(folderFor(t), 'data') });
  t.after(() => server.stop());
  const names = ['fsync', 'full_page_writes', 'synchronous_commit'];
  const rows = await ask(
    server.adminUrl,
    `SELECT name, setting FROM pg_settings WHERE name IN ('${names.join("','")}') ORDER BY name`,
  );
  assert.deepEqual(
    rows,
    names.map((name) => ({ name, setting: 'on' })).sort((a, b) => a.name.localeCompare(b.name)),
  );
});

test('the server listens on this machine alone, and no one connects without the password', async (t) => {
  const server = await startPostgres({ dataFolder: join(folderFor(t), 'data') });
  t.after(() => server.stop());
  const other = Object.values(networkInterfaces())
    .flatMap((list) => list ?? [])
    .find((one) => one.family === 'IPv4' && !one.internal);
  if (other) assert.equal(await reaches(other.address, server.port), false);
  await assert.rejects(ask(`postgres://postgres:wrong@127.0.0.1:${server.port}/postgres`, 'SELECT 1'), {
    code: '28P01',
  });
  const [role] = await ask(server.url, 'SELECT rolsuper FROM pg_roles WHERE rolname = current_user');
  assert.deepEqual(role, { rolsuper: false });
});

test('a lost password is replaced by a new one', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  await (await startPostgres({ dataFolder, durable: false })).stop();
  rmSync(join(places(dataFolder).secrets, 'postgres-app'));
  const server = await startPostgres({ dataFolder, durable: false });
  t.after(() => server.stop());
  assert.equal((await ask(server.url, 'SELECT 1 AS one')).length, 1);
});

test('a first start that was cut off is made again from the beginning', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  mkdirSync(places(dataFolder).draft, { recursive: true });
  writeFileSync(join(places(dataFolder).draft, 'PG_VERSION'), '18\n');
  const server = await startPostgres({ dataFolder, durable: false });
  t.after(() => server.stop());
  assert.equal(existsSync(places(dataFolder).draft), false);
});

test(
  'root runs PostgreSQL as another user, below a folder that this user cannot enter too',
  { skip: !isRoot && 'only root can' },
  async (t) => {
    const closed = join(folderFor(t), 'closed');
    mkdirSync(closed, { mode: 0o700 });
    const dataFolder = join(closed, 'data');
    for (const isNew of [true, false]) {
      const server = await startPostgres({ dataFolder, durable: false });
      assert.equal(server.isNew, isNew);
      assert.equal(statSync(`/proc/${server.pid}`).uid, NOBODY.uid);
      assert.equal((await ask(server.url, 'SELECT 1 AS one')).length, 1);
      await server.stop();
    }
  },
);

test(
  'an ordinary user starts it as oneself, and a folder of another user is refused',
  { skip: !nobodyCanRunUs() && 'only root can change the user' },
  async (t) => {
    const home = folderFor(t);
    chownSync(home, NOBODY.uid, NOBODY.gid);
    const held = await holdServer(join(home, 'data'), NOBODY);
    assert.equal(statSync(`/proc/${held.said.pid}`).uid, NOBODY.uid);
    held.child.kill('SIGTERM');
    assert.equal(await held.ended, 0);
    for (const folder of [join(home, 'data'), places(join(home, 'data')).secrets, places(join(home, 'data')).logs])
      chmodSync(folder, 0o777);
    chownSync(places(join(home, 'data')).cluster, 4242, 4242);
    const refused = await holdServer(join(home, 'data'), NOBODY);
    assert.equal(refused.said.code, 'folder-of-another-user');
  },
);

test(
  'a folder that cannot be written is refused in plain words',
  { skip: !nobodyCanRunUs() && 'root may write everywhere' },
  async (t) => {
    const folder = folderFor(t);
    const { said, ended } = await holdServer(join(folder, 'data'), NOBODY);
    assert.equal(said.code, 'folder-not-writable');
    assert.match(said.message, /cannot be written/);
    assert.notEqual(await ended, 0);
  },
);

test('a file where the folder should be is refused in plain words', async (t) => {
  const file = join(folderFor(t), 'data');
  writeFileSync(file, '');
  await assert.rejects(startPostgres({ dataFolder: join(file, 'deeper') }), refusal('folder-not-writable'));
});

test(
  'a full disk is refused in plain words, on the first start and on a later one',
  { skip: !isRoot && 'only root can mount a small disk' },
  async (t) => {
    let disk = '';
    // Registered first: the folder can only be removed once nothing is mounted there.
    t.after(() => spawnSync('umount', ['-l', disk]));
    disk = folderFor(t);
    if (spawnSync('mount', ['-t', 'tmpfs', '-o', 'size=20m', 'tmpfs', disk]).status !== 0)
      return t.skip('no small disk can be mounted here');

    await assert.rejects(startPostgres({ dataFolder: join(disk, 'data') }), refusal('disk-full'));
    spawnSync('mount', ['-o', 'remount,size=120m', disk]);
    const server = await startPostgres({ dataFolder: join(disk, 'data') });
    await server.stop();
    rmSync(join(places(join(disk, 'data')).cluster, 'postmaster.pid'), { force: true });
    spawnSync('sh', ['-c', `cat /dev/zero > ${join(disk, 'filler')}`]);
    await assert.rejects(startPostgres({ dataFolder: join(disk, 'data') }), refusal('disk-full'));
    rmSync(join(disk, 'filler'));
    const again = await startPostgres({ dataFolder: join(disk, 'data') });
    await again.stop();
  },
);

test('a stale postmaster.pid that names another living process does not block the start', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  await (await startPostgres({ dataFolder, durable: false })).stop();
  const other = spawn('sleep', ['60']);
  t.after(() => other.kill());
  writeFileSync(
    join(places(dataFolder).cluster, 'postmaster.pid'),
    `${other.pid}\n${places(dataFolder).cluster}\n1700000000\n5432\n\n127.0.0.1\n 0 0\nready   \n`,
  );
  const server = await startPostgres({ dataFolder, durable: false });
  await server.stop();
  assert.ok(isAlive(other.pid ?? 0), 'the other process is left alone');
});

test('killed with -9, the launcher takes its server with it', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const { child, said } = await holdServer(dataFolder);
  child.kill('SIGKILL');
  assert.ok(await gone(said.pid), 'the server has ended');
  assert.deepEqual(watchdogsOf(said.pid), []);
  const server = await startPostgres({ dataFolder, durable: false });
  await server.stop();
});

test('a server left over by launcher and watchdog both killed is stopped by the next start', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const { child, said, ended } = await holdServer(dataFolder);
  for (const pid of watchdogsOf(said.pid)) process.kill(pid, 'SIGKILL');
  child.kill('SIGKILL');
  await ended;
  await new Promise((next) => setTimeout(next, 300));
  assert.notEqual(processMark(said.pid), null, 'the server is left over');
  /** @type {string[]} */
  const lines = [];
  const server = await startPostgres({ dataFolder, durable: false, log: (line) => lines.push(line) });
  t.after(() => server.stop());
  assert.ok(await gone(said.pid));
  assert.match(lines.join('\n'), /earlier start/);
});

test('a second start on the same folder is refused and leaves the first one running', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const { child, said, ended } = await holdServer(dataFolder);
  await assert.rejects(startPostgres({ dataFolder, durable: false }), refusal('already-running'));
  assert.equal((await ask(said.url, 'SELECT 1 AS one')).length, 1);
  child.kill('SIGTERM');
  await ended;
});

test('a holder of the folder whose number went to another process does not hold it', (t) => {
  const dataFolder = join(folderFor(t), 'data');
  mkdirSync(dataFolder);
  writeFileSync(places(dataFolder).running, JSON.stringify({ pid: process.pid, mark: `${process.pid}@1` }));
  const giveBack = holdFolder(dataFolder);
  assert.match(readFileSync(places(dataFolder).running, 'utf8'), new RegExp(`"pid":${process.pid}`));
  giveBack();
  assert.equal(existsSync(places(dataFolder).running), false);
});

test('a port in use is replaced by a free one, and refused where it was asked for', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const first = await startPostgres({ dataFolder, durable: false });
  await first.stop();
  const squatter = createServer().listen(first.port, '127.0.0.1');
  await new Promise((done) => squatter.once('listening', done));
  t.after(() => squatter.close());
  const second = await startPostgres({ dataFolder, durable: false });
  t.after(() => second.stop());
  assert.notEqual(second.port, first.port);
  await assert.rejects(
    startPostgres({ dataFolder: join(folderFor(t), 'data'), port: first.port }),
    refusal('port-busy'),
  );
});

test('a cluster of another PostgreSQL version is refused and left as it is', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  mkdirSync(places(dataFolder).cluster, { recursive: true });
  writeFileSync(join(places(dataFolder).cluster, 'PG_VERSION'), '15\n');
  if (isRoot) chownSync(places(dataFolder).cluster, NOBODY.uid, NOBODY.gid);
  await assert.rejects(startPostgres({ dataFolder, durable: false }), refusal('other-version'));
});

test('stopping ends server and watchdog, gives folder and port back, and may be repeated', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const server = await startPostgres({ dataFolder, durable: false });
  await Promise.all([server.stop(), server.stop()]);
  await server.stop();
  assert.equal(processMark(server.pid), null);
  assert.ok(await within(() => watchdogsOf(server.pid).length === 0, 2000));
  assert.ok(await isFree(server.port));
  assert.equal(existsSync(places(dataFolder).running), false);
});

test('what a refused row held stays out of the log', async (t) => {
  const dataFolder = join(folderFor(t), 'data');
  const server = await startPostgres({ dataFolder, durable: false });
  await ask(server.url, 'CREATE TABLE one (mail text UNIQUE)');
  const insert = `INSERT INTO one VALUES ('anna@stadt.example')`;
  await ask(server.url, insert);
  await assert.rejects(ask(server.url, insert), { code: '23505' });
  await server.stop();
  assert.doesNotMatch(readFileSync(places(dataFolder).log, 'utf8'), /anna/);
});

/**
 * @param {string} host
 * @param {number} port
 */
function reaches(host, port) {
  return new Promise((done) => {
    const socket = connect({ host, port, timeout: 1000 });
    for (const end of ['error', 'timeout']) socket.once(end, () => done(false));
    socket.once('connect', () => (socket.destroy(), done(true)));
  });
}
