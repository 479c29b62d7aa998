// @ts-check
import { id } from '../../product/few-people-rows.mjs';
import { STALE, ENDLESS, QUALIFIED, TOKEN, office, departments, trainers, units, everybody } from './reach.mjs';

/** Courses and what belongs to them. @type {Readonly<Record<string, import('./reach.mjs').Line>>} */
export const TRAINING = {
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
  // Nobody's enrolments, so that no cell finds the pair of another.
  'POST /api/courses/{id}/tandems': {
    of: 'course',
    may: { ...office(), 'municipal-coordinator': 'all' },
    answer: 404,
    with: { first: id('enrolment', 98), second: id('enrolment', 99) },
  },
  'DELETE /api/courses/{id}/tandems/{tandemId}': {
    of: 'course',
    may: { ...office(), 'municipal-coordinator': 'all' },
    answer: 404,
  },
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
};
