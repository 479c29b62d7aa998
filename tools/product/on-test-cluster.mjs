// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import pg from 'pg';
import { createDatabase, startTestCluster } from '../postgres/test-cluster.mjs';
import { runApi } from './api.mjs';
import { bundleApi } from './bundle.mjs';

/**
 * @typedef {object} Product the product's API on a database of its own
 * @property {import('./api.mjs').RunningApi} api
 * @property {pg.Client} sql as superuser: proofs look past the API
 * @property {Readonly<Record<string, string>>} env with which the API runs
 * @property {string} folder of the bundle
 * @property {string} url of the database, as the application's role
 */

/**
 * Starts the API as it is built, does the work and clears everything away.
 *
 * @template T
 * @param {{ readonly breaks?: readonly import('./bundle.mjs').Break[], readonly inputs?: Readonly<Record<string, string>>, readonly settings?: Readonly<Record<string, string>> }} options
 * @param {(product: Product) => Promise<T>} work
 * @returns {Promise<T>}
 */
export async function withProduct({ breaks = [], inputs, settings = {} }, work) {
  /** @type {(() => unknown)[]} */
  const clearing = [];
  try {
    const [bundle, cluster] = await Promise.all([
      bundleApi({ breaks, ...(inputs ? { inputs } : {}) }),
      startTestCluster({ settings }),
    ]);
    clearing.push(
      () => cluster.stop(),
      () => bundle.remove(),
    );
    const database = await createDatabase();
    clearing.push(() => database.drop());
    const dataFolder = mkdtempSync(join(tmpdir(), 'mittler-product-'));
    clearing.push(() => rmSync(dataFolder, { recursive: true, force: true }));
    const env = { DATABASE_URL: database.url, MITTLER_DATA: dataFolder, PORTAL_FOLDER: join(dataFolder, 'no-portal') };
    const sql = new pg.Client({ connectionString: database.adminUrl });
    await sql.connect();
    clearing.push(() => sql.end());
    const api = await runApi(bundle.main, env);
    clearing.push(() => api.stop());
    return await work({ api, sql, env, folder: bundle.folder, url: database.url });
  } finally {
    for (const clear of clearing.reverse()) await clear();
  }
}
