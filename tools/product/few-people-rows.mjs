// @ts-check

/** Everybody who may call, with the role that she holds. A trainee holds none. */
export const ROLES = /** @type {const} */ ([
  'trainee',
  'trainer',
  'approver',
  'municipal-coordinator',
  'coordination-office',
  'auditor',
  'administrator',
]);
/** @typedef {(typeof ROLES)[number]} Role */

/** No answer to somebody of the first municipality may hold this: it is in the names of the people of the other one. */
export const CANARY = 'Kanari';
export const HOME = '05111';
export const AWAY = '05112';

/** A readable identifier. @param {number} kind @param {number} number */
export const idOf = (kind, number) =>
  `00000000-0000-4000-8${String(kind).padStart(3, '0')}-${String(number).padStart(12, '0')}`;
const KINDS = {
  department: 1,
  person: 2,
  membership: 3,
  role: 4,
  course: 5,
  session: 6,
  block: 7,
  enrolment: 8,
  fact: 9,
  case: 10,
  certificate: 11,
  signIn: 12,
  programme: 13,
  institution: 14,
  registration: 15,
  room: 16,
  qualification: 17,
  message: 18,
  pendingMark: 31,
  correction: 32,
  walkIn: 33,
  objection: 34,
  scan: 35,
};
/** @param {keyof typeof KINDS} kind @param {number} number */
export const id = (kind, number) => idOf(KINDS[kind], number);

/** Numbers: 1 to 7 the callers, 8 their colleague in the same municipality, 9 somebody of another one, who holds the canary. */
export const COLLEAGUE = 8;
export const STRANGER = 9;
/** Trains that one: whoever sees a session sees who holds it. */
export const THEIR_TRAINER = 10;
export const EVERYBODY = [1, 2, 3, 4, 5, 6, 7, COLLEAGUE, STRANGER];

/** @param {number} n */
export const departmentOf = (n) => id('department', n === STRANGER ? 3 : n === COLLEAGUE ? 2 : 1);
/** @param {number} n */
const courseOf = (n) => id('course', n === STRANGER ? 2 : 1);
/** @param {number} n */
export const sessionOf = (n) => (n === STRANGER ? 3 : n === COLLEAGUE ? 2 : 1);

export const institution = {
  id: id('institution', 1),
  name: 'Akademie Auenfeld',
  street: 'Lindenplatz 4',
  postcode: '00123',
  town: 'Auenfeld',
  signatory_name: 'Wiebke Hallstedt',
  signatory_role: 'Leitung',
  number_prefix: 'MB',
  version: 1,
};
/** A mail that has gone out. */
export const message = {
  id: id('message', 1),
  template: 'password-changed',
  language: 'de',
  recipient: 'person1@stadt.example',
  created_at: '2024-01-01T00:00:00Z',
  due_at: '2024-01-01T00:00:00Z',
  sent_at: '2024-01-01T00:00:01Z',
  attempts: 1,
  category: 'account',
  about: [],
};
/** @param {number} n @param {string} municipality */
export const department = (n, municipality) => ({
  id: id('department', n),
  municipality_key: municipality,
  name: `Fachbereich ${n}`,
  kind: 'other',
  version: 1,
});
/** @param {number} n */
export const person = (n) => ({
  id: id('person', n),
  given_name: 'Vorname',
  family_name: n === STRANGER ? `${CANARY}envogel` : `Person${n}`,
  email: n === STRANGER ? `${CANARY}@fern.example` : `person${n}@stadt.example`,
  birth_date: '1985-12-24',
  external_id: n === STRANGER ? `${CANARY}-9` : `N-${n}`,
  language: 'de',
  version: 1,
  created_at: '2024-01-01T00:00:00Z',
});
/** @param {number} n @param {string} role */
export const grant = (n, role) => ({
  id: id('role', n),
  person_id: id('person', n),
  role,
  municipality_key: role === 'municipal-coordinator' ? HOME : null,
  department_id: role === 'approver' ? id('department', 1) : null,
  valid_from: '2024-01-01',
  granted_at: '2024-01-01T00:00:00Z',
  version: 1,
});
/** @param {number} n */
export const course = (n) => ({
  id: id('course', n),
  programme_id: id('programme', 1),
  institution_id: id('institution', 1),
  name: `Lehrgang ${n}`,
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  starts_on: '2026-01-15',
  ends_on: '2026-12-11',
  version: 1,
  announced_at: '2025-10-01T08:00:00Z',
  capacity: 40,
  accept_hours: 72,
  admits: 'automatic',
  seats_taken: 0,
  next_place: 1,
});
export const room = {
  id: id('room', 1),
  name: 'Saal 1',
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  seats: 40,
  version: 1,
};
export const qualification = {
  id: id('qualification', 1),
  person_id: id('person', COLLEAGUE),
  scheme: 'zmediatausbv',
  valid_from: '2024-01-01',
  evidence: 'Zertifikat 2021',
  version: 1,
};
/** @param {number} n @param {number} ofCourse */
export const session = (n, ofCourse) => ({
  id: id('session', n),
  course_id: id('course', ofCourse),
  title: `Termin ${n}`,
  venue: 'Bürgerhaus',
  town: 'Auenfeld',
  // A day of its own: nobody is in two sessions at once.
  starts_at: `2026-02-0${n + 1}T08:00:00Z`,
  ends_at: `2026-02-0${n + 1}T12:00:00Z`,
  calendar_sequence: 0,
  version: 1,
});
/** @param {number} n */
export const block = (n) => ({
  id: id('block', n),
  session_id: id('session', n),
  position: 1,
  area: '2',
  purpose: 'training',
  modality: 'room',
  planned_minutes: 240,
  starts_at: `2026-02-0${n + 1}T08:00:00Z`,
});
/** @param {number} n */
export const enrolment = (n) => ({
  id: id('enrolment', n),
  person_id: id('person', n),
  course_id: courseOf(n),
  department_id: departmentOf(n),
  scheme: 'zmediatausbv',
  enrolled_on: '2026-01-15',
  planned_end: '2026-12-11',
  created_at: '2026-01-10T00:00:00Z',
});

/** How she came to it. @param {number} n */
export const registration = (n) => ({
  id: id('registration', n),
  person_id: id('person', n),
  course_id: courseOf(n),
  department_id: departmentOf(n),
  state: 'confirmed',
  works_council: 'not-needed',
  registered_at: '2026-01-10T00:00:00Z',
  state_since: '2026-01-10T00:00:00Z',
  enrolment_id: id('enrolment', n),
  version: 1,
});
