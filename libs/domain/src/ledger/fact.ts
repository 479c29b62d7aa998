import type { Instant, IsoDate } from '../calendar';

/**
 * What a person's ledger is made of. Facts are only ever added. A correction is a newer fact that names in `replaces` the fact whose
 * place it takes; a `retraction` takes the place of a fact and leaves it empty. All facts that go back to one first fact are one line,
 * of which the last received speaks.
 */
export interface FactBase {
  readonly id: string;
  /** The civil day that the fact speaks of: the session's, the mediation's, the issue's, the first day of a hindrance. */
  readonly on: IsoDate;
  /** The server's clock when the fact came in. What a replay "as known at" sees; never a device's clock. */
  readonly receivedAt: Instant;
  readonly replaces: string | null;
}

export const modalities = ['room', 'virtual'] as const;
export type Modality = (typeof modalities)[number];

/** How attendance was checked. `self-report` is a person's own word: recorded, but enough for nothing by itself. */
export const checks = ['roll-call', 'code', 'signed-paper', 'import', 'meeting-log', 'self-report'] as const;
export type Check = (typeof checks)[number];

export const attendances = ['present', 'absent', 'excused'] as const;
export type Attendance = (typeof attendances)[number];

export const purposes = ['training', 'renewal'] as const;
/** What the minutes serve: the course of § 2, or the further training of § 3 ZMediatAusbV. */
export type Purpose = (typeof purposes)[number];

export const caseRoles = ['mediator', 'co-mediator'] as const;
export type CaseRole = (typeof caseRoles)[number];

export const caseSettings = ['individual', 'group'] as const;
/** Whether the case was supervised in an Einzelsupervision or in a group. */
export type CaseSetting = (typeof caseSettings)[number];

/** One person in one block of a session. */
export interface MarkFact extends FactBase {
  readonly kind: 'mark';
  readonly purpose: Purpose;
  readonly attendance: Attendance;
  /** Code of the area in the rule set; null where the block has none (further training). */
  readonly area: string | null;
  /** Code of the module, where the scheme counts modules. */
  readonly module: string | null;
  readonly modality: Modality;
  /** Whole minutes, at most the planned ones; 0 unless present. */
  readonly minutes: number;
  readonly check: Check;
  /** The trainer's word that personal interaction was ensured (§ 2 Abs. 4 Satz 3 ZMediatAusbV); asked of virtual marks alone. */
  readonly interactionEnsured: boolean;
}

/** Minutes from elsewhere that the office has accepted, with the proof seen. `on` is the day they were attended. */
export interface ExternalEvidenceFact extends FactBase {
  readonly kind: 'external-evidence';
  readonly purpose: Purpose;
  readonly area: string | null;
  readonly module: string | null;
  readonly modality: Modality;
  readonly minutes: number;
}

/** A supervised mediation that its supervisor has confirmed. `on` is the day of the mediation. */
export interface ConfirmedCaseFact extends FactBase {
  readonly kind: 'confirmed-case';
  readonly role: CaseRole;
  readonly setting: CaseSetting;
  /** Minutes of the mediation; null where nobody wrote them down. */
  readonly minutes: number | null;
  /** Whether it ended with an agreement; null where not stated. */
  readonly agreement: boolean | null;
  readonly supervisedOn: IsoDate;
  readonly confirmedOn: IsoDate;
}

/** A step that a scheme asks for by name, such as a project or an interview, reached on `on`. */
export interface MilestoneFact extends FactBase {
  readonly kind: 'milestone';
  readonly milestone: string;
}

/** A hindrance without fault (§ 8 ZMediatAusbV) from `on` to `until`, both included; null while it lasts. */
export interface SuspensionFact extends FactBase {
  readonly kind: 'suspension';
  readonly until: IsoDate | null;
}

/** The office records the course as finished; `on` is the end that it states. */
export interface CourseFinishedFact extends FactBase {
  readonly kind: 'course-finished';
  /** That the course had practical exercises and role plays (§ 2 Abs. 3 ZMediatAusbV). Stands for the milestone 'exercises-included'. */
  readonly exercisesIncluded: boolean;
}

/** A recorded move of the enrolment to another department. Counts for reports, not for any requirement. */
export interface MoveFact extends FactBase {
  readonly kind: 'move';
  readonly department: string;
}

/** Which rule set a paper was issued under. */
export interface RuleSetKey {
  readonly scheme: string;
  readonly version: string;
}

export interface CertificateIssuedFact extends FactBase {
  readonly kind: 'certificate-issued';
  readonly certificate: string;
  readonly ruleSet: RuleSetKey;
}

export interface CertificateRevokedFact extends FactBase {
  readonly kind: 'certificate-revoked';
  readonly certificate: string;
}

/** The institution's confirmation of § 3 Abs. 4 ZMediatAusbV that the hours were kept, given on `on`, which lies in the cycle it confirms. */
export interface RenewalConfirmedFact extends FactBase {
  readonly kind: 'renewal-confirmed';
}

export interface DroppedOutFact extends FactBase {
  readonly kind: 'dropped-out';
}

export interface ResumedFact extends FactBase {
  readonly kind: 'resumed';
}

export const recognitionBases = ['foreign', 'before-2012', 'before-2017'] as const;
/** § 6 (foreign), § 7 Abs. 1 (before 26 July 2012), § 7 Abs. 2 (before 1 September 2017) ZMediatAusbV. */
export type RecognitionBasis = (typeof recognitionBases)[number];

/** A qualification that the law puts beside the training. `on` is the day from which the office recognises it. */
export interface RecognisedQualificationFact extends FactBase {
  readonly kind: 'recognised-qualification';
  readonly basis: RecognitionBasis;
  readonly trainingMinutes: number;
  readonly trainingCompletedOn: IsoDate;
  /** Mediations carried out after that training. */
  readonly mediations: number;
  /** Day of the Einzelsupervision of § 7 Abs. 2, else null. */
  readonly supervisedOn: IsoDate | null;
  /** Issue of the Bescheinigung of § 7 Abs. 2 Satz 2, else null. */
  readonly confirmationIssuedOn: IsoDate | null;
}

/** Takes the named fact back without another in its place. */
export interface RetractionFact extends FactBase {
  readonly kind: 'retraction';
  readonly replaces: string;
}

export type Fact =
  | MarkFact
  | ExternalEvidenceFact
  | ConfirmedCaseFact
  | MilestoneFact
  | SuspensionFact
  | CourseFinishedFact
  | MoveFact
  | CertificateIssuedFact
  | CertificateRevokedFact
  | RenewalConfirmedFact
  | DroppedOutFact
  | ResumedFact
  | RecognisedQualificationFact
  | RetractionFact;

export type FactKind = Fact['kind'];

/** What `assess` reads of one enrolment. The order of the facts says nothing. */
export interface TrainingRecord {
  readonly facts: readonly Fact[];
  /** The planned last day of the course. Only tells by when something is due while the course runs; no right hangs on it. */
  readonly plannedCourseEnd: IsoDate | null;
}
