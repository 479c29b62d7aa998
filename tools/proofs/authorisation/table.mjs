// @ts-check
import { id } from '../../product/few-people-rows.mjs';
import { ROLLS } from './roll-lines.mjs';

/**
 * Who may what. One line for each route; a route without a line and a line without a route are both red.
 *
 * A role that is not named may never: 403. `all`: the subject of everybody. `municipality`: of her municipality, else it
 * is not there: 404. `own`: hers alone, else 404. `some`: the route itself shows only what is hers, to whomever it is
 * asked about; the canary tells whether it does.
 *
 * @typedef {'all' | 'municipality' | 'own' | 'some'} Reach
 * @typedef {object} Line
 * @property {import('./subjects.mjs').SubjectKind} [of] what it is about
 * @property {'anyone' | Readonly<Partial<Record<import('../../product/few-people-rows.mjs').Role, Reach>>>} may
 * @property {number | readonly number[]} [answer] where it is allowed; absent: as the router declares it. Many writes give a
 *   version that never was (412) or a state that refuses (409), so that the next cell finds everything as it was.
 * @property {Readonly<Record<string, unknown>>} [with] fields of the body that the schema can't know
 * @property {string} [query]
 * @property {boolean} [last] it ends the caller's session
 */
const STALE = { version: 999_999 };
/** A series that nothing ends. */
const ENDLESS = { rhythm: 'weekly', count: null, until: null };
const QUALIFIED = { scheme: 'zmediatausbv', area: '2', validUntil: null };
const TOKEN = { token: 'a'.repeat(43) };
const office = /** @param {Reach} [reach] */ (reach = 'all') => /** @type {const} */ ({ 'coordination-office': reach });
const departments = /** @type {const} */ ({ ...office(), approver: 'own' });
const trainers = /** @type {const} */ ({ ...office(), trainer: 'own' });
const units = /** @type {const} */ ({ ...office(), 'municipal-coordinator': 'municipality' });
const admins = /** @type {const} */ ({ ...office(), administrator: 'all' });
const everybody = /** @param {Reach} reach */ (reach) => ({
  trainee: reach,
  trainer: reach,
  approver: reach,
  'municipal-coordinator': reach,
  'coordination-office': reach,
  auditor: reach,
  administrator: reach,
});
const reports = /** @type {const} */ ({ ...units, auditor: 'all' });

/** @type {Readonly<Record<string, Line>>} */
export const TABLE = {
  // Without an account
  'GET /api/health/live': { may: 'anyone' },
  'GET /api/health/ready': { may: 'anyone' },
  'GET /api/catalogue': { may: 'anyone' },
  'GET /api/catalogue/facets': { may: 'anyone' },
  'GET /api/catalogue/{id}': { of: 'course', may: 'anyone' },
  'GET /api/pages/{name}': { of: 'page', may: 'anyone' },
  'GET /api/rule-sets/schema': { may: 'anyone' },
  'POST /api/account/email': { may: 'anyone', answer: 404, with: TOKEN },
  'POST /api/account/link': { may: 'anyone', answer: 404, with: TOKEN },
  'POST /api/account/password': { may: 'anyone', answer: 404, with: TOKEN },
  'POST /api/account/password-reset': { may: 'anyone' },
  'POST /api/sign-in': { may: 'anyone', answer: [401, 429] },
  'DELETE /api/sign-in': { may: 'anyone', last: true },
  'POST /api/verifications': { may: 'anyone' },
  'GET /api/calendar/{file}': { of: 'feed', may: 'anyone', answer: 404 },

  // One's own matters
  'GET /api/me': { may: everybody('all') },
  'PUT /api/me/language': { may: everybody('all') },
  'PUT /api/me/password': { may: everybody('all'), answer: [401, 429] },
  'POST /api/me/email': { may: everybody('all'), answer: [401, 429] },
  'GET /api/me/memberships': { may: everybody('all') },
  'GET /api/me/sign-ins': { may: everybody('all') },
  'DELETE /api/me/sign-ins/{id}': { of: 'signIn', may: everybody('own') },
  'GET /api/me/progress': { may: everybody('all') },
  'GET /api/me/courses': { may: everybody('all') },
  'GET /api/me/certificates': { may: everybody('all') },
  'GET /api/me/progress-proof.pdf': { of: 'enrolment', may: everybody('own'), query: 'enrolment' },
  'GET /api/me/sessions': { may: { trainer: 'all' } },

  'GET /api/me/message-choices': { may: everybody('all') },
  'PUT /api/me/message-choices': { may: everybody('all') },
  'GET /api/me/calendar-feed': { may: everybody('all') },
  'POST /api/me/calendar-feed': { may: everybody('all') },
  'DELETE /api/me/calendar-feed': { may: everybody('all') },

  // Municipalities, departments
  'GET /api/municipalities': { may: everybody('all') },
  'POST /api/municipalities': { may: office() },
  'PUT /api/municipalities/{key}': { of: 'municipality', may: office(), answer: 412, with: STALE },
  'GET /api/departments': { may: { ...units, administrator: 'all' } },
  'POST /api/departments': { of: 'municipality', may: units, answer: [201, 409] },
  'PUT /api/departments/{id}': { of: 'department', may: units, answer: 412, with: STALE },
  'POST /api/departments/{id}/people/search': { of: 'department', may: { ...units, approver: 'own' } },

  // People, roles
  'POST /api/people': { may: admins },
  'POST /api/people/search': { may: { ...units, administrator: 'all' } },
  'POST /api/people/names': { may: { ...units, administrator: 'all' } },
  'GET /api/people/{id}': { of: 'person', may: { ...units, administrator: 'all' } },
  'PATCH /api/people/{id}': { of: 'person', may: admins, answer: 412, with: STALE },
  'DELETE /api/people/{id}': { of: 'person', may: office(), query: 'version=999999', answer: [412, 409] },
  'POST /api/people/{id}/deactivate': { of: 'person', may: admins, answer: [412, 409], with: STALE },
  'POST /api/people/{id}/reactivate': { of: 'person', may: admins, with: STALE },
  'POST /api/people/{id}/merge': { of: 'person', may: office(), answer: [412, 409, 403], with: STALE },
  'GET /api/people/{id}/references': { of: 'person', may: admins },
  'GET /api/people/{id}/enrolments': { of: 'person', may: { ...office('some'), 'municipal-coordinator': 'some' } },
  'POST /api/people/{id}/invitations': { of: 'person', may: { ...units, administrator: 'all' } },
  'POST /api/people/{id}/memberships': { of: 'person', may: units, answer: 409 },
  'PUT /api/people/{id}/memberships/{membershipId}': { of: 'person', may: units },
  'POST /api/people/{id}/moves': { of: 'person', may: units, answer: [409, 201] },
  'POST /api/people/{id}/roles': { of: 'person', may: { administrator: 'all' }, answer: [201, 409] },
  'PUT /api/people/{id}/roles/{roleId}': {
    of: 'person',
    may: { administrator: 'all' },
    answer: [412, 409],
    with: STALE,
  },
  'DELETE /api/people/{id}/roles/{roleId}': {
    of: 'person',
    may: { administrator: 'all' },
    query: 'version=999999',
    answer: [412, 409],
  },

  // Audit
  'GET /api/audit': { may: admins, query: 'subjectKind=person&subjectId=00000000-0000-4000-8002-000000000001' },

  // Messages
  'GET /api/messages': { may: office() },
  'GET /api/messages/counts': { may: office() },
  'POST /api/messages/{id}/retry': { of: 'message', may: office(), answer: 409 },
  'GET /api/message-templates': { may: office() },
  'PUT /api/message-templates/{template}/{language}': { of: 'template', may: office(), answer: [412, 422] },
  'DELETE /api/message-templates/{template}/{language}': {
    of: 'template',
    may: office(),
    query: 'version=999999',
    answer: 412,
  },
  'POST /api/message-templates/{template}/{language}/preview': { of: 'template', may: office(), answer: [200, 422] },

  // Rule sets
  'GET /api/rule-sets': { may: everybody('all') },
  'POST /api/rule-sets': { may: office(), answer: 422 },
  'POST /api/rule-sets/{id}/publish': { of: 'draft', may: office() },
  'DELETE /api/rule-sets/{id}': { of: 'otherDraft', may: office() },

  // Institutions, programmes, courses
  'GET /api/institutions': { may: office() },
  'POST /api/institutions': { may: office() },
  'PUT /api/institutions/{id}': { of: 'institution', may: office(), answer: 412, with: STALE },
  'GET /api/programmes': { may: { ...office(), 'municipal-coordinator': 'all' } },
  'POST /api/programmes': { may: office() },
  'PUT /api/programmes/{id}': { of: 'programme', may: office(), answer: 412, with: STALE },
  'GET /api/courses': { may: { ...office(), 'municipal-coordinator': 'all', trainer: 'all' } },
  'POST /api/courses': {
    may: office(),
    with: { institutionId: id('institution', 1), programmeId: id('programme', 1) },
  },
  'GET /api/courses/{id}': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all', trainer: 'own' } },
  'PUT /api/courses/{id}': { of: 'course', may: office(), answer: 412, with: STALE },
  'GET /api/courses/{id}/participants': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all' } },
  'POST /api/courses/{id}/enrolments': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all' } },
  'POST /api/courses/{id}/finishes': { of: 'course', may: office() },
  'GET /api/courses/{id}/sessions': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all' } },
  'POST /api/courses/{id}/sessions': { of: 'course', may: office() },

  'POST /api/courses/{id}/session-series/preview': { of: 'course', may: office(), answer: 422, with: ENDLESS },
  'POST /api/courses/{id}/session-series': { of: 'course', may: office(), answer: 422, with: ENDLESS },
  'POST /api/courses/{id}/announcement': { of: 'course', may: office(), answer: 412, with: STALE },
  'DELETE /api/courses/{id}/announcement': { of: 'course', may: office(), query: 'version=999999', answer: 412 },

  // Rooms, and who may train what
  'GET /api/rooms': { may: office() },
  'POST /api/rooms': { may: office() },
  'PUT /api/rooms/{id}': { of: 'room', may: office(), answer: 412, with: STALE },
  'DELETE /api/rooms/{id}': { of: 'room', may: office(), query: 'version=999999', answer: 412 },
  'POST /api/rooms/{id}/retirement': { of: 'room', may: office(), answer: 412, with: STALE },
  'DELETE /api/rooms/{id}/retirement': { of: 'room', may: office(), query: 'version=999999', answer: 412 },
  'GET /api/qualifications': { may: office() },
  'POST /api/qualifications': { may: office(), with: { personId: id('person', 1), ...QUALIFIED } },
  'PUT /api/qualifications/{id}': { of: 'qualification', may: office(), answer: 412, with: { ...STALE, ...QUALIFIED } },
  'DELETE /api/qualifications/{id}': { of: 'qualification', may: office(), query: 'version=999999', answer: 412 },

  // Registrations, seats
  'GET /api/me/registrations': { may: everybody('all') },
  'POST /api/registrations': {
    may: everybody('all'),
    answer: 409,
    with: { courseId: id('course', 1), departmentId: id('department', 1) },
  },
  'GET /api/registrations': { may: { ...units, approver: 'all', 'municipal-coordinator': 'all' } },
  'GET /api/registrations/counts': { may: everybody('all') },
  'GET /api/registrations/{id}': { of: 'registration', may: { ...everybody('own'), ...units } },
  'POST /api/registrations/{id}/acceptance': {
    of: 'registration',
    may: { ...everybody('own'), ...units },
    answer: 412,
    with: STALE,
  },
  'POST /api/registrations/{id}/withdrawal': {
    of: 'registration',
    may: { ...everybody('own'), ...units },
    answer: 412,
    with: STALE,
  },
  'POST /api/registrations/{id}/approval': { of: 'registration', may: departments, answer: 412, with: STALE },
  'POST /api/registrations/{id}/works-council': { of: 'registration', may: units, answer: 412, with: STALE },
  'POST /api/registrations/{id}/admission': { of: 'registration', may: office(), answer: 412, with: STALE },
  'POST /api/registrations/{id}/substitution': { of: 'registration', may: departments, answer: 412, with: STALE },
  'POST /api/registrations/{id}/not-attended': { of: 'registration', may: office(), answer: 412, with: STALE },
  'POST /api/courses/{id}/nominations': {
    of: 'course',
    may: { ...office(), 'municipal-coordinator': 'all', approver: 'all' },
    answer: [409, 201],
    with: { personId: id('person', 1), departmentId: id('department', 1) },
  },
  'GET /api/courses/{id}/registrations': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all' } },
  'GET /api/courses/{id}/seats': { of: 'course', may: { ...office(), 'municipal-coordinator': 'all' } },
  'PUT /api/courses/{id}/quotas': { of: 'course', may: office(), answer: 412, with: STALE },
  'POST /api/approval-links/look': { may: 'anyone', answer: [404, 429], with: TOKEN },
  'POST /api/approval-links/decision': { may: 'anyone', answer: [404, 429], with: { ...TOKEN, approved: true } },

  // Sessions, rolls
  'GET /api/sessions/{id}': { of: 'session', may: { ...trainers, 'municipal-coordinator': 'all' } },
  'PUT /api/sessions/{id}': { of: 'session', may: office(), answer: 412, with: STALE },
  'DELETE /api/sessions/{id}': { of: 'session', may: office(), query: 'version=999999', answer: 412 },
  'POST /api/sessions/{id}/cancellation': { of: 'session', may: office(), answer: 412, with: STALE },
  'DELETE /api/sessions/{id}/cancellation': { of: 'session', may: office(), query: 'version=999999', answer: 412 },
  'POST /api/sessions/{id}/moves': { of: 'session', may: office(), answer: 412, with: STALE },
  'GET /api/sessions/{id}/roll': { of: 'session', may: trainers },
  'POST /api/sessions/{id}/marks': { of: 'session', may: trainers, answer: [200, 409] },
  'POST /api/sessions/{id}/roll/closings': { of: 'session', may: trainers, answer: [200, 409] },
  'POST /api/sessions/{id}/roll/reopenings': { of: 'session', may: trainers, answer: [200, 409] },

  ...ROLLS,

  // A person's record
  'GET /api/enrolments/{id}/progress': { of: 'enrolment', may: units },
  'GET /api/enrolments/{id}/facts': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/drop-outs': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/resumptions': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/milestones': { of: 'enrolment', may: office(), answer: 422 },
  'POST /api/enrolments/{id}/renewal-confirmations': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/suspensions': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/evidence': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/facts/{fact}/retractions': { of: 'enrolment', may: office() },
  'POST /api/enrolments/{id}/moves': { of: 'enrolment', may: office(), with: { departmentId: id('department', 2) } },
  'GET /api/enrolments/{id}/cases': { of: 'enrolment', may: { ...everybody('own'), ...office() } },
  'POST /api/enrolments/{id}/cases': { of: 'enrolment', may: office() },
  'PUT /api/cases/{id}': { of: 'case', may: office() },
  'POST /api/cases/{id}/withdrawals': { of: 'case', may: office(), answer: [200, 409] },

  // Certificates
  'GET /api/certificates/candidates': { may: office() },
  'POST /api/certificates': { may: office() },
  'GET /api/certificates': { may: { ...office(), 'municipal-coordinator': 'all' } },
  'POST /api/certificates/search': { may: { ...office(), 'municipal-coordinator': 'all' } },
  'GET /api/certificates/{id}': { of: 'certificate', may: { ...everybody('own'), ...units } },
  'GET /api/certificates/{id}/pdf': { of: 'certificate', may: { ...everybody('own'), ...office() }, answer: 409 },
  'POST /api/certificates/{id}/revocation': { of: 'certificate', may: office() },

  'GET /api/me/attendance-certificate.pdf': {
    of: 'enrolment',
    may: everybody('own'),
    query: 'enrolment',
    answer: [200, 409],
  },
  'GET /api/enrolments/{id}/attendance-certificate.pdf': { of: 'enrolment', may: office(), answer: [200, 409] },

  // Reports
  'GET /api/reports/certification': { of: 'municipality', may: reports, query: 'municipality' },
  'GET /api/reports/certification.csv': { of: 'municipality', may: reports, query: 'municipality' },
  'GET /api/reports/certification.xlsx': { of: 'municipality', may: reports, query: 'municipality' },
  'GET /api/reports/certification/people': { of: 'municipality', may: units, query: 'municipality' },

  // Office
  'GET /api/office/start': { may: office() },
  'GET /api/office/open-rolls': { may: office() },
  'GET /api/office/waiting-rolls': { may: office() },
  'POST /api/imports': { may: office(), answer: 415 },
  'GET /api/imports': { may: office() },
  'GET /api/imports/{id}': { of: 'import', may: office() },
  'GET /api/imports/{id}/lines': { of: 'import', may: office() },
  'PUT /api/imports/{id}/columns': { of: 'import', may: office(), answer: 412, with: STALE },
  'PUT /api/imports/{id}/answers': { of: 'import', may: office(), answer: 412, with: STALE },
  'POST /api/imports/{id}/apply': { of: 'import', may: office(), answer: 412, with: STALE },
  'POST /api/imports/{id}/undo': { of: 'import', may: office(), answer: [412, 409], with: STALE },
  'POST /api/imports/{id}/discard': { of: 'import', may: office(), answer: 412, with: STALE },
};
