// @ts-check
import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { cpSync, existsSync, mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { fileURLToPath } from 'node:url';
import { parse } from 'yaml';
import { folderFor } from '../postgres/test/surroundings.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const text = (/** @type {string} */ file) => readFileSync(join(ROOT, file), 'utf8');

/**
 * @typedef {object} Service
 * @property {string} [image]
 * @property {string} [env_file]
 * @property {Readonly<Record<string, string>>} [environment]
 * @property {readonly string[]} [ports]
 * @property {readonly string[]} [volumes]
 * @property {readonly string[]} [command]
 * @property {readonly string[]} [networks]
 * @property {Readonly<Record<string, { condition: string }>>} [depends_on]
 * @property {{ test?: readonly string[], disable?: boolean }} [healthcheck]
 */

const compose =
  /** @type {{ services: Record<string, Service>, volumes: object, networks: Record<string, { internal?: boolean } | null> }} */ (
    parse(text('docker-compose.yml'), { merge: true })
  );
const service = (/** @type {string} */ name) => {
  const found = compose.services[name];
  assert.ok(found, `there is a service ${name}`);
  return found;
};

test('PostgreSQL, two replicas, a proxy, a mail catcher and a migration job are composed', () => {
  assert.deepEqual(Object.keys(compose.services).sort(), ['api-a', 'api-b', 'mail', 'migrate', 'postgres', 'proxy']);
  assert.deepEqual(service('api-a'), service('api-b'));
  assert.match(service('postgres').image ?? '', /^postgres:(15|16|17|18)/);
});

test('every lasting service says whether it is well, and the replicas wait for database and schema', () => {
  for (const [name, { healthcheck }] of Object.entries(compose.services))
    assert.ok(name === 'migrate' ? healthcheck?.disable : healthcheck?.test, name);
  assert.deepEqual(service('api-a').depends_on, {
    postgres: { condition: 'service_healthy' },
    migrate: { condition: 'service_completed_successfully' },
  });
  assert.deepEqual(service('migrate').command, ['--migrate']);
});

test('only the proxy is reached from other machines', () => {
  const published = Object.entries(compose.services).flatMap(([name, { ports = [] }]) =>
    ports.map((port) => ({ name, port })),
  );
  for (const { name, port } of published)
    assert.ok(name === 'proxy' || port.startsWith('127.0.0.1:'), `${name} ${port}`);
  assert.equal(compose.networks['inside']?.internal, true);
  for (const name of ['postgres', 'api-a', 'migrate']) assert.deepEqual(service(name).networks, ['inside']);
});

test('secrets come from files that are in no image and no repository', () => {
  for (const [name, { environment, env_file }] of Object.entries(compose.services)) {
    assert.equal(environment, undefined, `${name} has no settings in the compose file`);
    if (env_file) assert.ok(existsSync(join(ROOT, `${env_file}.example`)), env_file);
  }
  assert.match(text('.dockerignore'), /^deploy\/\*\.env$/m);
  assert.match(text('.gitignore'), /^deploy\/\*\.env$/m);
  for (const file of ['deploy/mittler.env.example', 'deploy/postgres.env.example'])
    assert.doesNotMatch(text(file), /^(MITTLER_SECRET|POSTGRES_PASSWORD|MITTLER_DATABASE_PASSWORD)=.+/m);
});

test('files and volumes that are named exist', () => {
  const mounts = Object.values(compose.services).flatMap(({ volumes = [] }) =>
    volumes.map((mount) => mount.split(':')[0] ?? ''),
  );
  for (const from of mounts)
    assert.ok(from.startsWith('./') ? existsSync(join(ROOT, from)) : from in compose.volumes, from);
});

test('the proxy knows every replica and lets no caller forge an address', () => {
  assert.match(text('deploy/Caddyfile'), /reverse_proxy api-a:3000 api-b:3000 /);
  assert.match(text('deploy/Caddyfile'), /header_up X-Forwarded-For \{remote_host\}/);
  assert.match(text('deploy/mittler.env.example'), /^TRUSTED_PROXIES=1$/m);
});

test('the image runs the built API as an ordinary user in Node 24', () => {
  const lines = text('Dockerfile').split('\n');
  assert.ok(lines.filter((line) => line.startsWith('FROM ')).every((line) => line.startsWith('FROM node:24-')));
  assert.ok(lines.lastIndexOf('USER node') > lines.findLastIndex((line) => line.startsWith('RUN ')));
  assert.ok(lines.some((line) => line.startsWith('HEALTHCHECK ')));
});

test('compose itself accepts the file', (t) => {
  const commands = [['docker', 'compose'], ['docker-compose']];
  const found = commands.find(([program = '', ...rest]) => spawnSync(program, [...rest, 'version']).status === 0);
  if (!found) return t.skip('compose is not installed here; the images were not built');
  const copy = folderFor(t);
  cpSync(join(ROOT, 'docker-compose.yml'), join(copy, 'docker-compose.yml'));
  mkdirSync(join(copy, 'deploy'));
  for (const name of ['mittler.env', 'postgres.env'])
    cpSync(join(ROOT, `deploy/${name}.example`), join(copy, `deploy/${name}`));
  const [program = '', ...rest] = found;
  const { status, stderr } = spawnSync(program, [...rest, 'config', '--quiet'], { cwd: copy, encoding: 'utf8' });
  assert.equal(status, 0, stderr);
});
