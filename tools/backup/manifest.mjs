// @ts-check
import { createHash } from 'node:crypto';
import { createReadStream, existsSync, readFileSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import pg from 'pg';
import { broken } from './archive.mjs';

/**
 * What a backup holds. It is written last: a folder without one is no backup.
 *
 * @typedef {object} Manifest
 * @property {1} format
 * @property {string} madeAt instant
 * @property {string} release version of Mittler
 * @property {string} postgres major version
 * @property {Readonly<Record<string, string>>} files SHA-256 by path in the backup
 * @property {Readonly<Record<string, number>>} rows by table, counted in a trial restore of this very backup
 */

export const MANIFEST = 'manifest.json';

/**
 * @param {string} folder
 * @returns {Manifest}
 */
export function readManifest(folder) {
  if (!existsSync(join(folder, MANIFEST))) throw broken(`${folder} has no ${MANIFEST}`);
  const manifest = /** @type {Manifest} */ (JSON.parse(readFileSync(join(folder, MANIFEST), 'utf8')));
  if (manifest.format !== 1) throw broken(`its format ${manifest.format} is not known to this release`);
  return manifest;
}

/**
 * @param {string} folder
 * @returns {Promise<Readonly<Record<string, string>>>}
 */
export async function hashesOf(folder) {
  /** @type {Record<string, string>} */
  const hashes = {};
  const visit = async (/** @type {string} */ path) => {
    for (const name of readdirSync(join(folder, path)).sort()) {
      const inside = path ? `${path}/${name}` : name;
      if (inside === MANIFEST) continue;
      if (statSync(join(folder, inside)).isDirectory()) await visit(inside);
      else hashes[inside] = await hashOf(join(folder, inside));
    }
  };
  await visit('');
  return hashes;
}

/** @param {string} file */
async function hashOf(file) {
  const hash = createHash('sha256');
  await pipeline(createReadStream(file), hash);
  return hash.digest('hex');
}

/**
 * Counts every row of every table. Each page of the tables is read for it, and PostgreSQL checks its checksum.
 *
 * @param {string} url
 * @returns {Promise<Readonly<Record<string, number>>>}
 */
export async function countRows(url) {
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  try {
    const tables = await client.query(
      `SELECT format('%I.%I', schemaname, tablename) AS name FROM pg_tables
       WHERE schemaname NOT IN ('pg_catalog', 'information_schema') ORDER BY 1`,
    );
    /** @type {Record<string, number>} */
    const rows = {};
    for (const { name } of tables.rows) {
      // Names come quoted from the catalogue.
      const { rows: found } = await client.query(`SELECT count(*)::int8 AS count FROM ${name}`);
      rows[name] = Number(found[0].count);
    }
    return rows;
  } finally {
    await client.end();
  }
}

/**
 * @param {Readonly<Record<string, unknown>>} expected
 * @param {Readonly<Record<string, unknown>>} found
 * @returns {readonly string[]} keys in which the two differ
 */
export function differences(expected, found) {
  return [...new Set([...Object.keys(expected), ...Object.keys(found)])]
    .filter((key) => expected[key] !== found[key])
    .sort();
}
