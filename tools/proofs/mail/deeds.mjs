// @ts-check
import { id } from '../../product/few-people-rows.mjs';

/** People of the first course, each of whom gets a mail about a session of it. */
export const ADDRESSEES = 8;

let day = 0;

/**
 * A deed that causes mails: a session of the first course is planned.
 *
 * @param {import('../../product/ask.mjs').Ask} ask
 * @param {string} cookie
 */
export function planSession(ask, cookie) {
  day += 1;
  const date = new Date(Date.UTC(2030, 0, day)).toISOString().slice(0, 10);
  return ask({
    method: 'POST',
    path: `/api/courses/${id('course', 1)}/sessions`,
    cookie,
    json: {
      title: `Termin am ${date}`,
      venue: 'Bürgerhaus',
      town: 'Auenfeld',
      startsAt: `${date}T08:00:00Z`,
      endsAt: `${date}T12:00:00Z`,
      trainerIds: [],
      blocks: [
        { area: '2', purpose: 'training', modality: 'room', plannedMinutes: 240, startsAt: `${date}T08:00:00Z` },
      ],
    },
  });
}

/**
 * @param {import('../../product/ask.mjs').Ask} ask
 * @param {string} cookie
 * @param {number} person
 */
export function withdraw(ask, cookie, person) {
  return ask({
    method: 'POST',
    path: `/api/registrations/${id('registration', person)}/withdrawal`,
    cookie,
    json: { version: 1, reason: 'Andere Aufgabe' },
  });
}

/** Where a process can be killed inside a transaction: a trigger waits there, and tells by its lock that it does. */
const WAITS = {
  // The mail is written, its job is not yet.
  'before the commit': 'create trigger wait_here before insert on job.job for each row execute function wait_here()',
  'in the commit':
    'create constraint trigger wait_here after insert on message deferrable initially deferred for each row execute function wait_here()',
  'after sending, before it is noted':
    'create trigger wait_here before update on message for each row when (new.sent_at is not null) execute function wait_here()',
};
/** @typedef {keyof typeof WAITS} WaitingPlace */

/**
 * @param {import('pg').Client} sql
 * @param {WaitingPlace} place
 */
export async function waitAt(sql, place) {
  await sql.query(`
    create or replace function wait_here() returns trigger language plpgsql as $$
    begin
      if coalesce(current_setting('mail.waited', true), '') = '' then
        perform set_config('mail.waited', 'yes', true), pg_advisory_xact_lock(77), pg_sleep(0.7);
      end if;
      return new;
    end $$`);
  await sql.query(WAITS[place]);
}

/** @param {import('pg').Client} sql */
export async function waitNoMore(sql) {
  // Whoever waits there still holds the table.
  await eventually(async () => (await waiting(sql)) === 0);
  await sql.query('drop trigger if exists wait_here on message; drop trigger if exists wait_here on job.job');
}

/** @param {import('pg').Client} sql */
export async function waiting(sql) {
  const { rows } = await sql.query(`select 1 from pg_locks where locktype = 'advisory' and objid = 77 and granted`);
  return rows.length;
}

/**
 * @param {() => Promise<boolean> | boolean} holds
 * @param {number} [patience] milliseconds
 */
export async function eventually(holds, patience = 10_000) {
  const end = performance.now() + patience;
  while (!(await holds())) {
    if (performance.now() > end) return false;
    await new Promise((next) => setTimeout(next, 20));
  }
  return true;
}
