import { compareDates, isAfter, isBefore, laterOf, type IsoDate } from '../../calendar';
import type { Entry, Finding, ReasonCode, Stage } from '../assessment';
import type { ConfirmedCaseFact } from '../fact';
import type { CaseConditions, Cases, CycleCases } from '../rule-set';
import { findingOf, type Due } from './finding';

/** The days within which a case's day has to lie, both included; null: no bound. */
export interface CaseWindow {
  /** False while the event that opens the window has not happened. */
  readonly isOpen: boolean;
  readonly from: IsoDate | null;
  readonly until: IsoDate | null;
  /** The end of the transition, where that is what ends the window. */
  readonly transition: IsoDate | null;
}

export interface CaseCount {
  readonly findings: readonly Finding[];
  /** The cases that the requirement used up: the first that suffice. They do not count a second time in a later stage. */
  readonly used: readonly UsedCase[];
}

export interface UsedCase {
  readonly fact: string;
  readonly on: IsoDate;
}

type Aspect = Finding['aspect'];

/** Counts cases for one requirement. The day that the text names decides, also when the supervisor confirmed later. */
export function countCases(
  requirement: Cases | CycleCases,
  stage: Stage,
  on: IsoDate,
  cases: readonly ConfirmedCaseFact[],
  window: CaseWindow,
  usedBefore: ReadonlySet<string>,
  due: Due,
): CaseCount {
  const judged = [...cases]
    .sort((a, b) => compareDates(dayOf(a, requirement), dayOf(b, requirement)))
    .map((each) => ({ case: each, refused: refusalOf(each, requirement, on, window, usedBefore) }));
  const counting = judged.filter((each) => each.refused === null).map((each) => each.case);
  const aspects = aspectsOf(requirement);

  const findings = aspects.map((aspect) =>
    findingOf(requirement, stage, on, due, {
      aspect,
      unit: aspect === 'minutes' ? 'minutes' : 'cases',
      needed: neededOf(aspect, requirement),
      counted: sumOf(aspect, counting),
      metOn: metOn(aspect, counting, requirement),
      entries: judged.map((each) => entryOf(aspect, each.case, dayOf(each.case, requirement), each.refused)),
    }),
  );
  const used = firstThatSuffice(counting, aspects, requirement);
  return { findings, used: used.map((each) => ({ fact: each.id, on: dayOf(each, requirement) })) };
}

function dayOf(fact: ConfirmedCaseFact, { counts }: CaseConditions): IsoDate {
  return counts === 'mediation' ? fact.on : fact.supervisedOn;
}

function refusalOf(
  fact: ConfirmedCaseFact,
  conditions: CaseConditions,
  on: IsoDate,
  window: CaseWindow,
  usedBefore: ReadonlySet<string>,
): ReasonCode | null {
  const day = dayOf(fact, conditions);
  if (usedBefore.has(fact.id)) return 'counted-elsewhere';
  if (!conditions.roles.includes(fact.role)) return 'role-not-accepted';
  if (!conditions.settings.includes(fact.setting)) return 'setting-not-accepted';
  if (conditions.minutesEach !== null) {
    if (fact.minutes === null) return 'minutes-not-stated';
    if (fact.minutes < conditions.minutesEach) return 'case-too-short';
  }
  // § 2 Abs. 5 and § 4 Abs. 1 of the old text: an Einzelsupervision »im Anschluss an« a mediation.
  if (conditions.counts === 'supervision' && fact.supervisedOn < fact.on) return 'supervised-before';
  if (!window.isOpen || isBefore(day, window.from)) return 'before-window';
  if (isAfter(day, window.transition)) return 'after-transition';
  if (isAfter(day, window.until)) return 'after-deadline';
  return knownFrom(fact) > on ? 'not-yet-confirmed' : null;
}

function aspectsOf({ minutesTogether, withAgreement }: CaseConditions): readonly Aspect[] {
  const aspects: Aspect[] = ['count'];
  if (minutesTogether !== null) aspects.push('minutes');
  if (withAgreement > 0) aspects.push('agreement');
  return aspects;
}

function neededOf(aspect: Aspect, conditions: CaseConditions): number {
  switch (aspect) {
    case 'count':
      return conditions.count;
    case 'minutes':
      return conditions.minutesTogether ?? 0;
    case 'agreement':
      return conditions.withAgreement;
  }
}

function worthOf(aspect: Aspect, fact: ConfirmedCaseFact): number {
  switch (aspect) {
    case 'count':
      return 1;
    case 'minutes':
      return fact.minutes ?? 0;
    case 'agreement':
      return fact.agreement === true ? 1 : 0;
  }
}

function sumOf(aspect: Aspect, cases: readonly ConfirmedCaseFact[]): number {
  return cases.reduce((sum, each) => sum + worthOf(aspect, each), 0);
}

/** The day on which the confirmation came that made it enough: before it the case is not one that counts. */
function metOn(aspect: Aspect, counting: readonly ConfirmedCaseFact[], conditions: CaseConditions): IsoDate | null {
  let sum = 0;
  for (const each of [...counting].sort((a, b) => compareDates(knownFrom(a), knownFrom(b)))) {
    sum += worthOf(aspect, each);
    if (sum >= neededOf(aspect, conditions)) return knownFrom(each);
  }
  return null;
}

/** A case can count from the day when mediation, supervision and confirmation have all happened. */
function knownFrom({ on, supervisedOn, confirmedOn }: ConfirmedCaseFact): IsoDate {
  return laterOf(on, laterOf(supervisedOn, confirmedOn));
}

function firstThatSuffice(
  counting: readonly ConfirmedCaseFact[],
  aspects: readonly Aspect[],
  conditions: CaseConditions,
): readonly ConfirmedCaseFact[] {
  const used: ConfirmedCaseFact[] = [];
  for (const each of counting) {
    if (aspects.every((aspect) => sumOf(aspect, used) >= neededOf(aspect, conditions))) break;
    used.push(each);
  }
  return used;
}

function entryOf(aspect: Aspect, fact: ConfirmedCaseFact, on: IsoDate, refused: ReasonCode | null): Entry {
  const recorded = aspect === 'minutes' ? (fact.minutes ?? 0) : 1;
  const counted = refused === null ? worthOf(aspect, fact) : 0;
  return { fact: fact.id, on, recorded, counted, reason: refused ?? unworthy(aspect, fact) };
}

function unworthy(aspect: Aspect, fact: ConfirmedCaseFact): ReasonCode | null {
  if (aspect === 'minutes' && fact.minutes === null) return 'minutes-not-stated';
  return aspect === 'agreement' && fact.agreement !== true ? 'without-agreement' : null;
}
