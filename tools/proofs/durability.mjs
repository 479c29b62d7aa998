// @ts-check
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { freePort } from '../postgres/folder.mjs';
import { startPostgres } from '../postgres/index.mjs';
import { runApi } from '../product/api.mjs';
import { askAt } from '../product/ask.mjs';
import { bundleApi } from '../product/bundle.mjs';
import { markOf, writeOneCourse } from '../product/one-course.mjs';

const CLIENTS = 16;
const PATIENCE = 600_000;
const LONG = { people: 100, sessions: 50, api: 20, database: 10 };
const SHORT = { people: 20, sessions: 10, api: 3, database: 1 };
/** More kills, so that one of them surely falls between the storing and the answer. */
const TWIN = { people: 40, sessions: 10, api: 6, database: 3 };

/**
 * @typedef {{ readonly enrolment: string, readonly block: string, readonly session: string }} Place
 * @typedef {object} Counts
 * @property {number} acknowledged
 * @property {number} repeated marks that were sent again since nobody had answered
 * @property {number} apiKills
 * @property {number} databaseKills
 */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'durability',
  line: 'What was acknowledged is stored once, though the API and PostgreSQL are killed again and again by -9.',
  async run({ long, twin, log }) {
    const wish = long ? LONG : twin ? TWIN : SHORT;
    const folder = mkdtempSync(join(tmpdir(), 'mittler-durability-'));
    const bundle = await bundleApi();
    const world = new World(folder, bundle.main);
    try {
      await world.begin();
      const sql = await world.connect();
      const course = await writeOneCourse(sql, { people: wish.people, sessions: wish.sessions, trainers: 1 });
      await sql.end();
      const places = course.sessions.flatMap(({ id, blocks }) =>
        blocks.flatMap((block) => course.enrolments.map((enrolment) => ({ enrolment, block, session: id }))),
      );
      /** @type {Counts} */
      const counts = { acknowledged: 0, repeated: 0, apiKills: 0, databaseKills: 0 };
      await Promise.all([
        ...Array.from({ length: CLIENTS }, (_, n) =>
          send(
            world,
            course.trainers[0] ?? '',
            places.filter((_place, index) => index % CLIENTS === n),
            counts,
            twin,
          ),
        ),
        kill(world, wish, places.length, counts),
      ]);
      const broken = await compare(world, places, log);
      return {
        holds:
          broken === 0 &&
          counts.acknowledged === places.length &&
          counts.apiKills === wish.api &&
          counts.databaseKills === wish.database,
        figures: {
          'marks acknowledged': counts.acknowledged,
          'sent again': counts.repeated,
          'API killed': counts.apiKills,
          'PostgreSQL killed': counts.databaseKills,
          'lost or doubled': broken,
        },
      };
    } finally {
      await world.end();
      bundle.remove();
      rmSync(folder, { recursive: true, force: true });
    }
  },
};

/** The API and its database, which are killed and started again in the same places. */
class World {
  /** @type {Awaited<ReturnType<typeof startPostgres>> | undefined} */
  postgres;
  /** @type {Awaited<ReturnType<typeof runApi>> | undefined} */
  api;
  port = 0;
  isOver = false;

  /**
   * @param {string} folder
   * @param {string} main
   */
  constructor(folder, main) {
    this.folder = folder;
    this.main = main;
  }

  async begin() {
    this.port = await freePort();
    this.postgres = await startPostgres({ dataFolder: this.folder });
    await this.startApi();
  }

  async startApi() {
    const settings = { DATABASE_URL: this.postgres?.url ?? '', MITTLER_DATA: this.folder, PORT: String(this.port) };
    this.api = await runApi(this.main, {
      ...settings,
      PORTAL_FOLDER: join(this.folder, 'no-portal'),
      MITTLER_JOBS: 'off',
    });
  }

  async killApi() {
    if (this.api) process.kill(this.api.pid, 'SIGKILL');
    await this.api?.stop();
    await this.startApi();
  }

  async killDatabase() {
    if (this.postgres) process.kill(this.postgres.pid, 'SIGKILL');
    await this.postgres?.exited;
    this.postgres = await startPostgres({ dataFolder: this.folder });
  }

  async connect() {
    const url = new URL(this.postgres?.adminUrl ?? '');
    url.pathname = '/mittler';
    const sql = new pg.Client({ connectionString: url.href });
    await sql.connect();
    return sql;
  }

  async end() {
    await this.api?.stop();
    await this.postgres?.stop();
  }
}

/**
 * Sends marks one after the other, each until somebody says that it is recorded. The twin makes a new id each time.
 *
 * @param {World} world
 * @param {string} cookie
 * @param {readonly Place[]} places
 * @param {Counts} counts
 * @param {boolean} twin
 */
async function send(world, cookie, places, counts, twin) {
  const client = askAt(world.port, 1);
  const patience = performance.now() + PATIENCE;
  for (const { enrolment, block, session } of places) {
    let mark = markOf(enrolment, block);
    for (let tries = 0; ; tries += 1) {
      const json = { marks: [mark] };
      const { status, text } = await client.ask({
        method: 'POST',
        path: `/api/sessions/${session}/marks`,
        cookie,
        json,
      });
      if (status === 200) {
        // A doubled mark of the twin waits as stale: its client is told, and goes on.
        if (twin || JSON.parse(text).outcomes[0].outcome === 'recorded') counts.acknowledged += 1;
        break;
      }
      if (performance.now() > patience) throw new Error(`Nobody answers: ${status} ${text.slice(0, 200)}`);
      if (tries === 0) counts.repeated += 1;
      if (twin) mark = markOf(enrolment, block);
      await pause(20);
    }
  }
  client.close();
}

/**
 * Kills in the midst of the work: whenever another share of the marks is acknowledged.
 *
 * @param {World} world
 * @param {{ readonly api: number, readonly database: number }} wish
 * @param {number} marks
 * @param {Counts} counts
 */
async function kill(world, wish, marks, counts) {
  const total = wish.api + wish.database;
  for (let n = 1; n <= total; n += 1) {
    while (counts.acknowledged < (marks * n) / (total + 1)) {
      if (!world.api?.isAlive()) throw new Error(`The API ended by itself:\n${world.api?.output()}`);
      await pause(3);
    }
    if (n % 3 === 0) {
      await world.killDatabase();
      counts.databaseKills += 1;
    } else {
      await world.killApi();
      counts.apiKills += 1;
    }
  }
}

/**
 * @param {World} world
 * @param {readonly Place[]} places
 * @param {(line: string) => void} log
 */
async function compare(world, places, log) {
  const sql = await world.connect();
  const { rows } = await sql.query(
    `select enrolment_id || ' ' || block_id as place from fact where kind = 'mark'
     union all select enrolment_id || ' ' || block_id from pending_mark`,
  );
  await sql.end();
  /** @type {Map<string, number>} */
  const stored = new Map();
  for (const { place } of rows) stored.set(place, (stored.get(place) ?? 0) + 1);
  const lost = places.filter(({ enrolment, block }) => !stored.has(`${enrolment} ${block}`));
  const doubled = [...stored].filter(([, count]) => count > 1);
  if (lost.length > 0) log(`broken: ${lost.length} marks were acknowledged and are not stored`);
  if (doubled.length > 0) log(`broken: ${doubled.length} marks are stored more than once`);
  return lost.length + doubled.length;
}
