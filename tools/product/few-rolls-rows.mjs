// @ts-check
import { createHash } from 'node:crypto';
import { id, sessionOf } from './few-people-rows.mjs';

/** What rolls keep beside the marks, one of each for everybody. */

const AT = '2026-02-10T18:00:00Z';

/** @param {number} n */
const mark = (n) => ({
  id: id('pendingMark', n),
  enrolmentId: id('enrolment', n),
  blockId: id('block', sessionOf(n)),
  attendance: 'present',
  minutes: 60,
  modality: 'room',
  check: 'roll-call',
  interactionEnsured: false,
  replaces: null,
});
/** @param {number} n */
export const receipt = (n) => ({
  id: id('pendingMark', n),
  session_id: id('session', sessionOf(n)),
  person_id: id('person', 7),
  body_hash: '\\x00',
  outcome: 'pending',
  code: 'stale',
  received_at: AT,
});
/** @param {number} n */
export const pendingMark = (n) => ({
  id: id('pendingMark', n),
  session_id: id('session', sessionOf(n)),
  enrolment_id: id('enrolment', n),
  block_id: id('block', sessionOf(n)),
  mark: mark(n),
  why: 'stale',
  received_at: AT,
  sent_by: id('person', 7),
  state: 'pending',
});
/** @param {number} n */
export const correction = (n) => ({
  id: id('correction', n),
  session_id: id('session', sessionOf(n)),
  reason: 'Nachtrag',
  marks: [mark(n)],
  requested_by: id('person', 7),
  requested_at: AT,
  state: 'pending',
});
/** @param {number} n @param {string} name */
export const walkIn = (n, name) => ({
  id: id('walkIn', n),
  session_id: id('session', sessionOf(n)),
  name_as_given: name,
  marks: [],
  body_hash: '\\x00',
  recorded_by: id('person', 7),
  received_at: AT,
});
/** @param {number} n */
export const objection = (n) => ({
  id: id('objection', n),
  fact_id: id('fact', n * 10),
  enrolment_id: id('enrolment', n),
  session_id: id('session', sessionOf(n)),
  words: 'Ich war da',
  raised_at: AT,
  state: 'pending',
});
/** @param {number} n */
export const scan = (n) => ({
  id: id('scan', n),
  session_id: id('session', sessionOf(n)),
  file_name: 'Liste.png',
  media_type: 'image/png',
  sha256: `\\x${createHash('sha256').update(String(n)).digest('hex')}`,
  content: '\\x89504e47',
  uploaded_by: id('person', 7),
  uploaded_at: AT,
});
