import { compareDates, isAfter, type IsoDate } from '../calendar';
import { isOpenToBegin, viewLedger } from './record/ledger-view';
import type { TrainingRecord } from './fact';
import type { RuleSet } from './rule-set';

/**
 * The rule sets of a scheme by which a person can finish, or has: in force, not a draft, and open to the day on which she began (the day
 * judged, where she has not begun). One under whose name she holds a certificate stays with her. Several can be open: who began under an
 * old text may finish by it, and by the new text as well (§ 7 Abs. 4 ZMediatAusbV). In the order of their effective dates.
 */
export function openRuleSets(
  scheme: string,
  record: TrainingRecord,
  all: readonly RuleSet[],
  on: IsoDate,
): readonly RuleSet[] {
  return all
    .filter((ruleSet) => ruleSet.scheme === scheme && !ruleSet.draft && isOpen(ruleSet, record, on))
    .sort((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom));
}

function isOpen(ruleSet: RuleSet, record: TrainingRecord, on: IsoDate): boolean {
  const view = viewLedger(record, ruleSet, on);
  if (view.certificates.length > 0) return true;
  if (on < ruleSet.effectiveFrom) return false;
  if (isAfter(on, view.transition)) return false;
  return isOpenToBegin(ruleSet, view.beganOn ?? on);
}
