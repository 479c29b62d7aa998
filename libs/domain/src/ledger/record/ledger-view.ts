import { isBefore, type Instant, type IsoDate } from '../../calendar';
import type { Fact, Purpose, TrainingRecord } from '../fact';
import type { RuleSet } from '../rule-set';
import { creditOf, type Credit } from './credits';
import { mergedHindrances, transitionEnd, type Hindrance } from '../counting/deadlines';
import { groupedBy } from './grouped-by';
import { speakingFacts } from './speaking-facts';

type FactOf<Kind extends Fact['kind']> = Extract<Fact, { readonly kind: Kind }>;

/** One record as a rule set reads it on a day: what speaks and is not after that day, sorted by kind, each in the order of the law. */
export interface LedgerView {
  readonly on: IsoDate;
  readonly ruleSet: RuleSet;
  readonly training: readonly Credit[];
  readonly renewal: readonly Credit[];
  readonly cases: readonly FactOf<'confirmed-case'>[];
  readonly milestones: readonly FactOf<'milestone'>[];
  readonly coursesFinished: readonly FactOf<'course-finished'>[];
  readonly certificates: readonly FactOf<'certificate-issued'>[];
  readonly recognised: readonly FactOf<'recognised-qualification'>[];
  readonly confirmations: readonly FactOf<'renewal-confirmed'>[];
  readonly droppedOutOn: IsoDate | null;
  readonly hindrances: readonly Hindrance[];
  /** The last day of the transition, else null. */
  readonly transition: IsoDate | null;
  /** It began with her first valid mark (or accepted proof). */
  readonly beganOn: IsoDate | null;
  readonly plannedCourseEnd: IsoDate | null;
}

/** What speaks of a record on a day, whatever the rule set: each kind in the order of the law. */
export interface Reading {
  readonly on: IsoDate;
  readonly plannedCourseEnd: IsoDate | null;
  readonly of: <Kind extends Fact['kind']>(kind: Kind) => readonly FactOf<Kind>[];
  /** Marks and accepted proofs of minutes. */
  readonly minutes: readonly (FactOf<'mark'> | FactOf<'external-evidence'>)[];
  readonly inOrOut: Fact | undefined;
}

/** Reads a record once for all rule sets: the longest part of the work is the same for each. */
export function readRecord(record: TrainingRecord, on: IsoDate, knownAt?: Instant): Reading {
  const facts = speakingFacts(record.facts, knownAt).filter((fact) => fact.on <= on);
  const byKind = groupedBy(facts, (fact) => fact.kind);
  return {
    on,
    plannedCourseEnd: record.plannedCourseEnd,
    of: <Kind extends Fact['kind']>(kind: Kind) => (byKind.get(kind) ?? []) as FactOf<Kind>[],
    // Stryker disable next-line MethodExpression,ConditionalExpression: other facts serve no purpose; only the compiler asks.
    minutes: facts.filter((fact) => fact.kind === 'mark' || fact.kind === 'external-evidence'),
    inOrOut: facts.filter((fact) => fact.kind === 'dropped-out' || fact.kind === 'resumed').at(-1),
  };
}

/** What the rule sets that are open to a person are found by. */
export type Opening = Pick<LedgerView, 'beganOn' | 'certificates' | 'hindrances' | 'transition'>;

export function openingOf(reading: Reading, ruleSet: RuleSet): Opening {
  const revoked = new Set(reading.of('certificate-revoked').map((fact) => fact.certificate));
  const hindrances = mergedHindrances(reading.of('suspension'), ruleSet.suspension);
  const began = reading.minutes.find(
    (fact) => fact.purpose === 'training' && fact.minutes > 0 && creditOf(fact, ruleSet.evidence).refused === null,
  );
  return {
    beganOn: began?.on ?? null,
    certificates: reading
      .of('certificate-issued')
      .filter(
        ({ certificate, ruleSet: key }) =>
          key.scheme === ruleSet.scheme && key.version === ruleSet.version && !revoked.has(certificate),
      ),
    hindrances,
    transition: transitionEnd(ruleSet.completeBy, hindrances),
  };
}

export function viewOf(reading: Reading, ruleSet: RuleSet, opening: Opening): LedgerView {
  const { on, of, minutes, inOrOut, plannedCourseEnd } = reading;
  const creditsFor = (purpose: Purpose): readonly Credit[] =>
    minutes.filter((fact) => fact.purpose === purpose).map((fact) => creditOf(fact, ruleSet.evidence));
  return {
    ...opening,
    on,
    ruleSet,
    training: creditsFor('training'),
    renewal: creditsFor('renewal'),
    cases: of('confirmed-case'),
    milestones: of('milestone'),
    coursesFinished: of('course-finished'),
    recognised: of('recognised-qualification'),
    confirmations: of('renewal-confirmed'),
    droppedOutOn: inOrOut?.kind === 'dropped-out' ? inOrOut.on : null,
    plannedCourseEnd,
  };
}

/** Whether the day on which she began lies within the days for which the rule set is open; a day not yet known closes nothing. */
export function isOpenToBegin({ beganFrom, beganBefore }: RuleSet, beganOn: IsoDate | null): boolean {
  if (beganOn === null) return true;
  return !isBefore(beganOn, beganFrom) && (beganBefore === null || beganOn < beganBefore);
}
