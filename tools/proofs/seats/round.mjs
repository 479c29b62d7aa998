// @ts-check
import { randomUUID } from 'node:crypto';
import { course as courseRow, id, idOf, person as personRow } from '../../product/few-people-rows.mjs';

/** People of the round are numbered from here on. */
const FIRST = 1000;
const DEPARTMENT = id('department', 1);

/**
 * @typedef {{ readonly cookie: string, readonly asks: readonly import('../../product/ask.mjs').Ask[] }} Office
 * @typedef {{ readonly id: string, readonly capacity: number }} Course
 * @typedef {object} Acknowledged a request with its answer, in milliseconds of one clock
 * @property {string} registration
 * @property {number} sentAt
 * @property {number} answeredAt
 * @property {string} state as answered
 * @typedef {object} Played
 * @property {readonly Acknowledged[]} acknowledged
 * @property {readonly string[]} failures answers that nobody foresaw
 * @property {number} most most seats that a look from outside ever saw taken
 * @property {number} milliseconds of the first 200
 */

/**
 * @param {import('pg').Client} sql
 * @param {number} count
 */
export async function writePeople(sql, count) {
  const people = Array.from({ length: count }, (_, index) => ({
    ...personRow(FIRST + index),
    external_id: null,
    email: null,
  }));
  await sql.query('insert into person select * from json_populate_recordset(null::person, $1)', [
    JSON.stringify(people),
  ]);
  await sql.query(
    `insert into membership (id, person_id, department_id, valid_from)
     select gen_random_uuid(), p.id, $1, '2024-01-01' from json_populate_recordset(null::person, $2) p`,
    [DEPARTMENT, JSON.stringify(people)],
  );
}

/**
 * @param {import('pg').Client} sql
 * @param {number} round
 * @param {number} capacity
 * @param {number | null} acceptHours
 * @returns {Promise<Course>}
 */
export async function openCourse(sql, round, capacity, acceptHours) {
  const row = {
    ...courseRow(100 + round),
    starts_on: '2190-02-01',
    ends_on: '2190-11-30',
    capacity,
    accept_hours: acceptHours,
  };
  await sql.query('insert into course select * from json_populate_recordset(null::course, $1)', [
    JSON.stringify([row]),
  ]);
  return { id: row.id, capacity };
}

/**
 * All register at once; then, again all at once, some cancel (each twice, as with a double click), others register late,
 * offers are accepted, and the office adds seats.
 *
 * @param {Office} office
 * @param {import('pg').Client} sql
 * @param {Course} course
 * @param {{ people: number, late: number }} size
 * @returns {Promise<Played>}
 */
export async function playRound(office, sql, course, size) {
  const look = watch(sql, course);
  try {
    const played = await play(office, sql, course, size);
    return { ...played, most: await look() };
  } finally {
    await look();
  }
}

/**
 * @param {Office} office
 * @param {import('pg').Client} sql
 * @param {Course} course
 * @param {{ people: number, late: number }} size
 * @returns {Promise<Omit<Played, 'most'>>}
 */
async function play(office, sql, course, { people, late }) {
  const began = performance.now();
  const first = await Promise.all(numbers(0, people).map((n) => register(office, course, n)));
  const milliseconds = performance.now() - began;
  const { rows } = await sql.query('select id, version, state from registration where course_id = $1', [course.id]);
  const seated = rows.filter(({ state }) => state === 'admitted' || state === 'confirmed');
  const waiting = rows.filter(({ state }) => state === 'waiting');
  const leaving = [...some(seated, 0.4), ...some(waiting, 0.05)];
  const staying = some(
    seated.filter((row) => row.state === 'admitted' && !leaving.includes(row)),
    0.5,
  );
  const added = Math.floor(Math.random() * 3);
  const [withdrawals, accepted, second, refusals] = await Promise.all([
    Promise.all(leaving.flatMap((row) => [step(office, row, 'withdrawal'), step(office, row, 'withdrawal')])),
    Promise.all(staying.map((row) => step(office, row, 'acceptance'))),
    Promise.all(numbers(people, people + late).map((n) => register(office, course, n))),
    added > 0 ? addSeats(office, sql, course, added) : [],
  ]);
  const answers = [...first, ...second];
  const failures = [
    ...refusals,
    ...answers.filter(({ status }) => status !== 201).map(({ status, text }) => `registering: ${status} ${text}`),
    ...withdrawals
      .filter(({ status }) => status !== 200 && status !== 412)
      .map(({ status }) => `withdrawing: ${status}`),
    ...accepted.filter(({ status }) => status !== 200).map(({ status }) => `accepting: ${status}`),
  ];
  // Who waited may have moved up meanwhile, and then withdraws nothing that she has not seen.
  leaving.forEach(({ state }, index) => {
    const done = withdrawals.slice(2 * index, 2 * index + 2).filter(({ status }) => status === 200).length;
    if (done > 1 || (done === 0 && state !== 'waiting')) failures.push(`a withdrawal was done ${done} times`);
  });
  return {
    acknowledged: answers.filter(({ status }) => status === 201),
    failures,
    milliseconds,
  };
}

/**
 * Looks from outside at what is committed, all the time.
 * @param {import('pg').Client} sql
 * @param {Course} course
 * @returns {() => Promise<number>} ends it, with the most seats that were seen
 */
function watch(sql, course) {
  let ends = false;
  let most = 0;
  const looking = (async () => {
    while (!ends) {
      const { rows } = await sql.query(
        'select count(*)::int as seats from registration where course_id = $1 and holds_seat(state)',
        [course.id],
      );
      most = Math.max(most, rows[0].seats);
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  })();
  return async () => {
    ends = true;
    await looking;
    return most;
  };
}

/**
 * @param {Office} office
 * @param {Course} course
 * @param {number} n
 */
async function register(office, course, n) {
  const registration = randomUUID();
  const sentAt = performance.now();
  const { status, text } = await send(office, n, `courses/${course.id}/nominations`, {
    id: registration,
    personId: idOf(2, FIRST + n),
    departmentId: DEPARTMENT,
  });
  const state = status === 201 ? String(JSON.parse(text).state) : '';
  return { registration, sentAt, answeredAt: performance.now(), state, status, text };
}

/**
 * @param {Office} office
 * @param {{ id: string, version: number }} row
 * @param {'withdrawal' | 'acceptance'} what
 */
const step = (office, { id: registration, version }, what) =>
  send(office, Math.floor(Math.random() * 2), `registrations/${registration}/${what}`, { version });

/**
 * @param {Office} office
 * @param {import('pg').Client} sql
 * @param {Course} course
 * @param {number} added
 */
async function addSeats(office, sql, course, added) {
  const { rows } = await sql.query('select institution_id, name, venue, town from course where id = $1', [course.id]);
  const [row] = rows;
  const body = { institutionId: row.institution_id, name: row.name, venue: row.venue, town: row.town };
  const dates = { startsOn: '2190-02-01', endsOn: '2190-11-30' };
  const reply = await send(
    office,
    0,
    `courses/${course.id}`,
    { ...body, ...dates, capacity: course.capacity + added, version: 1 },
    'PUT',
  );
  return reply.status === 200 ? [] : [`more seats: ${reply.status} ${reply.text}`];
}

/**
 * @param {Office} office
 * @param {number} n decides which replica is asked
 * @param {string} path
 * @param {unknown} json
 * @param {string} [method]
 */
async function send({ cookie, asks }, n, path, json, method = 'POST') {
  const ask = asks[n % asks.length];
  if (!ask) throw new Error('Nobody to ask.');
  return ask({ method, path: `/api/${path}`, cookie, json });
}

/** @param {number} from @param {number} to */
const numbers = (from, to) => Array.from({ length: to - from }, (_, index) => from + index);

/**
 * @template T
 * @param {readonly T[]} all
 * @param {number} share
 * @returns {T[]}
 */
const some = (all, share) => all.filter(() => Math.random() < share);
