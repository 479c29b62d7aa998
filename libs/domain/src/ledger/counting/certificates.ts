import { compareDates, isAfter, isBefore, laterOf, type IsoDate } from '../../calendar';
import type { RecognisedQualificationFact } from '../fact';
import type { Recognition } from '../rule-set';
import type { PeriodStart } from './deadlines';
import type { LedgerView } from '../record/ledger-view';

/** What gives the right: a certificate, or a qualification that the law puts beside it. */
export interface Basis {
  /** Null for a recognised qualification. */
  readonly certificate: string | null;
  readonly on: IsoDate;
  /** Where the periods of renewal and title start. */
  readonly start: PeriodStart;
  readonly needsTitleStage: boolean;
}

/** Everything that gives the right by this rule set and has happened, in order of time. */
export function basesOf(view: LedgerView): readonly Basis[] {
  const issued = view.certificates.map(({ certificate, on }): Basis => ({
    certificate,
    on,
    start: { day: on, is: 'event' },
    needsTitleStage: true,
  }));
  const recognised = view.recognised.map((fact) => basisOf(fact, view.ruleSet.recognitions));
  return [...issued, ...recognised]
    .filter((basis) => basis !== null)
    .filter((basis) => basis.on <= view.on)
    .sort((a, b) => compareDates(a.on, b.on));
}

function basisOf(fact: RecognisedQualificationFact, recognitions: readonly Recognition[]): Basis | null {
  const rule = recognitions.find((each) => each.basis === fact.basis);
  if (rule === undefined || !carries(fact, rule)) return null;
  const { needsTitleStage } = rule;
  if (!isAfter(fact.supervisedOn, rule.confirmationNeededAfter)) {
    return { certificate: null, on: fact.on, start: startOf(fact, rule), needsTitleStage };
  }
  // § 7 Abs. 2 Satz 2, Abs. 3 Satz 2: after a late supervision the periods start with the issue of its Bescheinigung.
  const issuedOn = fact.confirmationIssuedOn;
  if (issuedOn === null) return null;
  return { certificate: null, on: laterOf(fact.on, issuedOn), start: { day: issuedOn, is: 'event' }, needsTitleStage };
}

function startOf(fact: RecognisedQualificationFact, { periodsFrom }: Recognition): PeriodStart {
  // Stryker disable next-line StringLiteral: whatever is no event is a beginning; the compiler knows no third word.
  return periodsFrom === null ? { day: fact.on, is: 'event' } : { day: periodsFrom, is: 'beginning' };
}

function carries(fact: RecognisedQualificationFact, rule: Recognition): boolean {
  if (fact.trainingMinutes < rule.trainingMinutes || fact.mediations < rule.mediations) return false;
  if (rule.completedBefore !== null && !isBefore(fact.trainingCompletedOn, rule.completedBefore)) return false;
  return rule.supervisionBy === null || (fact.supervisedOn !== null && !isAfter(fact.supervisedOn, rule.supervisionBy));
}
