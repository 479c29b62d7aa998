// @ts-check
import { STALE, TOKEN, office, units, admins, everybody, reports } from './reach.mjs';
import { ROLLS } from './roll-lines.mjs';
import { TRAINING } from './training.mjs';

/** @typedef {import('./reach.mjs').Line} Line */

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

  ...TRAINING,
  ...ROLLS,

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
  'GET /api/participation': { of: 'municipality', may: units, query: 'municipality' },
  'GET /api/participation/needed-kinds': { may: office() },
  'PUT /api/participation/needed-kinds': { may: office(), answer: 412, with: STALE },
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
