// @ts-check
import { randomUUID } from 'node:crypto';
import { benchId, cookieOf, OFFICE, PER_COURSE, ROLLS, TRAINER } from './population.mjs';

/**
 * @typedef {object} Server
 * @property {import('../product/ask.mjs').Ask} ask
 * @property {() => number} cpu
 *
 * @typedef {{ readonly product: Server, readonly bare: Server, readonly again: Server }} Servers `again`: the baseline a second time, as a control
 *
 * @typedef {object} Job
 * @property {string} name
 * @property {string} baseline name of the side that the others are compared with
 * @property {(servers: Servers) => Promise<readonly string[]>} differences between the answers, before anything is timed
 * @property {(servers: Servers) => readonly import('./measure.mjs').Side[]} sides
 */
const CONNECTIONS = 16;
const TRAINEES = 200;

/** @param {string} text @returns {any} */
const read = (text) => JSON.parse(text);

/** @param {number} n */
const progressOf = (n) => ({ method: 'GET', path: '/api/me/progress', cookie: cookieOf(1 + (n % TRAINEES)) });

/** @param {number} requests in one round @returns {Job} */
export function progressJob(requests) {
  let next = 0;
  const run =
    (/** @type {Server} */ { ask }) =>
    async () => {
      const last = next + requests;
      const one = async () => {
        while (next < last) expectOk(await ask(progressOf(next++)));
      };
      await Promise.all(Array.from({ length: CONNECTIONS }, one));
      return requests;
    };
  return {
    name: 'progress read',
    baseline: 'bare',
    async differences({ product, bare }) {
      const wrong = [];
      for (let n = 0; n < TRAINEES; n += 1) {
        const [one, other] = await Promise.all([product.ask(progressOf(n)), bare.ask(progressOf(n))]);
        if (one.status !== 200 || one.text !== other.text)
          wrong.push(`progress of ${n}: ${one.status}, ${other.status}`);
      }
      return wrong;
    },
    sides: ({ product, bare, again }) => [
      { name: 'bare', run: run(bare), cpu: bare.cpu },
      { name: 'bare again', run: run(again), cpu: again.cpu },
      { name: 'product', run: run(product), cpu: product.cpu },
    ],
  };
}

/** A whole roll of 100, for a session that has no marks yet. @param {number} course @param {number} n */
function rollOf(course, n) {
  const blockId = benchId('block', course * ROLLS + n);
  return {
    method: 'POST',
    path: `/api/sessions/${benchId('session', course * ROLLS + n)}/marks`,
    cookie: cookieOf(TRAINER),
    json: {
      marks: Array.from({ length: PER_COURSE }, (_, index) => ({
        id: randomUUID(),
        enrolmentId: benchId('enrolment', (course - 1) * PER_COURSE + index + 1),
        blockId,
        attendance: 'present',
        minutes: 60,
        modality: 'room',
        check: 'roll-call',
        interactionEnsured: false,
      })),
    },
  };
}

/** Courses for each side of the comparison, so that its people's records stay of a usual length. */
const COURSES_EACH = 6;
export const COURSES_OF_ROLLS = 4 * COURSES_EACH;

/**
 * @param {number} requests in one round
 * @param {number} firstCourse
 * @returns {Job}
 */
export function rollJob(requests, firstCourse) {
  /** @type {Map<number, number>} */
  const written = new Map();
  const nextRoll = (/** @type {number} */ side) => {
    const n = written.get(side) ?? 0;
    written.set(side, n + 1);
    return rollOf(firstCourse + side * COURSES_EACH + (n % COURSES_EACH), 1 + Math.floor(n / COURSES_EACH));
  };
  const run =
    (/** @type {Server} */ { ask }, /** @type {number} */ side, path = '') =>
    async () => {
      for (let n = 0; n < requests; n += 1) {
        const roll = nextRoll(side);
        expectOk(await ask(path === '' ? roll : { ...roll, path }));
      }
      return requests;
    };
  return {
    name: 'roll write of 100',
    baseline: 'bare',
    async differences({ product, bare }) {
      const answers = [await bare.ask(nextRoll(0)), await product.ask(nextRoll(1))];
      const [one, other] = answers.map(({ text }) =>
        JSON.stringify([
          read(text).outcomes?.map((/** @type {any} */ { outcome, code }) => [outcome, code]),
          read(text).present?.map((/** @type {any} */ { minutes }) => minutes),
        ]),
      );
      return one === other && one?.includes('recorded')
        ? []
        : [`rolls: ${answers.map(({ text }) => text.slice(0, 200)).join(' ')}`];
    },
    sides: ({ product, bare, again }) => [
      { name: 'bare', run: run(bare, 0), cpu: bare.cpu },
      { name: 'product', run: run(product, 1), cpu: product.cpu },
      { name: 'bare again', run: run(again, 2), cpu: again.cpu },
      { name: 'plain upsert', run: run(bare, 3, '/upsert'), cpu: bare.cpu },
    ],
  };
}

const REPORT = { method: 'GET', path: '/api/reports/certification', cookie: cookieOf(OFFICE) };
const LIVE = { ...REPORT, path: '/live-report' };

/** @param {number} requests in one round @returns {Job} */
export function reportJob(requests) {
  const run =
    (/** @type {Server} */ { ask }, /** @type {import('../product/ask.mjs').Question} */ question) =>
    async () => {
      for (let n = 0; n < requests; n += 1) expectOk(await ask(question));
      return requests;
    };
  return {
    name: 'report',
    baseline: 'live SQL',
    async differences({ product, bare }) {
      const [stored, live] = await Promise.all([product.ask(REPORT), bare.ask(LIVE)]);
      const departments = read(stored.text).municipalities.flatMap((/** @type {any} */ { key, departments }) =>
        departments.map((/** @type {any} */ { id, figures }) =>
          [key, id, ...['enrolled', 'inTraining', 'ready', 'certified'].map((name) => figures[name].value)].join(),
        ),
      );
      const expected = read(live.text).map((/** @type {any} */ row) => Object.values(row).join());
      return JSON.stringify(departments) === JSON.stringify(expected) ? [] : ['the report is not what the facts say'];
    },
    sides: ({ product, bare, again }) => [
      { name: 'live SQL', run: run(bare, LIVE), cpu: bare.cpu },
      { name: 'live SQL again', run: run(again, LIVE), cpu: again.cpu },
      { name: 'product', run: run(product, REPORT), cpu: product.cpu },
    ],
  };
}

/** @param {import('../product/ask.mjs').Reply} reply */
function expectOk({ status, text }) {
  if (status !== 200) throw new Error(`${status}: ${text.slice(0, 300)}`);
}
