import { compareInstants, laterOf, type Instant, type IsoDate } from '../../calendar';
import { assess } from '../assess';
import type { StandingDates, State } from '../assessment';
import type { Fact, TrainingRecord } from '../fact';
import type { RuleSet } from '../rule-set';
import { stateOn } from './state';

/**
 * The dates that a stored row keeps: what `assess` says on the last day that a fact of the record names. For every day `d` not before
 * it, and no later fact, `stateOn(standingOf(record, ruleSet), d) === assess(record, ruleSet, d).state`.
 */
export function standingOf(record: TrainingRecord, ruleSet: RuleSet, knownAt?: Instant): StandingDates {
  return assess(record, ruleSet, lastDayOf(record, knownAt), knownAt).dates;
}

/** The last day that a known fact names as past: its own, and that of a confirmation. A hindrance may last beyond it. */
export function lastDayOf({ facts }: TrainingRecord, knownAt?: Instant): IsoDate {
  return facts
    .filter((fact) => knownAt === undefined || compareInstants(fact.receivedAt, knownAt) <= 0)
    .reduce<IsoDate>((last, fact) => laterOf(last, lastDayOfFact(fact)), '0001-01-01');
}

function lastDayOfFact(fact: Fact): IsoDate {
  if (fact.kind === 'confirmed-case') return laterOf(fact.on, laterOf(fact.supervisedOn, fact.confirmedOn));
  // Stryker disable next-line ConditionalExpression: no other fact has a Bescheinigung to look for.
  if (fact.kind === 'recognised-qualification') return laterOf(fact.on, fact.confirmationIssuedOn ?? fact.on);
  return fact.on;
}

/** Which state stands for an enrolment to which several rule sets are open, first to last: what was reached, before what is missing. */
export const stateRank: Readonly<Record<State, number>> = {
  certified: 1,
  ready: 2,
  lapsed: 3,
  'dropped-out': 4,
  'in-training': 5,
};

/** The one state of an enrolment on a day, so that the states stay disjoint and sum to enrolled. In training, where nothing is stored. */
export function leadingState(standings: readonly StandingDates[], on: IsoDate): State {
  const reached = standings.map((dates) => stateOn(dates, on));
  const [first = 'in-training'] = reached.sort((a, b) => stateRank[a] - stateRank[b]);
  return first;
}
