import type { IsoDate } from '../calendar';
import type { RuleSetKey } from './fact';
import type { CycleRequirement, Requirement } from './rule-set';

/** The states of an enrolment: disjoint, and together all enrolled. */
export const states = ['in-training', 'ready', 'certified', 'lapsed', 'dropped-out'] as const;
export type State = (typeof states)[number];

/** Why an entry is recorded, but not (or not wholly) counted. */
export const reasonCodes = [
  'absent',
  'excused',
  'check-not-enough',
  'interaction-not-ensured',
  'area-not-in-rule-set',
  'modality-not-counted',
  'over-cap',
  'other-modality',
  'module-not-filled',
  'after-deadline',
  'after-transition',
  'before-window',
  'not-yet-confirmed',
  'role-not-accepted',
  'setting-not-accepted',
  'case-too-short',
  'supervised-before',
  'without-agreement',
  'minutes-not-stated',
  'counted-elsewhere',
  'hours-not-met',
] as const;
export type ReasonCode = (typeof reasonCodes)[number];

/** What a finding says of one fact. `recorded` and `counted` are in the finding's unit. */
export interface Entry {
  readonly fact: string;
  readonly on: IsoDate;
  readonly recorded: number;
  readonly counted: number;
  /** Null where all of it counts. */
  readonly reason: ReasonCode | null;
}

export type Unit = 'minutes' | 'cases' | 'modules' | 'step';
export type Stage = 'certificate' | 'title' | 'renewal';

/** One requirement: what is needed, what counts, which entries count, which do not and why. */
export interface Finding {
  /** Key of the requirement; a case requirement speaks through up to three findings of different `aspect`. */
  readonly requirement: string;
  readonly aspect: 'count' | 'minutes' | 'agreement';
  readonly stage: Stage;
  readonly kind: Requirement['kind'] | CycleRequirement['kind'];
  readonly law: string;
  /** Code of the area or milestone that it is about, else null. */
  readonly subject: string | null;
  readonly unit: Unit;
  /** For a cap: the most that may count. */
  readonly needed: number;
  /** May exceed `needed`: surplus is shown, and never fills another area. */
  readonly counted: number;
  /** What is still missing, never negative; 0 for a cap. */
  readonly missing: number;
  readonly met: boolean;
  /** The day on which it became met, else null. */
  readonly metOn: IsoDate | null;
  /** The last day on which something can still count; null: no end known. */
  readonly dueBy: IsoDate | null;
  /** `law`: the period runs; `plan`: as the course is planned, nothing is lost yet. */
  readonly dueIs: 'law' | 'plan' | null;
  /** Calendar days by which hindrances have moved `dueBy`. */
  readonly suspendedDays: number;
  /** Unmet, and the last day has passed. */
  readonly missed: boolean;
  readonly entries: readonly Entry[];
}

/** One Fortbildungszeitraum. */
export interface Cycle {
  readonly number: number;
  /** First and last day, hindrances included. */
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly suspendedDays: number;
  readonly findings: readonly Finding[];
  /** Whether the findings are met and, where its absence ends the right, the confirmation is given. */
  readonly kept: boolean;
  /** § 3 Abs. 4 ZMediatAusbV: given on this day; `missing`: not in the cycle; `not-asked`: the rule set asks for none here. */
  readonly confirmation:
    { readonly is: 'given'; readonly on: IsoDate } | { readonly is: 'missing' } | { readonly is: 'not-asked' };
  /** Whether the right to the title ends with this cycle when it is not kept. */
  readonly canLapse: boolean;
}

export const warningCodes = [
  /** The certificate is there, but the facts as they are now known would not carry it. */
  'certificate-not-carried',
  /** § 3 Abs. 4 ZMediatAusbV: a cycle is over and nobody confirmed it. */
  'confirmation-missing',
  /** A cycle was not kept, and by its rule nothing follows. */
  'cycle-not-kept',
  /** She began before or after the days for which the rule set is open. */
  'not-open',
  /** The time to earn the certificate by this rule set is over. */
  'out-of-time',
] as const;
export type WarningCode = (typeof warningCodes)[number];

/** The right that the paper gives: to the title where the rule set grants one, else the paper's validity. */
export interface TitleRight {
  /** `none`: there is no paper; `pending`: paper there, what must follow is not. */
  readonly is: 'none' | 'pending' | 'held' | 'lapsed';
  readonly from: IsoDate | null;
  /** The last day of the right as things stand; null: no end. */
  readonly until: IsoDate | null;
}

/** Minutes validly attended for the course, surplus and what is over the cap included: what the certificate prints. */
export interface Attended {
  readonly area: string | null;
  readonly room: number;
  readonly virtual: number;
}

/** The next date that matters, and the requirement that it belongs to. */
export interface NextDate {
  readonly on: IsoDate;
  readonly requirement: string;
  readonly is: 'law' | 'plan';
}

/** The one answer that trainee page, office page, certificate, report and API all show. */
export interface Assessment {
  readonly ruleSet: RuleSetKey;
  readonly on: IsoDate;
  readonly state: State;
  /** Day of the first valid mark. */
  readonly beganOn: IsoDate | null;
  /** Day on which the course ended for this person, else null. */
  readonly courseEndedOn: IsoDate | null;
  /** What the paper needs, and whether all of it is there. */
  readonly certificate: { readonly met: boolean; readonly findings: readonly Finding[] };
  /** What must follow the paper; empty findings where nothing must. */
  readonly titleStage: { readonly met: boolean; readonly findings: readonly Finding[] };
  readonly title: TitleRight;
  readonly cycles: readonly Cycle[];
  readonly nextDate: NextDate | null;
  readonly warnings: readonly WarningCode[];
  readonly attended: readonly Attended[];
  readonly dates: StandingDates;
}

/** The dates that decide the state on any day not before the last one that a fact names. */
export interface StandingDates {
  readonly beganOn: IsoDate | null;
  readonly courseEndedOn: IsoDate | null;
  /** The certificate can be issued from this day … */
  readonly readyFrom: IsoDate | null;
  /** … to this one; null: without end. */
  readonly readyUntil: IsoDate | null;
  readonly certifiedOn: IsoDate | null;
  /** The certificate that the state rests on; null for a recognised qualification. */
  readonly certificate: string | null;
  readonly titleFrom: IsoDate | null;
  /** The last day of the right that the certificate gives; null: no end. */
  readonly titleUntil: IsoDate | null;
  readonly droppedOutOn: IsoDate | null;
}
