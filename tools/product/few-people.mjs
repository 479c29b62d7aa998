// @ts-check
import { createHash, randomBytes } from 'node:crypto';
import { certificate, facts, mediationCase } from './few-people-records.mjs';
import {
  AWAY,
  block,
  COLLEAGUE,
  course,
  department,
  departmentOf,
  enrolment,
  EVERYBODY,
  grant,
  HOME,
  id,
  idOf,
  institution,
  message,
  person,
  qualification,
  registration,
  ROLES,
  room,
  session,
  STRANGER,
  THEIR_TRAINER,
} from './few-people-rows.mjs';
import { correction, objection, pendingMark, receipt, scan, walkIn } from './few-rolls-rows.mjs';

/** @typedef {import('./few-people-rows.mjs').Role} Role */

/**
 * Writes two municipalities with nine people past the API: everybody is enrolled, has a mark, a case and a certificate;
 * each caller is signed in.
 *
 * @param {import('pg').Client} sql
 * @returns {Promise<Readonly<Record<Role, string>>>} the cookie of each caller
 */
export async function writeFewPeople(sql) {
  const insert = (/** @type {string} */ table, /** @type {readonly object[]} */ rows) =>
    sql.query(`insert into ${table} select * from json_populate_recordset(null::${table}, $1)`, [JSON.stringify(rows)]);
  await insert('institution', [institution]);
  await insert('message', [message]);
  await insert('programme', [{ id: id('programme', 1), name: 'Mediation', scheme: 'zmediatausbv', version: 1 }]);
  await insert('department', [department(1, HOME), department(2, HOME), department(3, AWAY)]);
  await insert('person', [...EVERYBODY, THEIR_TRAINER].map(person));
  await insert(
    'membership',
    EVERYBODY.map((n) => ({
      id: id('membership', n),
      person_id: id('person', n),
      department_id: departmentOf(n),
      valid_from: '2024-01-01',
    })),
  );
  await insert('role_grant', [
    ...ROLES.slice(1).map((role, index) => grant(index + 2, role)),
    grant(COLLEAGUE, 'trainer'),
    grant(STRANGER, 'trainer'),
    grant(THEIR_TRAINER, 'trainer'),
  ]);
  await insert('course', [course(1), course(2)]);
  await insert('room', [room]);
  await insert('trainer_qualification', [qualification]);
  await insert('session', [session(1, 1), session(2, 1), session(3, 2)]);
  await insert('block', [block(1), block(2), block(3)]);
  await insert('session_trainer', [
    { session_id: id('session', 1), person_id: id('person', 2) },
    { session_id: id('session', 2), person_id: id('person', COLLEAGUE) },
    { session_id: id('session', 3), person_id: id('person', THEIR_TRAINER) },
  ]);
  await insert('enrolment', EVERYBODY.map(enrolment));
  await insert('registration', EVERYBODY.map(registration));
  await insert('fact', EVERYBODY.flatMap(facts));
  await insert('mark_receipt', EVERYBODY.map(receipt));
  await insert('pending_mark', EVERYBODY.map(pendingMark));
  await insert('correction_request', EVERYBODY.map(correction));
  await insert(
    'walk_in',
    EVERYBODY.map((n) => walkIn(n, person(n).family_name)),
  );
  await insert('objection', EVERYBODY.map(objection));
  await insert('roll_scan', EVERYBODY.map(scan));
  await insert('mediation_case', EVERYBODY.map(mediationCase));
  const { rows } = await sql.query(`select id from rule_set where version = '2024-03-01' and scheme = 'zmediatausbv'`);
  await insert(
    'certificate',
    EVERYBODY.map((n) => certificate(n, rows[0].id)),
  );
  return signInAll(sql, insert);
}

/**
 * @param {import('pg').Client} sql
 * @param {(table: string, rows: readonly object[]) => Promise<unknown>} insert
 */
async function signInAll(sql, insert) {
  const now = Date.now();
  const at = (/** @type {number} */ minutes) => new Date(now + minutes * 60_000).toISOString();
  const tokens = EVERYBODY.map(() => randomBytes(32).toString('base64url'));
  const row = (/** @type {string} */ key, /** @type {string} */ token, /** @type {number} */ n) => ({
    id: key,
    token_hash: `\\x${createHash('sha256').update(token).digest('hex')}`,
    person_id: id('person', n),
    created_at: at(0),
    seen_at: at(0),
    expires_at: at(600),
  });
  await insert(
    'sign_in',
    EVERYBODY.map((n, index) => row(idOf(90, n), tokens[index] ?? '', n)),
  );
  // A second browser of everybody, to be signed out.
  await insert(
    'sign_in',
    EVERYBODY.map((n) => row(id('signIn', n), `second ${n} ${tokens[0]}`, n)),
  );
  const cookies = ROLES.map((role, index) => [role, `mittler=${tokens[index]}`]);
  return /** @type {Readonly<Record<Role, string>>} */ (Object.fromEntries(cookies));
}
