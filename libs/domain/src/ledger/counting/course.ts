import { compareDates, isAfter, isBefore, laterOf, type IsoDate } from '../../calendar';
import type { Entry, Finding, Stage } from '../assessment';
import type { CourseFinished, Deadline, Milestone, TitleRequirement } from '../rule-set';
import { countCases, type UsedCase } from './case-findings';
import { endOf, startOf, type Anchors, type PeriodStart } from './deadlines';
import { findingOf, neverDue, type Due } from './finding';
import type { LedgerView } from '../record/ledger-view';
import { isMinuteRequirement, minuteFinding, weighMinutes } from './minute-findings';

/** What the certificate stage came to. */
export interface CourseCount {
  readonly findings: readonly Finding[];
  readonly met: boolean;
  /** The day on which the last requirement became met; null while one is not, or where there is none. */
  readonly metOn: IsoDate | null;
  readonly courseEndedOn: IsoDate | null;
  readonly usedCases: readonly UsedCase[];
}

/** Judges what the paper needs: first the minutes, which decide when the course ended, then all that has the end as its start. */
export function countCourse(view: LedgerView): CourseCount {
  const { requirements } = view.ruleSet.certificate;
  const minutes = weighMinutes(view, requirements);
  const whileRunning = openDue(view);
  const hours = requirements
    .filter(isMinuteRequirement)
    .map((each) => minuteFinding(each, minutes, view.on, whileRunning));
  const courseEndedOn = courseEnd(view, hours);
  const anchors: Anchors = { began: view.beganOn, courseEnd: courseEndedOn, issue: null };

  // Stryker disable next-line ArrayDeclaration: a fact that is none uses nothing up.
  const usedCases: UsedCase[] = [];
  const findings = requirements.flatMap((each): readonly Finding[] => {
    if (isMinuteRequirement(each)) return hours.filter(({ requirement }) => requirement === each.key);
    if (each.kind === 'course-finished') return [courseFinishedFinding(each, view, courseEndedOn)];
    return countStep(each, 'certificate', view, anchors, usedCases);
  });
  const met = findings.every((each) => each.met);
  return { findings, met, metOn: met ? lastMet(findings) : null, courseEndedOn, usedCases };
}

/** What the title stage came to. */
export interface TitleCount {
  readonly findings: readonly Finding[];
  /** The cases that course and title have used up. */
  readonly usedCases: ReadonlySet<string>;
}

/** Judges what must follow the paper, from its issue on. */
export function countTitleStage(view: LedgerView, issue: PeriodStart | null, course: CourseCount): TitleCount {
  const anchors: Anchors = { began: view.beganOn, courseEnd: course.courseEndedOn, issue };
  // What was done after the issue cannot have carried it: it is free for what must follow.
  const usedCases = course.usedCases.filter((each) => issue === null || each.on <= issue.day);
  const requirements = view.ruleSet.titleStage?.requirements ?? [];
  const findings = requirements.flatMap((each) => countStep(each, 'title', view, anchors, usedCases));
  return { findings, usedCases: factsOf(usedCases) };
}

/** The last of the days on which the findings became met. */
export function lastMet(findings: readonly Finding[]): IsoDate | null {
  return findings.reduce<IsoDate | null>((last, { metOn }) => (isAfter(last, metOn) ? last : (metOn ?? last)), null);
}

/** The civil date that the office states as the end, and never before the day of the mark that met her hours. */
function courseEnd({ coursesFinished }: LedgerView, hours: readonly Finding[]): IsoDate | null {
  const stated = coursesFinished[0]?.on;
  if (stated === undefined || !hours.every((each) => each.met)) return null;
  return laterOf(stated, lastMet(hours) ?? stated);
}

function countStep(
  requirement: TitleRequirement,
  stage: Stage,
  view: LedgerView,
  anchors: Anchors,
  used: UsedCase[],
): readonly Finding[] {
  if (requirement.kind === 'milestone') return [milestoneFinding(requirement, stage, view, anchors)];
  const { notBefore, deadline } = requirement;
  const opens = startOf(notBefore, anchors);
  const runs = startOf(deadline?.from ?? null, anchors);
  const window = {
    isOpen: notBefore === null || opens !== null,
    from: opens?.day ?? null,
    // Stryker disable next-line ConditionalExpression,LogicalOperator: what runs has a deadline; only the compiler asks for both.
    until: deadline === null || runs === null ? null : endOf(runs, deadline.months, view.hindrances, null).until,
    transition: view.transition,
  };
  const due = dueOf(requirement, stage, view, anchors);
  const count = countCases(requirement, stage, view.on, view.cases, window, factsOf(used), due);
  used.push(...count.used);
  return count.findings;
}

function factsOf(used: readonly UsedCase[]): ReadonlySet<string> {
  return new Set(used.map((each) => each.fact));
}

function milestoneFinding(requirement: Milestone, stage: Stage, view: LedgerView, anchors: Anchors): Finding {
  const due = dueOf(requirement, stage, view, anchors);
  const entries = stepsTo(requirement.milestone, view).map(({ id, on }): Entry => {
    // What is due as planned is due on a day to come: nothing that has happened is later.
    const isLate = isAfter(on, due.by);
    return { fact: id, on, recorded: 1, counted: isLate ? 0 : 1, reason: isLate ? 'after-deadline' : null };
  });
  const first = entries.find((each) => each.counted === 1);
  return findingOf(requirement, stage, view.on, due, {
    unit: 'step',
    subject: requirement.milestone,
    needed: 1,
    counted: first === undefined ? 0 : 1,
    metOn: first?.on ?? null,
    entries,
  });
}

/** The facts that reach a milestone. Recording the course as finished can say that exercises were part of it (§ 2 Abs. 3). */
function stepsTo(milestone: string, view: LedgerView): readonly { readonly id: string; readonly on: IsoDate }[] {
  const named = view.milestones.filter((each) => each.milestone === milestone);
  if (milestone !== 'exercises-included') return named;
  return [...named, ...view.coursesFinished.filter((each) => each.exercisesIncluded)].sort((a, b) =>
    compareDates(a.on, b.on),
  );
}

function courseFinishedFinding(requirement: CourseFinished, view: LedgerView, end: IsoDate | null): Finding {
  const reason = isAfter(end, view.transition) ? 'after-transition' : end === null ? 'hours-not-met' : null;
  const counted = reason === null ? 1 : 0;
  const stated = view.coursesFinished.slice(0, 1);
  return findingOf(requirement, 'certificate', view.on, openDue(view), {
    unit: 'step',
    needed: 1,
    counted,
    metOn: end,
    entries: stated.map((each): Entry => ({ fact: each.id, on: each.on, recorded: 1, counted, reason })),
  });
}

/** By when a step is due: by law once its period runs; before that, as the course is planned. No right hangs on a plan. */
function dueOf({ deadline }: Pick<Milestone, 'deadline'>, stage: Stage, view: LedgerView, anchors: Anchors): Due {
  if (deadline === null) return stage === 'title' ? lawfulDue(view.transition) : openDue(view);
  const start = startOf(deadline.from, anchors);
  if (start !== null) return dueAfter(start, deadline, view, 'law');
  // Once the planned end is the start of the period, it runs; from an issue that is not planned it does not.
  const planned = stage === 'title' ? null : startOf(deadline.from, { ...anchors, courseEnd: plannedEnd(view) });
  return planned === null ? lawfulDue(view.transition) : dueAfter(planned, deadline, view, 'plan');
}

function dueAfter(start: PeriodStart, { months }: Deadline, view: LedgerView, is: 'law' | 'plan'): Due {
  const { until, suspendedDays } = endOf(start, months, view.hindrances, view.transition);
  return { by: until, is, suspendedDays };
}

/** What has no period of its own is due by the end of the transition, or, while the course runs, by its planned end. */
function openDue(view: LedgerView): Due {
  const planned = plannedEnd(view);
  const endsBefore = view.transition === null || isBefore(planned, view.transition);
  return planned !== null && endsBefore ? { by: planned, is: 'plan', suspendedDays: 0 } : lawfulDue(view.transition);
}

function lawfulDue(transition: IsoDate | null): Due {
  return transition === null ? neverDue : { by: transition, is: 'law', suspendedDays: 0 };
}

/** A planned end that has passed says nothing any more. */
function plannedEnd({ plannedCourseEnd, on }: LedgerView): IsoDate | null {
  return isBefore(plannedCourseEnd, on) ? null : plannedCourseEnd;
}
