// @ts-check
import { askAt } from '../product/ask.mjs';
import { runApi } from '../product/api.mjs';
import { markOf, writeOneCourse } from '../product/one-course.mjs';
import { withProduct } from '../product/on-test-cluster.mjs';
import { join } from 'node:path';

/** The twin does not ask what a mark replaces. */
const BREAKS = [
  {
    file: 'attendance/mark-verdict.ts',
    from: "return mark.replaces === holds ? null : 'stale';",
    to: 'return null;',
  },
];
const TRAINERS = 8;
const PEOPLE = 6;

/**
 * @typedef {object} Tally
 * @property {number} sent
 * @property {number} recorded
 * @property {number} waiting
 * @property {Map<string, string | null>} replaced what each recorded mark said it replaces
 * @property {string[]} broken
 */

/** @type {import('../prove.mjs').Proof} */
export default {
  name: 'two-writers',
  line: 'Eight trainers on two replicas write one roll: nothing is overwritten unseen, and a stale mark is answered with what holds.',
  run: ({ long, twin, log }) =>
    withProduct({ breaks: twin ? BREAKS : [] }, async ({ api, sql, env, folder }) => {
      const other = await runApi(join(folder, 'main.js'), env);
      const clients = [askAt(api.port, TRAINERS), askAt(other.port, TRAINERS)];
      try {
        const course = await writeOneCourse(sql, { people: PEOPLE, sessions: 1, trainers: TRAINERS });
        /** @type {Tally} */
        const tally = { sent: 0, recorded: 0, waiting: 0, replaced: new Map(), broken: [] };
        const until = performance.now() + (long ? 180_000 : 5_000);
        await Promise.all(
          course.trainers.map((cookie, n) =>
            write(/** @type {typeof clients[0]} */ (clients[n % 2]).ask, cookie, course, until, tally),
          ),
        );
        await compare(sql, tally);
        for (const what of tally.broken.slice(0, 20)) log(`broken: ${what}`);
        return {
          holds: tally.broken.length === 0 && tally.recorded > 100 && tally.waiting > 20,
          figures: {
            'marks sent': tally.sent,
            recorded: tally.recorded,
            'stale, waiting for a person': tally.waiting,
            'not as it should be': tally.broken.length,
          },
        };
      } finally {
        for (const client of clients) client.close();
        await other.stop();
      }
    }),
};

/**
 * One trainer, who corrects what she believes to hold and looks at the answer.
 *
 * @param {import('../product/ask.mjs').Ask} ask
 * @param {string} cookie
 * @param {import('../product/one-course.mjs').OneCourse} course
 * @param {number} until
 * @param {Tally} tally
 */
async function write(ask, cookie, { enrolments, sessions }, until, tally) {
  const [session] = sessions;
  if (!session) return;
  /** @type {Map<string, string>} */
  const known = new Map();
  for (let turn = 0; performance.now() < until; turn += 1) {
    const enrolment = enrolments[Math.floor(Math.random() * enrolments.length)] ?? '';
    const block = session.blocks[turn % 2] ?? '';
    const place = `${enrolment} ${block}`;
    const replaces = known.get(place) ?? null;
    const mark = markOf(enrolment, block, { minutes: 1 + (turn % 90), replaces });
    const path = `/api/sessions/${session.id}/marks`;
    const { status, text } = await ask({ method: 'POST', path, cookie, json: { marks: [mark] } });
    tally.sent += 1;
    if (status !== 200) {
      tally.broken.push(`a mark was answered with ${status} ${text.slice(0, 120)}`);
      continue;
    }
    const { outcomes, present } = JSON.parse(text);
    const [{ outcome, code }] = outcomes;
    if (outcome === 'recorded') {
      tally.recorded += 1;
      tally.replaced.set(mark.id, replaces);
      known.set(place, mark.id);
    } else {
      tally.waiting += 1;
      const holds = present.find((/** @type {{ blockId: string }} */ each) => each.blockId === block);
      if (code !== 'stale' || !holds) tally.broken.push(`a stale mark was answered with ${text.slice(0, 160)}`);
      else if (holds.id === replaces) tally.broken.push('a mark that named what holds was called stale');
      else known.set(place, holds.id);
    }
  }
}

/**
 * @param {import('pg').Client} sql
 * @param {Tally} tally
 */
async function compare(sql, { recorded, replaced, broken }) {
  const { rows } = await sql.query(
    `select id, replaces, enrolment_id || ' ' || block_id as place,
       exists (select from fact newer where newer.replaces = f.id) as gone from fact f where kind = 'mark' order by received_at, id`,
  );
  if (rows.length !== recorded) broken.push(`${rows.length} marks are stored, ${recorded} were said to be recorded`);
  /** @type {Map<string, string>} */
  const holding = new Map();
  for (const { id, replaces, place } of rows) {
    if (replaced.get(id) !== replaces) broken.push(`${id} replaces something else than it said`);
    if ((holding.get(place) ?? null) !== replaces)
      broken.push(`${id} overwrote ${holding.get(place)} without having seen it`);
    holding.set(place, id);
  }
  const held = rows.filter(({ gone }) => !gone).map(({ place }) => place);
  if (new Set(held).size !== held.length)
    broken.push(`${held.length - new Set(held).size} places hold more than one mark`);
}
