// @ts-check
import { createHash, randomBytes } from 'node:crypto';
import { HOME, idOf } from './few-people-rows.mjs';

/**
 * @typedef {object} OneCourse
 * @property {readonly string[]} enrolments
 * @property {readonly { readonly id: string, readonly blocks: readonly string[] }[]} sessions the first one yesterday, each other a day before
 * @property {readonly string[]} trainers their cookies
 * @property {string} office the office's cookie
 */

const DAY = 86_400_000;
const TRAINER = 1000;
const OFFICE = 999;

/**
 * Writes past the API a course with people, past sessions of two blocks, trainers who hold all of them, and the office.
 *
 * @param {import('pg').Client} sql
 * @param {{ readonly people: number, readonly sessions: number, readonly trainers: number }} wish
 * @returns {Promise<OneCourse>}
 */
export async function writeOneCourse(sql, { people, sessions, trainers }) {
  const insert = (/** @type {string} */ table, /** @type {readonly object[]} */ rows) =>
    sql.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
  const numbers = (/** @type {number} */ count, first = 0) => Array.from({ length: count }, (_, n) => first + n);
  const trainees = numbers(people, 1);
  const teaching = numbers(trainers, TRAINER);
  const person = (/** @type {number} */ n) => idOf(2, n);
  const address = { street: 'Lindenplatz 4', postcode: '00123', town: 'Auenfeld', version: 1 };
  const signatory = { signatory_name: 'Wiebke Hallstedt', signatory_role: 'Leitung', number_prefix: 'MB' };
  await insert('institution', [{ id: idOf(14, 1), name: 'Akademie Auenfeld', ...address, ...signatory }]);
  await insert('programme', [{ id: idOf(13, 1), name: 'Mediation', scheme: 'zmediatausbv', version: 1 }]);
  await insert('department', [{ id: idOf(1, 1), municipality_key: HOME, name: 'Amt', kind: 'other', version: 1 }]);
  await sql.query(
    `insert into person (id, given_name, family_name, created_at)
     select id, 'Vorname', 'Person ' || n, now() from unnest($1::uuid[]) with ordinality as given(id, n)`,
    [[...trainees, ...teaching, OFFICE].map(person)],
  );
  await sql.query(
    `insert into course (id, programme_id, institution_id, name, venue, town, starts_on, ends_on)
     values ($1, $2, $3, 'Lehrgang', 'Bürgerhaus', 'Auenfeld', '2020-01-01', '2099-12-31')`,
    [idOf(5, 1), idOf(13, 1), idOf(14, 1)],
  );
  await sql.query(
    `insert into enrolment (id, person_id, course_id, department_id, scheme, enrolled_on, created_at)
     select e, p, $3, $4, 'zmediatausbv', '2020-01-01', now() from unnest($1::uuid[], $2::uuid[]) as given(e, p)`,
    [trainees.map((n) => idOf(8, n)), trainees.map(person), idOf(5, 1), idOf(1, 1)],
  );
  const days = numbers(sessions, 1).map((n) => Math.floor(Date.now() / DAY - n) * DAY + 8 * 3_600_000);
  const at = (/** @type {number} */ time) => new Date(time).toISOString();
  await sql.query(
    `insert into session (id, course_id, title, venue, town, starts_at, ends_at)
     select id, $3, 'Termin', 'Bürgerhaus', 'Auenfeld', starts, starts + interval '3 hours'
       from unnest($1::uuid[], $2::timestamptz[]) as given(id, starts)`,
    [days.map((_, n) => idOf(6, n + 1)), days.map(at), idOf(5, 1)],
  );
  const blocks = days.flatMap((start, n) => [0, 1].map((part) => ({ n, part, start: start + part * 5_400_000 })));
  await sql.query(
    `insert into block (id, session_id, position, area, purpose, modality, planned_minutes, starts_at)
     select id, s, position, '2', 'training', 'room', 90, starts
       from unnest($1::uuid[], $2::uuid[], $3::int[], $4::timestamptz[]) as given(id, s, position, starts)`,
    [
      blocks.map(({ n, part }) => idOf(7, (n + 1) * 10 + part)),
      blocks.map(({ n }) => idOf(6, n + 1)),
      blocks.map(({ part }) => part + 1),
      blocks.map(({ start }) => at(start)),
    ],
  );
  await sql.query('insert into session_trainer select s, p from unnest($1::uuid[]) s, unnest($2::uuid[]) p', [
    days.map((_, n) => idOf(6, n + 1)),
    teaching.map(person),
  ]);
  await sql.query(
    `insert into role_grant (id, person_id, role, valid_from, granted_at)
     select gen_random_uuid(), p, r, '2020-01-01', now() from unnest($1::uuid[], $2::text[]) as given(p, r)`,
    [[...teaching, OFFICE].map(person), [...teaching.map(() => 'trainer'), 'coordination-office']],
  );
  /** @type {string[]} */
  const cookies = [];
  for (const n of [...teaching, OFFICE]) cookies.push(await signIn(sql, person(n)));
  return {
    enrolments: trainees.map((n) => idOf(8, n)),
    sessions: days.map((_, n) => ({ id: idOf(6, n + 1), blocks: [0, 1].map((part) => idOf(7, (n + 1) * 10 + part)) })),
    trainers: cookies.slice(0, -1),
    office: cookies.at(-1) ?? '',
  };
}

/**
 * @param {import('pg').Client} sql
 * @param {string} person
 * @returns {Promise<string>} her cookie
 */
async function signIn(sql, person) {
  const token = randomBytes(32).toString('base64url');
  await sql.query(
    `insert into sign_in (id, token_hash, person_id, created_at, seen_at, expires_at)
     values (gen_random_uuid(), $1, $2, now(), now(), now() + interval '10 hours')`,
    [createHash('sha256').update(token).digest(), person],
  );
  return `mittler=${token}`;
}

/**
 * @param {string} enrolmentId
 * @param {string} blockId
 * @param {{ readonly id?: string, readonly minutes?: number, readonly replaces?: string | null }} [wish]
 */
export function markOf(enrolmentId, blockId, { id = crypto.randomUUID(), minutes = 90, replaces = null } = {}) {
  const said = { attendance: 'present', minutes, modality: 'room', check: 'roll-call', interactionEnsured: false };
  return { id, enrolmentId, blockId, ...said, replaces };
}
