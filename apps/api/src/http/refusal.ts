import type { FieldProblem, ProblemCode } from '@mittler/contract';

/** HTTP status of each refusal (RFC 9110; 428 and 429: RFC 6585). */
export const statusOf: Readonly<Record<ProblemCode, number>> = {
  unreadable: 400,
  'too-large': 413,
  invalid: 422,
  'not-found': 404,
  'method-not-allowed': 405,
  'unsupported-type': 415,
  'too-many-requests': 429,
  'foreign-origin': 403,
  unexpected: 500,
  unavailable: 503,
  'not-signed-in': 401,
  'not-allowed': 403,
  'wrong-credentials': 401,
  'link-not-valid': 404,
  'version-missing': 428,
  stale: 412,
  'already-exists': 409,
  'email-taken': 409,
  'still-referenced': 409,
  'has-certificate': 409,
  'person-deactivated': 409,
  'period-overlaps': 409,
  'period-invalid': 422,
  'same-person': 409,
  'last-administrator': 409,
  'own-account': 409,
  'email-missing': 409,
  'session-in-use': 409,
  'not-enrolled': 409,
  'already-enrolled': 409,
  'seats-taken': 409,
  'course-full': 409,
  'quota-full': 409,
  'deadline-passed': 409,
  'move-not-allowed': 409,
  'already-registered': 409,
  'works-council-open': 409,
  'offer-lapsed': 409,
  'roll-closed': 409,
  'roll-open': 409,
  'mark-id-reused': 409,
  'mark-replaced': 409,
  'minutes-over-plan': 422,
  'session-not-begun': 409,
  'block-gone': 409,
  'already-decided': 409,
  'second-person-needed': 409,
  'code-not-valid': 404,
  'trainer-double-booked': 409,
  'person-double-booked': 409,
  'room-double-booked': 409,
  'session-cancelled': 409,
  'session-over': 409,
  'rule-set-invalid': 422,
  'rule-set-published': 409,
  'rule-set-unknown': 409,
  'not-entitled': 409,
  'birth-date-missing': 409,
  'already-certified': 409,
  'certificate-revoked': 409,
  'certificate-item-missing': 409,
  'certificate-without-paper': 409,
  'paper-not-printable': 409,
  'file-not-readable': 422,
  'file-too-large': 413,
  'file-unsafe': 422,
  'columns-missing': 422,
  'import-open-questions': 409,
  'import-already-applied': 409,
  'import-not-applied': 409,
  'import-referenced': 409,
  'import-outdated': 409,
  'message-not-open': 409,
};

export interface RefusalFacts {
  readonly fields?: readonly FieldProblem[];
  readonly facts?: Readonly<Record<string, unknown>>;
}

/** An expected no. Thrown in services, turned into problem details in one place; the sentence for it lives in the portal. */
export class Refusal extends Error {
  constructor(
    readonly code: ProblemCode,
    readonly detail: RefusalFacts = {},
  ) {
    super(code);
  }
}
