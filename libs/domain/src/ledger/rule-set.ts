import type { IsoDate } from '../calendar';
import type { CaseRole, CaseSetting, Check, Modality, RecognitionBasis } from './fact';

/** Words for the screen and the paper, German first. */
export interface Label {
  readonly de: string;
  readonly en: string;
}

/** Something that a mark, a case or a milestone names by its code. */
export interface Named {
  readonly code: string;
  readonly title: Label;
}

/**
 * One dated version of a scheme, as data: it can be stored as JSON, imported from a file, and needs no code. Immutable once published.
 * Its shape is published as `ruleSetSchema`; what a schema cannot say is checked by `checkRuleSet`.
 */
export interface RuleSet {
  readonly scheme: string;
  readonly version: string;
  readonly title: Label;
  /** Where the rules stand, for example 'BGBl. 2023 I Nr. 185'. */
  readonly source: string;
  /** A draft decides nobody's standing: `openRuleSets` passes it over. */
  readonly draft: boolean;
  /** The day from which a certificate can be earned by it. */
  readonly effectiveFrom: IsoDate;
  /** Whom it is open to, by the day of her first valid mark; null is no bound. `beganBefore` itself is too late. */
  readonly beganFrom: IsoDate | null;
  readonly beganBefore: IsoDate | null;
  /** The latest day of a transition, after which nothing more is earned by this rule set. */
  readonly completeBy: CompleteBy | null;
  /** The title that goes with it; null where the scheme gives a paper only. */
  readonly grantsTitle: Label | null;
  readonly areas: readonly Named[];
  readonly modules: readonly Named[];
  readonly milestones: readonly Named[];
  readonly evidence: EvidenceRule;
  readonly certificate: CertificateStage;
  readonly titleStage: TitleStage | null;
  readonly renewal: RenewalStage | null;
  readonly suspension: SuspensionRule | null;
  readonly recognitions: readonly Recognition[];
  /** Readings of the text that it leaves open. */
  readonly readings: readonly Reading[];
}

/** A reading that the text leaves open: which parameter it sets (a JSON pointer into the rule set), by which paragraph, and why. */
export interface Reading {
  readonly parameter: string;
  readonly law: string;
  readonly needsLegalCheck: boolean;
  readonly note: Label;
}

export interface CompleteBy {
  readonly law: string;
  /** First and last day of the time that the transition gives, and its length in months. */
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly months: number;
  /** Whether hindrances move this last day too. */
  readonly suspendable: boolean;
}

/** Which checks are enough for a mark to count. Anything less is recorded, not counted. */
export interface EvidenceRule {
  readonly law: string;
  readonly room: readonly Check[];
  readonly virtual: readonly Check[];
  readonly virtualNeedsInteraction: boolean;
}

/** What the certificate must contain, in the order of the law. */
export const certificateItems = [
  'person',
  'institution',
  'training-date-and-place',
  'contents-and-hours',
  'supervision-date-and-place',
  'supervisor',
  'anonymised-cases',
] as const;
export type CertificateItem = (typeof certificateItems)[number];

/** What the paper needs. */
export interface CertificateStage {
  readonly law: string;
  readonly items: readonly CertificateItem[];
  readonly requirements: readonly Requirement[];
}

/** What must follow the paper for the title. */
export interface TitleStage {
  readonly law: string;
  /** Until this day (excluded) the title followed from the training alone; null: it always depends on this stage. */
  readonly bindsFrom: IsoDate | null;
  readonly requirements: readonly TitleRequirement[];
}

/** What has to be done again and again. */
export interface RenewalStage {
  readonly law: string;
  /** Length of a cycle in calendar months. The first one starts with the issue, each next without a gap. */
  readonly months: number;
  readonly requirements: readonly CycleRequirement[];
  readonly lapse: LapseRule;
  readonly confirmation: ConfirmationRule | null;
}

export interface LapseRule {
  readonly law: string;
  /** `right`: the right to the title (or the paper's validity) ends with a cycle that was not kept; `none`: nothing follows. */
  readonly ends: 'right' | 'none';
  /** Cycles that end before this day cannot end the right; null: every cycle can. */
  readonly cyclesEndingFrom: IsoDate | null;
}

export interface ConfirmationRule {
  readonly law: string;
  readonly cycles: 'first' | 'every';
  /** Cycles that end before this day need none; null: no bound. */
  readonly cyclesEndingFrom: IsoDate | null;
  /** What a missing confirmation does once the cycle is over. */
  readonly missing: 'warning' | 'lapse';
}

/**
 * Where a period starts: with the first valid mark, the course's end or the issue of the certificate (events, § 187 Abs. 1 BGB), or with
 * the beginning of a day (§ 187 Abs. 2 BGB).
 */
export type Anchor = 'began' | 'course-end' | 'issue' | IsoDate;

export interface Deadline {
  readonly from: Anchor;
  /** Calendar months, §§ 187 to 189 BGB. */
  readonly months: number;
}

interface Of<Kind extends string> {
  readonly kind: Kind;
  /** Unique within the rule set; findings name it. */
  readonly key: string;
  readonly law: string;
}

export interface AreaMinutes extends Of<'area-minutes'> {
  readonly area: string;
  readonly minutes: number;
}

export interface TotalMinutes extends Of<'total-minutes'> {
  readonly minutes: number;
}

/** At most so many percent of the total in this modality; 0: none counts. */
export interface ModalityCap extends Of<'modality-cap'> {
  readonly modality: Modality;
  readonly percent: number;
  /** `required`: percent of the total that the rule set asks for; `counted`: of the minutes that count in the end. */
  readonly base: 'required' | 'counted';
}

/** So many of the named modules, each with its minutes. */
export interface ModulesOf extends Of<'modules'> {
  readonly least: number;
  readonly of: readonly { readonly module: string; readonly minutes: number }[];
  /** Only minutes in this modality fill a module; null: any. */
  readonly modality: Modality | null;
}

export interface CaseConditions {
  readonly count: number;
  readonly roles: readonly CaseRole[];
  readonly settings: readonly CaseSetting[];
  /** Which day has to lie within the time: the mediation's or the supervision's. */
  readonly counts: 'mediation' | 'supervision';
  /** A shorter case does not count; null: any length. */
  readonly minutesEach: number | null;
  /** Minutes that the counted cases need together; null: none. */
  readonly minutesTogether: number | null;
  /** How many of the counted cases need an agreement. */
  readonly withAgreement: number;
}

export interface Cases extends Of<'cases'>, CaseConditions {
  /** A day before this anchor does not count; null: any day. */
  readonly notBefore: Anchor | null;
  readonly deadline: Deadline | null;
}

export interface Milestone extends Of<'milestone'> {
  readonly milestone: string;
  readonly deadline: Deadline | null;
}

export type CourseFinished = Of<'course-finished'>;

/** A closed list: a new kind is a change of code, a new threshold is data. */
export type Requirement = AreaMinutes | TotalMinutes | ModalityCap | ModulesOf | Cases | Milestone | CourseFinished;

/** Minutes belong to the course; after the paper only cases and milestones can follow. */
export type TitleRequirement = Cases | Milestone;

export interface CycleMinutes extends Of<'cycle-minutes'> {
  readonly minutes: number;
}

export interface CycleCases extends Of<'cycle-cases'>, CaseConditions {}

export type CycleRequirement = CycleMinutes | CycleCases;

/** A hindrance without fault stops every period for as long as it lasts, at most for half of the period. */
export interface SuspensionRule {
  readonly law: string;
  /** Days of hindrance before this day do not count; null: all do. */
  readonly daysFrom: IsoDate | null;
}

/** A qualification that stands beside the training. */
export interface Recognition {
  readonly basis: RecognitionBasis;
  readonly law: string;
  readonly trainingMinutes: number;
  /** The training must have ended before this day; null: any day. */
  readonly completedBefore: IsoDate | null;
  readonly mediations: number;
  /** The last day for the Einzelsupervision; null: none is asked. */
  readonly supervisionBy: IsoDate | null;
  /** A supervision after this day needs a Bescheinigung of its own, with whose issue the periods start; null: never. */
  readonly confirmationNeededAfter: IsoDate | null;
  /** Else the day with whose beginning the periods start; null: they start with the recognition. */
  readonly periodsFrom: IsoDate | null;
  /** Whether what must follow a certificate for the title must follow this qualification too. */
  readonly needsTitleStage: boolean;
}
