// @ts-check
import { randomBytes } from 'node:crypto';
import { accessSync, constants, mkdtempSync, readdirSync, rmSync, statfsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { APP } from './cluster.mjs';
import { isAlive } from './process-mark.mjs';
import { startPostgres } from './server.mjs';

/** Names the running test cluster (superuser) to every process of a test run. */
export const ADMIN_URL = 'MITTLER_TEST_ADMIN_URL';
const MEMORY = '/dev/shm';
const ENOUGH_MEMORY = 4 * 1024 ** 3;
const FOLDER = /^mittler-test-(\d+)-/;

/**
 * Starts a throwaway PostgreSQL in the temporary folder and names it in `process.env.MITTLER_TEST_ADMIN_URL`, from where test
 * workers inherit it. Where that variable is set already, the named server is used and left running.
 *
 * @param {{ durable?: boolean, settings?: Readonly<Record<string, string>> }} [options] `durable` where a proof is about durability
 * @returns {Promise<{ adminUrl: string, stop: () => Promise<void> }>}
 */
export async function startTestCluster({ durable = false, settings = {} } = {}) {
  const running = process.env[ADMIN_URL];
  if (running) return { adminUrl: running, stop: async () => {} };
  clearAbandoned();
  const dataFolder = mkdtempSync(join(durable ? tmpdir() : quickFolder(), `mittler-test-${process.pid}-`));
  const server = await startPostgres({ dataFolder, durable, settings: { max_connections: '200', ...settings } });
  process.env[ADMIN_URL] = server.adminUrl;
  await asAdmin((client) => client.query(`ALTER ROLE ${APP} PASSWORD '${APP}'`));
  return {
    adminUrl: server.adminUrl,
    stop: async () => {
      delete process.env[ADMIN_URL];
      await server.stop();
      rmSync(dataFolder, { recursive: true, force: true });
    },
  };
}

/**
 * Makes a database that belongs to the application's role, empty or as a copy of a template to which nobody is connected.
 *
 * @param {string | null} [template] name of a database
 * @param {string} [name] default: a random one
 * @returns {Promise<{ name: string, url: string, adminUrl: string, drop: () => Promise<void> }>} `url` as the application's role, `adminUrl` as superuser
 */
export async function createDatabase(template = null, name = `t_${randomBytes(8).toString('hex')}`) {
  await asAdmin((client) =>
    client.query(`CREATE DATABASE "${name}" OWNER ${APP}${template ? ` TEMPLATE "${template}"` : ''}`),
  );
  return { name, ...urlsOf(name), drop: () => dropDatabase(name) };
}

/** @param {string} name */
export async function dropDatabase(name) {
  await asAdmin((client) => client.query(`DROP DATABASE IF EXISTS "${name}" WITH (FORCE)`));
}

/**
 * The same role and rights as in production. Its password in a test cluster is set to a known one, since workers only inherit the admin's address.
 *
 * @param {string} name
 */
function urlsOf(name) {
  const admin = adminUrl();
  admin.pathname = `/${name}`;
  const url = new URL(admin);
  url.username = APP;
  url.password = APP;
  return { url: url.href, adminUrl: admin.href };
}

function adminUrl() {
  const url = process.env[ADMIN_URL];
  if (!url)
    throw new Error(
      `No test cluster is running: call startTestCluster() in the global set-up (${ADMIN_URL} is not set).`,
    );
  return new URL(url);
}

/** @param {(client: pg.Client) => Promise<unknown>} work */
async function asAdmin(work) {
  const client = new pg.Client({ connectionString: adminUrl().href });
  await client.connect();
  try {
    await work(client);
  } finally {
    await client.end();
  }
}

/**
 * Memory instead of a disk, where there is enough of it: a test cluster is thrown away anyhow.
 *
 * @returns {string}
 */
export function quickFolder() {
  try {
    const { bavail, bsize } = statfsSync(MEMORY);
    accessSync(MEMORY, constants.W_OK);
    return bavail * bsize >= ENOUGH_MEMORY ? MEMORY : tmpdir();
  } catch {
    return tmpdir();
  }
}

/** Removes folders of test runs that were killed. */
function clearAbandoned() {
  for (const folder of new Set([tmpdir(), quickFolder()])) {
    for (const name of readdirSync(folder)) {
      const pid = Number(FOLDER.exec(name)?.[1]);
      if (!Number.isInteger(pid) || isAlive(pid)) continue;
      try {
        rmSync(join(folder, name), { recursive: true, force: true });
      } catch {
        // Another user's: not ours to clear.
      }
    }
  }
}
