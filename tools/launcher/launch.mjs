// @ts-check
import { existsSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { freePort, isFree, makeFolder, places } from '../postgres/folder.mjs';
import { StartRefusal, startPostgres } from '../postgres/index.mjs';
import { becomesReady, startApi } from './api.mjs';
import { buildIfNeeded } from './build.mjs';
import { readChoices } from './choices.mjs';
import { stopRequest } from './stop-request.mjs';

const ROOT = fileURLToPath(new URL('../../', import.meta.url));
const READY_WITHIN = 110_000;

/**
 * Runs Mittler until it is asked to stop: the database server, then the API, which serves the portal too.
 *
 * @param {readonly string[]} parameters
 * @param {NodeJS.ProcessEnv} env
 * @returns {Promise<number>} exit code
 */
export async function main(parameters, env) {
  const log = (/** @type {string} */ line) => console.log(line);
  const request = stopRequest(log);
  try {
    return await launch(readChoices(parameters, env, ROOT), env, log, request);
  } catch (error) {
    console.error(error instanceof StartRefusal ? error.message : error);
    return 1;
  } finally {
    request.dispose();
  }
}

/**
 * @param {import('./choices.mjs').Choices} choices
 * @param {NodeJS.ProcessEnv} env
 * @param {(line: string) => void} log
 * @param {import('./stop-request.mjs').StopRequest} request
 */
async function launch(choices, env, log, request) {
  const began = performance.now();
  const port = await webPort(choices);
  makeFolder(choices.dataFolder);
  const database = choices.databaseUrl === null ? await startPostgres({ dataFolder: choices.dataFolder, log }) : null;
  if (database) request.onForce(() => process.kill(database.pid, 'SIGQUIT'));
  /** @type {import('./api.mjs').RunningApi | null} */
  let api = null;
  try {
    await buildIfNeeded(ROOT, log, request.signal);
    if (request.signal.aborted) return 0;
    const demo = database === null ? (env['MITTLER_DEMO'] ?? '0') : wantsDemo(choices, database.isNew, env);
    if (database?.isNew) log(demo === '1' ? 'Creating the database and its demo data …' : 'Creating the database …');
    api = startApi(ROOT, {
      LOG_LEVEL: 'warn',
      ...env,
      NODE_ENV: env['NODE_ENV'] ?? 'production',
      HOST: choices.host,
      PORT: String(port),
      MITTLER_DATA: choices.dataFolder,
      MITTLER_DEMO: demo,
      DATABASE_URL: database?.url ?? choices.databaseUrl ?? '',
    });
    request.onForce(api.kill);
    const url = `http://${/^(0\.0\.0\.0|::)$/.test(choices.host) ? '127.0.0.1' : choices.host}:${port}`;
    const isReady = await becomesReady(url, () => request.signal.aborted || (api?.hasEnded() ?? true), READY_WITHIN);
    if (request.signal.aborted) return 0;
    if (!isReady) throw new StartRefusal('api-failed', 'The API did not start. What it said is above.');
    const hint = demo === '1' ? ' Demo accounts are listed on the sign-in page.' : '';
    log(
      `Mittler is ready after ${((performance.now() - began) / 1000).toFixed(1)} s: ${env['PUBLIC_URL'] ?? url}.${hint} Ctrl-C stops it.`,
    );
    const first = await Promise.race([
      request.asked.then(() => null),
      api.exited.then(() => 'The API ended unexpectedly. What it said is above.'),
      ...(database
        ? [
            database.exited.then(
              () => `PostgreSQL ended unexpectedly. Its log is ${join(choices.dataFolder, 'logs/postgres.log')}.`,
            ),
          ]
        : []),
    ]);
    if (first !== null) throw new StartRefusal('server-failed', first);
    return 0;
  } finally {
    // The API first: its last requests still need the database.
    await api?.stop();
    await database?.stop();
    if (request.signal.aborted) log('Mittler has stopped.');
  }
}

/**
 * After a kill -9 the API of the earlier start may need a moment to give the port back.
 *
 * @param {import('./choices.mjs').Choices} choices
 */
async function webPort({ host, port, dataFolder }) {
  if (port === 0) return freePort();
  const wasCutOff = existsSync(places(dataFolder).running);
  for (let attempt = 0; attempt < (wasCutOff ? 50 : 1); attempt += 1) {
    if (await isFree(port, host)) return port;
    await new Promise((next) => setTimeout(next, 100));
  }
  throw new StartRefusal(
    'port-busy',
    `Port ${port} on ${host} is in use by another program, or may not be used by this user. Set PORT to a free one, for example PORT=3001 npm start.`,
  );
}

/**
 * A first start with --empty stays empty on later starts without it.
 *
 * @param {import('./choices.mjs').Choices} choices
 * @param {boolean} isNew
 * @param {NodeJS.ProcessEnv} env
 * @returns {string}
 */
function wantsDemo({ empty, dataFolder }, isNew, env) {
  const marker = join(dataFolder, 'without-demo');
  if (empty && isNew) writeFileSync(marker, '');
  if (empty && !isNew && !existsSync(marker))
    console.warn('--empty concerns the first start only; the database in this data folder exists already.');
  return empty || existsSync(marker) ? '0' : (env['MITTLER_DEMO'] ?? '1');
}
