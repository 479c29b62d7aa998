// @ts-check

import { everybody, office, trainers } from './reach.mjs';

/** Needs a reason, and has none. */
const REFUSED = { accepted: false, reason: null };

/** Who may do what with a roll beside marking and signing it. @type {Readonly<Record<string, import('./reach.mjs').Line>>} */
export const ROLLS = {
  'GET /api/sessions/{id}/pending-marks': { of: 'session', may: trainers },
  'POST /api/pending-marks/{id}/decision': { of: 'pendingMark', may: trainers, answer: [422, 200], with: REFUSED },
  'POST /api/sessions/{id}/corrections': { of: 'session', may: trainers, answer: [409, 200] },
  'GET /api/sessions/{id}/corrections': { of: 'session', may: trainers },
  'POST /api/corrections/{id}/decision': { of: 'correction', may: trainers, answer: [409, 422], with: REFUSED },
  'POST /api/sessions/{id}/walk-ins': { of: 'session', may: trainers },
  'POST /api/walk-ins/{id}/match': { of: 'walkIn', may: trainers, answer: [200, 409] },
  'POST /api/walk-ins/{id}/dismissal': { of: 'walkIn', may: trainers, answer: [200, 409] },
  'POST /api/sessions/{id}/guest-candidates/search': { of: 'session', may: trainers },
  'POST /api/sessions/{id}/guests': { of: 'session', may: trainers, answer: 404 },
  'DELETE /api/sessions/{id}/guests/{enrolmentId}': { of: 'session', may: trainers, answer: 404 },
  'GET /api/sessions/{id}/check-in': { of: 'session', may: trainers },
  'POST /api/sessions/{id}/check-in': { of: 'session', may: trainers, answer: 409 },
  'DELETE /api/sessions/{id}/check-in': { of: 'session', may: trainers },
  'GET /api/sessions/{id}/sign-in-sheet.pdf': { of: 'session', may: trainers },
  'GET /api/sessions/{id}/scans': { of: 'session', may: trainers },
  'POST /api/sessions/{id}/scans': { of: 'session', may: trainers, answer: 415 },
  'GET /api/scans/{id}': { of: 'scan', may: trainers },
  'DELETE /api/scans/{id}': { of: 'scan', may: office() },
  'GET /api/me/entries': { may: everybody('all') },
  'POST /api/objections': { may: everybody('all'), answer: 404 },
  'GET /api/sessions/{id}/objections': { of: 'session', may: trainers },
  // Nobody decides on her own.
  'POST /api/objections/{id}/decision': { of: 'objection', may: trainers, answer: [422, 403], with: REFUSED },
  'POST /api/sessions/{id}/meeting-lists': { of: 'session', may: trainers, answer: 415 },
  'POST /api/check-ins': { may: everybody('all'), answer: [404, 429] },
};
