// @ts-check
import { id, person, sessionOf } from './few-people-rows.mjs';

/** @param {number} n */
const caseDetail = (n) => ({
  role: 'mediator',
  setting: 'individual',
  minutes: 60 + n,
  agreement: null,
  supervisedOn: '2026-03-03',
  confirmedOn: '2026-03-04',
});
/** Three of each: the mark, the case, and what the certificate rests on. @param {number} n */
export const facts = (n) => [
  {
    ...fact(n, 0, 'mark', `2026-02-0${sessionOf(n) + 1}`),
    block_id: id('block', sessionOf(n)),
    purpose: 'training',
    area: '2',
    modality: 'room',
    minutes: 240,
    attendance: 'present',
    checked_by: 'roll-call',
    interaction_ensured: false,
  },
  { ...fact(n, 1, 'confirmed-case', '2026-03-02'), detail: caseDetail(n) },
  {
    ...fact(n, 2, 'certificate-issued', '2026-04-01'),
    detail: { certificate: numberOf(n), ruleSet: { scheme: 'zmediatausbv', version: '2024-03-01' } },
  },
  { ...fact(n, 3, 'suspension', '2026-05-01'), detail: { until: '2026-05-09' } },
];
/** @param {number} n @param {number} index @param {string} kind @param {string} on */
const fact = (n, index, kind, on) => ({
  id: id('fact', n * 10 + index),
  enrolment_id: id('enrolment', n),
  kind,
  on_date: on,
  received_at: `${on}T18:00:00Z`,
  detail: {},
  evidence: {},
});
/** @param {number} n */
export const numberOf = (n) => `MB-2026-${String(n).padStart(6, '0')}`;
/** @param {number} n */
export const mediationCase = (n) => ({
  fact_id: id('fact', n * 10 + 1),
  case_id: id('case', n),
  enrolment_id: id('enrolment', n),
  field: 'school',
  parties: '2',
  sessions: 2,
  supervised_on: '2026-03-03',
  supervision_town: 'Auenfeld',
  supervisor_name: 'Jonte Brackwede',
  supervisor_street: 'Am Wall 1',
  supervisor_postcode: '00123',
  supervisor_town: 'Auenfeld',
  recorded_by: id('person', 5),
  recorded_at: '2026-03-04T10:00:00Z',
});
/** @param {number} n @param {string} ruleSet */
export const certificate = (n, ruleSet) => ({
  id: id('certificate', n),
  number: numberOf(n),
  check_code: null,
  enrolment_id: id('enrolment', n),
  rule_set_id: ruleSet,
  institution_id: id('institution', 1),
  fact_id: id('fact', n * 10 + 2),
  issued_on: '2026-04-01',
  issued_at: '2026-04-01T18:00:00Z',
  issued_by: id('person', 5),
  source: 'Liste',
  content: {
    institution: { name: 'Akademie Auenfeld' },
    person: { givenNames: 'Vorname', familyName: person(n).family_name, birthDate: '1985-12-24' },
    areas: [],
  },
});
