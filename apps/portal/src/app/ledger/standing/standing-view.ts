import type {
  AssessmentAnswer,
  EnrolmentProgress,
  EntryAnswer,
  FactAnswer,
  FindingAnswer,
  MyCourse,
  MyCourseBlock,
  MyCourseSession,
  StandingAnswer,
} from '@mittler/contract';
import type { IsoDate, RuleSet } from '@mittler/domain';
import type { Booked } from './booked';
import { bookedMinutes } from './booked';
import type { RuleBook } from './rule-book';

/** One recorded fact beside what a requirement says of it. */
export interface EntryView extends EntryAnswer {
  readonly seen: FactAnswer | null;
  readonly session: MyCourseSession | null;
  /** What the entry said before it was corrected, in minutes; null: never corrected. */
  readonly before: number | null;
}

/** A content area or a whole: minutes everywhere. */
export interface MinutesView {
  readonly code: string;
  readonly needed: number;
  readonly counted: number;
  readonly booked: number;
  /** Missing, and nothing is planned for it. */
  readonly open: number;
  readonly recorded: number;
  readonly entries: readonly EntryView[];
}

/** The share of virtual minutes against the most that may count. */
export interface CapView {
  readonly most: number;
  readonly counted: number;
  readonly recorded: number;
  readonly law: string;
}

/** One standing by one rule set, ready to be shown: nothing here decides, all of it is told by the assessment. */
export interface StandingView {
  readonly ruleSetId: string;
  readonly rules: RuleSet;
  readonly leads: boolean;
  readonly assessment: AssessmentAnswer;
  readonly areas: readonly MinutesView[];
  readonly total: MinutesView | null;
  readonly room: number;
  readonly virtual: number;
  readonly cap: CapView | null;
  /** Every finding of the certificate's and the title's stage. */
  readonly findings: readonly FindingAnswer[];
  /** Entries that belong to no area of the rule set. */
  readonly elsewhere: readonly EntryView[];
  readonly booked: Booked;
  readonly entriesOf: (finding: FindingAnswer) => readonly EntryView[];
}

export function toStandingViews(
  enrolment: EnrolmentProgress,
  course: MyCourse | null,
  book: RuleBook,
  on: IsoDate,
): readonly StandingView[] {
  const views = enrolment.standings.flatMap((standing) => {
    const rules = book.get(standing.ruleSet);
    return rules === undefined ? [] : [toView(standing, rules, enrolment.facts, course, on)];
  });
  return [...views].sort((a, b) => Number(b.leads) - Number(a.leads));
}

function toView(
  { ruleSet, leads, assessment }: StandingAnswer,
  rules: RuleSet,
  facts: readonly FactAnswer[],
  course: MyCourse | null,
  on: IsoDate,
): StandingView {
  const entryOf = entryReader(facts, course);
  const findings = [...assessment.certificate.findings, ...assessment.titleStage.findings];
  const booked = bookedMinutes(findings, facts, course, on);
  const minutesOf = (finding: FindingAnswer): MinutesView => {
    const code = finding.subject ?? '';
    const planned = finding.kind === 'total-minutes' ? booked.total : (booked.areas.get(code) ?? 0);
    const missing = finding.kind === 'total-minutes' ? booked.missing : finding.missing;
    return {
      code,
      needed: finding.needed,
      counted: finding.counted,
      booked: Math.min(planned, missing),
      open: Math.max(0, missing - planned),
      recorded: finding.entries.reduce((sum, { recorded }) => sum + recorded, 0),
      entries: finding.entries.map(entryOf),
    };
  };
  const ofKind = (kind: string): readonly FindingAnswer[] => findings.filter((each) => each.kind === kind);
  const areas = ofKind('area-minutes').map(minutesOf);
  const total = ofKind('total-minutes').map(minutesOf)[0] ?? null;
  const [cap] = ofKind('modality-cap');
  const within = new Set(areas.flatMap(({ entries }) => entries.map(({ fact }) => fact)));
  const countedIn = (modality: string): number =>
    (total?.entries ?? areas.flatMap(({ entries }) => entries))
      .filter(({ seen }) => seen?.modality === modality)
      .reduce((sum, { counted }) => sum + counted, 0);
  return {
    ruleSetId: ruleSet,
    rules,
    leads,
    assessment,
    areas,
    total,
    room: countedIn('room'),
    virtual: countedIn('virtual'),
    cap: cap === undefined ? null : toCap(cap),
    findings,
    elsewhere: (total?.entries ?? []).filter(({ fact }) => !within.has(fact)),
    booked,
    entriesOf: (finding) => finding.entries.map(entryOf),
  };
}

function toCap(finding: FindingAnswer): CapView {
  const recorded = finding.entries.reduce((sum, entry) => sum + entry.recorded, 0);
  return { most: finding.needed, counted: finding.counted, recorded, law: finding.law };
}

function entryReader(facts: readonly FactAnswer[], course: MyCourse | null): (entry: EntryAnswer) => EntryView {
  const byId = new Map(facts.map((fact) => [fact.id, fact]));
  const sessions = sessionsByBlock(course);
  return (entry) => {
    const seen = byId.get(entry.fact) ?? null;
    const replaced = seen?.replaces ? byId.get(seen.replaces) : undefined;
    return {
      ...entry,
      seen,
      session: sessions.get(seen?.block ?? '')?.session ?? null,
      before: replaced?.minutes ?? null,
    };
  };
}

/** Each block's session, by the block's id. */
export function sessionsByBlock(
  course: MyCourse | null,
): ReadonlyMap<string, { readonly session: MyCourseSession; readonly block: MyCourseBlock }> {
  const pairs = (course?.sessions ?? []).flatMap((session) =>
    session.blocks.map((block) => [block.id, { session, block }] as const),
  );
  return new Map(pairs);
}
