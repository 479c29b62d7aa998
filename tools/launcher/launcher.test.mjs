// @ts-check
import assert from 'node:assert/strict';
import { spawn, spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { once } from 'node:events';
import { createServer } from 'node:net';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { freePort, isFree } from '../postgres/folder.mjs';
import { within } from '../postgres/process-mark.mjs';
import { folderFor } from '../postgres/test/surroundings.mjs';
import { processesOf } from '../proofs/start-stop/session.mjs';
import { RESULTS, STAMP, fingerprint } from './build.mjs';
import { isEnough } from './node-version.mjs';

const TOOLS = fileURLToPath(new URL('../', import.meta.url));

/**
 * A checkout that is built already, with a stand-in for the API.
 *
 * @param {import('node:test').TestContext} t
 */
async function checkout(t) {
  const root = folderFor(t);
  cpSync(TOOLS, join(root, 'tools'), { recursive: true });
  symlinkSync(join(TOOLS, '../node_modules'), join(root, 'node_modules'));
  writeFileSync(
    join(root, 'package.json'),
    JSON.stringify({ type: 'module', scripts: { start: 'node tools/start.mjs' } }),
  );
  for (const file of RESULTS) {
    mkdirSync(dirname(join(root, file)), { recursive: true });
    writeFileSync(join(root, file), '');
  }
  cpSync(join(TOOLS, 'launcher/test/stand-in-api.mjs'), join(root, RESULTS[0] ?? ''));
  writeFileSync(join(root, STAMP), fingerprint(root));
  return { root, data: join(root, 'data'), port: await freePort() };
}

/**
 * @param {Awaited<ReturnType<typeof checkout>>} place
 * @param {{ command?: readonly string[], env?: NodeJS.ProcessEnv }} [how]
 */
async function start({ root, data, port }, { command = [process.execPath, 'tools/start.mjs'], env = {} } = {}) {
  const [program = '', ...parameters] = command;
  const { npm_lifecycle_event: _, DATABASE_URL: __, ...outer } = process.env;
  const child = spawn(program, parameters, {
    cwd: root,
    env: { ...outer, PORT: String(port), MITTLER_DATA: data, MITTLER_PROOF_FOLDER: data, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let text = '';
  for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (part) => (text += part));
  /** @type {number | null | undefined} */
  let code;
  const ended = once(child, 'close').then(([exit]) => (code = exit));
  await within(() => text.includes('Mittler is ready') || code !== undefined, 20_000);
  return { child, ended, text: () => text, leftBehind: () => processesOf(data, 4000) };
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  test(`${signal} lets the API finish before the database stops, and ends with 0`, async (t) => {
    const session = await start(await checkout(t));
    session.child.kill(signal);
    assert.equal(await session.ended, 0);
    assert.match(session.text(), /last request served[\s\S]*Mittler has stopped/);
    assert.deepEqual(await session.leftBehind(), []);
  });
}

test('a second Ctrl-C ends at once, the echo of the first does not', async (t) => {
  const session = await start(await checkout(t), { env: { STAND_IN: 'stuck' } });
  session.child.kill('SIGINT');
  session.child.kill('SIGINT');
  await new Promise((next) => setTimeout(next, 900));
  assert.equal(session.child.exitCode, null);
  session.child.kill('SIGINT');
  assert.equal(await session.ended, 130);
  assert.deepEqual(await session.leftBehind(), []);
});

test('killed with -9 it leaves nothing behind, and the next start comes up', async (t) => {
  const place = await checkout(t);
  const first = await start(place);
  first.child.kill('SIGKILL');
  const second = await start(place);
  assert.match(second.text(), /Mittler is ready/);
  second.child.kill('SIGTERM');
  assert.equal(await second.ended, 0);
  assert.deepEqual(await second.leftBehind(), []);
});

test('a SIGTERM to npm stops everything', async (t) => {
  const session = await start(await checkout(t), { command: ['npm', 'start'] });
  assert.match(session.text(), /Mittler is ready/);
  session.child.kill('SIGTERM');
  await session.ended;
  assert.deepEqual(await session.leftBehind(), []);
});

test('a busy port is refused before anything is started', async (t) => {
  const place = await checkout(t);
  const squatter = createServer().listen(place.port, '127.0.0.1');
  await once(squatter, 'listening');
  t.after(() => squatter.close());
  const session = await start(place);
  assert.notEqual(await session.ended, 0);
  assert.match(session.text(), new RegExp(`Port ${place.port} .* in use`));
  assert.equal(existsSync(place.data), false);
});

test('an API that does not start takes the database down with it and says why', async (t) => {
  const session = await start(await checkout(t), { env: { STAND_IN: 'crash' } });
  assert.equal(await session.ended, 1);
  assert.match(session.text(), /the stand-in crashes[\s\S]*The API did not start/);
  assert.deepEqual(await session.leftBehind(), []);
});

test('without demo data stays without demo data', async (t) => {
  const place = await checkout(t);
  for (const command of [
    [process.execPath, 'tools/start.mjs', '--empty'],
    [process.execPath, 'tools/start.mjs'],
  ]) {
    const session = await start(place, { command });
    assert.match(session.text(), /demo 0/);
    session.child.kill('SIGTERM');
    await session.ended;
  }
});

test('an unknown option and a wrong port are refused', async (t) => {
  const place = await checkout(t);
  const option = await start(place, { command: [process.execPath, 'tools/start.mjs', '--emtpy'] });
  assert.equal(await option.ended, 1);
  assert.match(option.text(), /--empty/);
  const port = await start({ ...place, port: 70_000 });
  assert.equal(await port.ended, 1);
  assert.match(port.text(), /PORT must be/);
});

test('the Node needed is 24.15 or newer', () => {
  assert.deepEqual(['20.20.2', '24.14.9', '24.15.0', '25.0.0'].map(isEnough), [false, false, true, true]);
});

test('a bare call in an older Node runs in the one that npm brought', async (t) => {
  const older = ['/usr/bin/node', '/usr/local/bin/node'].find((path) => {
    const version = spawnSync(path, ['-p', 'process.versions.node'], { encoding: 'utf8' }).stdout?.trim();
    return version && !isEnough(version);
  });
  if (!older) return t.skip('there is no older Node on this machine');
  const place = await checkout(t);
  const session = await start(place, { command: [older, 'tools/start.mjs'] });
  assert.match(session.text(), /Mittler is ready/);
  session.child.kill('SIGKILL');
  await session.ended;
  assert.deepEqual(await session.leftBehind(), []);
  assert.ok(await isFree(place.port));
});
