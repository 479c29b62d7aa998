import { addDays, isAfter, isBefore, laterOf, type Instant, type IsoDate } from '../calendar';
import type { Assessment, Finding, NextDate, StandingDates, TitleRight, WarningCode } from './assessment';
import { basesOf, type Basis } from './counting/certificates';
import { countCourse, countTitleStage, lastMet, type CourseCount } from './counting/course';
import { countCycles, type CycleCount } from './counting/cycles';
import { isOpenToBegin, openingOf, readRecord, viewOf, type LedgerView } from './record/ledger-view';
import { openViews } from './open-rule-sets';
import { attendedMinutes } from './counting/minute-findings';
import type { TrainingRecord } from './fact';
import type { RuleSet } from './rule-set';
import { stateOn } from './standing/state';

/**
 * A person's standing by one rule set: a pure function, which anyone can replay.
 *
 * @param record the facts of one enrolment, in any order
 * @param on the civil day that is judged: deadlines, cycles and effective dates; facts of later days have not happened
 * @param knownAt reads the record as it was known at that instant (facts received later do not exist); all facts, where not given
 */
export function assess(record: TrainingRecord, ruleSet: RuleSet, on: IsoDate, knownAt?: Instant): Assessment {
  const reading = readRecord(record, on, knownAt);
  return decide(viewOf(reading, ruleSet, openingOf(reading, ruleSet)));
}

/** The decision by one rule set. */
export interface Decision {
  readonly ruleSet: RuleSet;
  readonly assessment: Assessment;
}

/** The same by every rule set of a scheme that is open to her, in the order of `openRuleSets`: the record is read once for all. */
export function assessOpen(
  scheme: string,
  record: TrainingRecord,
  all: readonly RuleSet[],
  on: IsoDate,
  knownAt?: Instant,
): readonly Decision[] {
  return openViews(scheme, record, all, on, knownAt).map((view) => ({
    ruleSet: view.ruleSet,
    assessment: decide(view),
  }));
}

function decide(view: LedgerView): Assessment {
  const { ruleSet, on } = view;
  const course = countCourse(view);
  const right = rightOf(view, course);
  const dates = datesOf(view, course, right);
  return {
    ruleSet: { scheme: ruleSet.scheme, version: ruleSet.version },
    on,
    state: stateOn(dates, on),
    beganOn: view.beganOn,
    courseEndedOn: course.courseEndedOn,
    certificate: { met: course.met, findings: course.findings },
    titleStage: { met: right.titleFindings.every((each) => each.met), findings: right.titleFindings },
    title: titleOf(view, right, dates),
    cycles: right.cycles.cycles,
    nextDate: nextDateOf(view, course, right),
    warnings: warningsOf(view, course, right, dates),
    attended: attendedMinutes(view.training, ruleSet),
    dates,
  };
}

/** The right that the present paper gives, and how long. */
interface Right {
  readonly basis: Basis | null;
  readonly titleFindings: readonly Finding[];
  readonly cycles: CycleCount;
  /** The last day of the right as things stand; null: no end, or no paper. */
  readonly until: IsoDate | null;
}

/** The first paper counts; a further one only where it was issued after the right of the one before had ended. */
function rightOf(view: LedgerView, course: CourseCount): Right {
  const [first, ...further] = basesOf(view);
  return further.reduce(
    (right, basis) => (isAfter(basis.on, right.until) ? rightFrom(basis, view, course) : right),
    rightFrom(first ?? null, view, course),
  );
}

function rightFrom(basis: Basis | null, view: LedgerView, course: CourseCount): Right {
  const title = countTitleStage(view, basis?.start ?? null, course);
  if (basis === null) {
    return { basis, titleFindings: title.findings, cycles: { cycles: [], rightUntil: null }, until: null };
  }
  const titleFindings = basis.needsTitleStage ? title.findings : [];
  const cycles = countCycles(view, basis.start, title.usedCases);
  const until = earliest([cycles.rightUntil, titleStageEnd(titleFindings, view)]);
  return { basis, titleFindings, cycles, until };
}

/** The last day of the right where something that must follow is not there: its deadline, but not before the stage binds. */
function titleStageEnd(findings: readonly Finding[], { ruleSet }: LedgerView): IsoDate | null {
  const end = earliest(findings.filter((each) => !each.met).map((each) => each.dueBy));
  const bindsFrom = ruleSet.titleStage?.bindsFrom ?? null;
  const dayBefore = bindsFrom === null ? null : addDays(bindsFrom, -1);
  return isBefore(end, dayBefore) ? dayBefore : end;
}

function earliest(days: readonly (IsoDate | null)[]): IsoDate | null {
  return days.reduce((first, day) => (first === null || isBefore(day, first) ? day : first), null);
}

function datesOf(view: LedgerView, course: CourseCount, { basis, titleFindings, until }: Right): StandingDates {
  const isReady = course.met && isOpenToBegin(view.ruleSet, view.beganOn);
  return {
    beganOn: view.beganOn,
    courseEndedOn: course.courseEndedOn,
    readyFrom: isReady ? laterOf(course.metOn ?? view.ruleSet.effectiveFrom, view.ruleSet.effectiveFrom) : null,
    readyUntil: isReady ? view.transition : null,
    certifiedOn: basis?.on ?? null,
    certificate: basis?.certificate ?? null,
    titleFrom: basis === null ? null : titleFrom(basis, titleFindings, view),
    titleUntil: until,
    droppedOutOn: view.droppedOutOn,
  };
}

/** With the paper; where something must follow it, with that. Before the stage bound, the training alone gave the title. */
function titleFrom(basis: Basis, findings: readonly Finding[], { ruleSet }: LedgerView): IsoDate | null {
  if (!findings.every((each) => each.met)) return null;
  const complete = laterOf(lastMet(findings) ?? basis.on, basis.on);
  const bindsFrom = ruleSet.titleStage?.bindsFrom ?? null;
  return isBefore(complete, bindsFrom) ? basis.on : complete;
}

function titleOf({ on, ruleSet }: LedgerView, { basis, until }: Right, dates: StandingDates): TitleRight {
  if (basis === null) return { is: 'none', from: null, until: null };
  if (isAfter(on, until)) return { is: 'lapsed', from: dates.titleFrom, until };
  const isBoundYet = !isBefore(on, ruleSet.titleStage?.bindsFrom ?? null);
  if (dates.titleFrom === null && isBoundYet) return { is: 'pending', from: null, until };
  return { is: 'held', from: dates.titleFrom ?? basis.on, until };
}

/** The earliest last day, not yet past, of something that is still unmet, or of the right itself. None once that is over. */
function nextDateOf(view: LedgerView, course: CourseCount, right: Right): NextDate | null {
  if (isBefore(right.until, view.on)) return null;
  const findings =
    right.basis === null
      ? course.findings
      : [...right.titleFindings, ...right.cycles.cycles.flatMap((each) => each.findings)];
  const open = findings
    .filter((each) => !each.met)
    .map(({ requirement, dueBy: on, dueIs: is }) => ({ requirement, on, is }));
  const rightEnds = { requirement: endingKey(right, view), on: right.until, is: 'law' } as const;
  return [...open, rightEnds].reduce<NextDate | null>((first, { requirement, on, is }) => {
    // Stryker disable next-line ConditionalExpression,LogicalOperator: what has a day has the rest; without one it comes after none.
    if (on === null || is === null || requirement === undefined) return first;
    return on >= view.on && (first === null || on < first.on) ? { on, requirement, is } : first;
  }, null);
}

/** What ends the right: the renewal, or what should have followed the paper. */
function endingKey({ cycles, titleFindings, until }: Right, { ruleSet }: LedgerView): string | undefined {
  // Stryker disable next-line OptionalChaining: what ends by the renewal has one, with a requirement; only the compiler asks.
  if (until === cycles.rightUntil) return ruleSet.renewal?.requirements[0]?.key;
  // Stryker disable next-line OptionalChaining: what ends otherwise has such a finding; only the compiler asks.
  return titleFindings.find((each) => !each.met && each.dueIs === 'law')?.requirement;
}

/** Whether the certificate could be issued on the day on which it was (§ 2 Abs. 6 Satz 2 ZMediatAusbV), as the facts are now known. */
function isCarried(issuedOn: IsoDate, { readyFrom, readyUntil }: StandingDates): boolean {
  return readyFrom !== null && !isBefore(issuedOn, readyFrom) && !isAfter(issuedOn, readyUntil);
}

function warningsOf(view: LedgerView, course: CourseCount, right: Right, dates: StandingDates): readonly WarningCode[] {
  const issuedOn = right.basis?.certificate ? right.basis.on : null;
  const over = right.cycles.cycles.filter((each) => each.until < view.on);
  const isPastTransition = isBefore(view.transition, view.on);
  const warnings: readonly (WarningCode | false)[] = [
    issuedOn !== null && !isCarried(issuedOn, dates) && 'certificate-not-carried',
    over.some((each) => each.confirmation.is === 'missing') && 'confirmation-missing',
    over.some((each) => !each.kept && !each.canLapse) && 'cycle-not-kept',
    right.basis === null && !isOpenToBegin(view.ruleSet, view.beganOn) && 'not-open',
    right.basis === null && (isPastTransition || course.findings.some((each) => each.missed)) && 'out-of-time',
  ];
  return warnings.filter((each) => each !== false);
}
