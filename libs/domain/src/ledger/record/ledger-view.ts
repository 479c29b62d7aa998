import { isBefore, type Instant, type IsoDate } from '../../calendar';
import type { Fact, Purpose, TrainingRecord } from '../fact';
import type { RuleSet } from '../rule-set';
import { creditOf, type Credit } from './credits';
import { mergedHindrances, transitionEnd, type Hindrance } from '../counting/deadlines';
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

export function viewLedger(record: TrainingRecord, ruleSet: RuleSet, on: IsoDate, knownAt?: Instant): LedgerView {
  const facts = speakingFacts(record.facts, knownAt).filter((fact) => fact.on <= on);
  const of = <Kind extends Fact['kind']>(kind: Kind): FactOf<Kind>[] =>
    facts.filter((fact): fact is FactOf<Kind> => fact.kind === kind);

  // Stryker disable next-line MethodExpression,ConditionalExpression: other facts serve no purpose; only the compiler asks.
  const minutes = facts.filter((fact) => fact.kind === 'mark' || fact.kind === 'external-evidence');
  const creditsFor = (purpose: Purpose): readonly Credit[] =>
    minutes.filter((fact) => fact.purpose === purpose).map((fact) => creditOf(fact, ruleSet.evidence));
  const training = creditsFor('training');
  const hindrances = mergedHindrances(of('suspension'), ruleSet.suspension);
  const revoked = new Set(of('certificate-revoked').map((fact) => fact.certificate));
  const inOrOut = facts.filter((fact) => fact.kind === 'dropped-out' || fact.kind === 'resumed').at(-1);

  return {
    on,
    ruleSet,
    training,
    renewal: creditsFor('renewal'),
    cases: of('confirmed-case'),
    milestones: of('milestone'),
    coursesFinished: of('course-finished'),
    certificates: of('certificate-issued').filter(
      ({ certificate, ruleSet: key }) =>
        key.scheme === ruleSet.scheme && key.version === ruleSet.version && !revoked.has(certificate),
    ),
    recognised: of('recognised-qualification'),
    confirmations: of('renewal-confirmed'),
    droppedOutOn: inOrOut?.kind === 'dropped-out' ? inOrOut.on : null,
    hindrances,
    transition: transitionEnd(ruleSet.completeBy, hindrances),
    beganOn: training.find((credit) => credit.refused === null && credit.minutes > 0)?.on ?? null,
    plannedCourseEnd: record.plannedCourseEnd,
  };
}

/** Whether the day on which she began lies within the days for which the rule set is open; a day not yet known closes nothing. */
export function isOpenToBegin({ beganFrom, beganBefore }: RuleSet, beganOn: IsoDate | null): boolean {
  if (beganOn === null) return true;
  return !isBefore(beganOn, beganFrom) && (beganBefore === null || beganOn < beganBefore);
}
