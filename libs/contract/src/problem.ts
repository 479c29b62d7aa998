import { ArrayMaxSize, IsIn, IsInt, IsOptional, IsString, ValidateNested } from 'class-validator';
import { Type } from 'class-transformer';

/**
 * Every reason for which Mittler refuses a request. The portal holds one sentence for each code in each language;
 * a code without one does not compile there.
 */
export const problemCodes = [
  // what the request is like
  'unreadable',
  'too-large',
  'invalid',
  'not-found',
  'method-not-allowed',
  'unsupported-type',
  'too-many-requests',
  'foreign-origin',
  'unexpected',
  'unavailable',
  // who asks
  'not-signed-in',
  'not-allowed',
  'wrong-credentials',
  'link-not-valid',
  // what the state refuses
  'version-missing',
  'stale',
  'already-exists',
  'email-taken',
  'still-referenced',
  'has-certificate',
  'person-deactivated',
  'period-overlaps',
  'period-invalid',
  'same-person',
  'last-administrator',
  'own-account',
  'email-missing',
  'session-in-use',
  'not-enrolled',
  'already-enrolled',
  'seats-taken',
  'course-full',
  'quota-full',
  'deadline-passed',
  'move-not-allowed',
  'already-registered',
  'works-council-open',
  'offer-lapsed',
  'tandem-taken',
  'tandem-unfitting',
  'roll-closed',
  'roll-open',
  'mark-id-reused',
  'mark-replaced',
  'minutes-over-plan',
  'session-not-begun',
  'block-gone',
  'already-decided',
  'second-person-needed',
  'code-not-valid',
  'trainer-double-booked',
  'person-double-booked',
  'room-double-booked',
  'session-cancelled',
  'session-over',
  'rule-set-invalid',
  'rule-set-published',
  'rule-set-unknown',
  'not-entitled',
  'birth-date-missing',
  'already-certified',
  'certificate-revoked',
  'certificate-item-missing',
  'certificate-without-paper',
  'paper-not-printable',
  'file-not-readable',
  'file-too-large',
  'file-unsafe',
  'columns-missing',
  'import-open-questions',
  'import-already-applied',
  'import-not-applied',
  'import-referenced',
  'import-outdated',
  'message-not-open',
] as const;

export type ProblemCode = (typeof problemCodes)[number];

/** One field of the request that was refused. */
export class FieldProblem {
  /** JSON pointer into the request body or query (RFC 6901), e.g. "/marks/3/minutes". */
  @IsString() readonly pointer!: string;
  /** The rule that failed, e.g. "isEmail", "max"; the portal turns it into a sentence. */
  @IsString() readonly rule!: string;
  /** What the rule wants, e.g. "200" for a maximum length. */
  @IsOptional() @IsString() readonly limit?: string;
}

/** A refusal as RFC 9457 problem details (application/problem+json). */
export class Problem {
  /** "/problems/" followed by the code. */
  @IsString() readonly type!: string;
  @IsString() readonly title!: string;
  @IsInt() readonly status!: number;
  @IsIn(problemCodes) readonly code!: ProblemCode;
  /** Identifies the request in the log; holds nothing personal. */
  @IsString() readonly requestId!: string;
  @IsOptional()
  @ValidateNested({ each: true })
  @Type(() => FieldProblem)
  @ArrayMaxSize(500)
  readonly fields?: readonly FieldProblem[];
  /** What the reader needs to go on, by code: e.g. the present version of a stale row. */
  @IsOptional() readonly facts?: Readonly<Record<string, unknown>>;
}
