import { compareDates, isAfter, type Instant, type IsoDate } from '../calendar';
import { isOpenToBegin, openingOf, readRecord, viewOf, type LedgerView, type Opening } from './record/ledger-view';
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
  return openViews(scheme, record, all, on).map((view) => view.ruleSet);
}

/** The record as each of these rule sets reads it. */
export function openViews(
  scheme: string,
  record: TrainingRecord,
  all: readonly RuleSet[],
  on: IsoDate,
  knownAt?: Instant,
): readonly LedgerView[] {
  const reading = readRecord(record, on, knownAt);
  return all
    .filter((ruleSet) => ruleSet.scheme === scheme && !ruleSet.draft)
    .sort((a, b) => compareDates(a.effectiveFrom, b.effectiveFrom))
    .flatMap((ruleSet) => {
      const opening = openingOf(reading, ruleSet);
      return isOpen(ruleSet, opening, on) ? [viewOf(reading, ruleSet, opening)] : [];
    });
}

function isOpen(ruleSet: RuleSet, { certificates, transition, beganOn }: Opening, on: IsoDate): boolean {
  if (certificates.length > 0) return true;
  if (on < ruleSet.effectiveFrom) return false;
  if (isAfter(on, transition)) return false;
  return isOpenToBegin(ruleSet, beganOn ?? on);
}
