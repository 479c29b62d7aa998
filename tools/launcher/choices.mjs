// @ts-check
import { parseArgs } from 'node:util';
import { resolve } from 'node:path';
import { StartRefusal } from '../postgres/refusal.mjs';

/**
 * What the launcher itself must know; every other setting is read and checked by the API.
 *
 * @typedef {object} Choices
 * @property {string} host
 * @property {number} port 0 takes a free one
 * @property {string} dataFolder
 * @property {string | null} databaseUrl `null`: the PostgreSQL that came with the packages
 * @property {boolean} empty start without demo data
 */

/**
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} env
 * @param {string} root
 * @returns {Choices}
 */
export function readChoices(parameters, env, root) {
  const port = env['PORT']?.trim() || '3000';
  if (!/^\d{1,5}$/.test(port) || Number(port) > 65_535) {
    throw new StartRefusal('bad-setting', `PORT must be a whole number from 0 to 65535, not "${port}".`);
  }
  return {
    host: env['HOST']?.trim() || '127.0.0.1',
    port: Number(port),
    dataFolder: resolve(root, env['MITTLER_DATA']?.trim() || 'data'),
    databaseUrl: env['DATABASE_URL']?.trim() || null,
    empty: wantsEmpty(parameters),
  };
}

/** @param {readonly string[]} parameters */
function wantsEmpty(parameters) {
  try {
    return parseArgs({ args: [...parameters], options: { empty: { type: 'boolean' } } }).values.empty === true;
  } catch (error) {
    throw new StartRefusal(
      'bad-setting',
      `${error instanceof Error ? error.message : error} The only option is --empty: start without demo data.`,
    );
  }
}
