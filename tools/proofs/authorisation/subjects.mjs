// @ts-check
import { numberOf } from '../../product/few-people-records.mjs';
import {
  AWAY,
  COLLEAGUE,
  departmentOf,
  HOME,
  id,
  idOf,
  ROLES,
  sessionOf,
  STRANGER,
} from '../../product/few-people-rows.mjs';

/**
 * What a route is about, and whose: the values fill the path, the query and the body wherever a field has that name.
 *
 * @typedef {Readonly<Record<string, string | number>>} Subject
 * @typedef {'own' | 'same' | 'other' | 'missing'} Relation own, of the same municipality, of another one, not there
 */
export const RELATIONS = /** @type {const} */ (['own', 'same', 'other', 'missing']);

const NOWHERE = idOf(99, 1);

/** @param {number} n number of the person whose it is */
const person = (n) => ({
  id: id('person', n),
  membershipId: id('membership', n),
  membership: id('membership', n),
  roleId: id('role', n),
  department: departmentOf(n),
  duplicate: id('person', n === COLLEAGUE ? STRANGER : COLLEAGUE),
});
/** @param {number} n */
const enrolment = (n) => ({ id: id('enrolment', n), enrolment: id('enrolment', n), fact: id('fact', n * 10 + 3) });
/** @param {number} n */
const registration = (n) => ({ id: id('registration', n) });
/** @param {number} n */
const mediation = (n) => ({ id: id('case', n), replaces: id('fact', n * 10 + 1) });
/** @param {number} n */
const certificate = (n) => ({ id: id('certificate', n), number: numberOf(n) });
/** @param {number} n */
const signIn = (n) => ({ id: id('signIn', n) });
/** @param {number} n */
const session = (n) => ({
  id: id('session', sessionOf(n)),
  enrolmentId: id('enrolment', n),
  blockId: id('block', sessionOf(n)),
});
/** @param {'pendingMark' | 'correction' | 'walkIn' | 'objection' | 'scan'} kind */
const ofRoll = (kind) => (/** @type {number} */ n) => ({ id: id(kind, n), enrolmentId: id('enrolment', n) });
/** @param {number} n */
const course = (n) => ({
  id: id('course', n === STRANGER ? 2 : 1),
  institutionId: id('institution', 1),
  programmeId: id('programme', 1),
  tandemId: NOWHERE,
});
/** @param {number} n */
const department = (n) => ({ id: departmentOf(n) });
/** @param {number} n */
const municipality = (n) => ({ key: n === STRANGER ? AWAY : HOME, municipality: n === STRANGER ? AWAY : HOME });

const PEOPLES = {
  person,
  enrolment,
  registration,
  case: mediation,
  certificate,
  signIn,
  session,
  pendingMark: ofRoll('pendingMark'),
  correction: ofRoll('correction'),
  walkIn: ofRoll('walkIn'),
  objection: ofRoll('objection'),
  scan: ofRoll('scan'),
  course,
  department,
  municipality,
};
/** Things of nobody: they are there or not. */
const THINGS = {
  institution: { id: id('institution', 1) },
  programme: { id: id('programme', 1) },
  room: { id: id('room', 1) },
  qualification: { id: id('qualification', 1) },
  page: { name: 'imprint' },
  message: { id: id('message', 1) },
  template: { template: 'session-soon', language: 'de' },
  feed: { file: `${'a'.repeat(43)}.ics` },
};
/** @typedef {keyof typeof PEOPLES | keyof typeof THINGS | 'import' | 'draft' | 'otherDraft'} SubjectKind */

/** @type {Readonly<Record<string, Subject>>} */
const GONE = {
  person: { ...person(STRANGER), id: NOWHERE, membershipId: NOWHERE, roleId: NOWHERE },
  enrolment: { id: NOWHERE, enrolment: NOWHERE, fact: NOWHERE },
  case: { id: NOWHERE, replaces: NOWHERE },
  session: { ...session(1), id: NOWHERE },
  course: { ...course(1), id: NOWHERE },
  municipality: { key: '05999999', municipality: '05999999' },
  page: { name: 'nothing' },
  template: { template: 'nothing', language: 'de' },
  feed: { file: 'nothing.ics' },
};

/**
 * @param {SubjectKind} kind
 * @param {(typeof ROLES)[number] | null} role
 * @param {Relation} relation
 * @param {Readonly<Record<string, Subject>>} made what the office has made over the API
 * @returns {Subject | null} null where there is no such thing
 */
export function subjectOf(kind, role, relation, made) {
  if (relation === 'missing') return GONE[kind] ?? { id: NOWHERE };
  const thing = made[kind] ?? /** @type {Readonly<Record<string, Subject>>} */ (THINGS)[kind];
  if (thing) return relation === 'own' ? thing : null;
  const of = PEOPLES[/** @type {keyof typeof PEOPLES} */ (kind)];
  if (relation === 'other') return of(STRANGER);
  if (relation === 'same') return kind === 'course' || kind === 'municipality' ? null : of(COLLEAGUE);
  return of(role === null ? 1 : ROLES.indexOf(role) + 1);
}
