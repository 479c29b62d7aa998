import type { Assessment, Finding } from '../assessment';
import { stateRank } from './standing';

/**
 * Which of several assessments speaks for a person to whom several rule sets are open: the state that was reached furthest, then the one
 * by which the least is missing, then the newest text. The order given is that of `openRuleSets`, oldest first.
 * @returns its index, -1 for none
 */
export function leadingIndex(assessments: readonly Assessment[]): number {
  return assessments.reduce((best, each, index) => {
    const leader = assessments[best];
    return leader === undefined || leads(each, leader) ? index : best;
  }, -1);
}

function leads(newer: Assessment, older: Assessment): boolean {
  const byState = stateRank[newer.state] - stateRank[older.state];
  // Stryker disable next-line EqualityOperator: below, the ranks differ.
  return byState === 0 ? openShare(newer.certificate.findings) <= openShare(older.certificate.findings) : byState < 0;
}

/** How much is missing, each requirement by its own measure: 4 of 6 hours weigh as much as 2 of 3 cases. */
function openShare(findings: readonly Finding[]): number {
  return findings.reduce((sum, { missing, needed }) => sum + (needed === 0 ? 0 : missing / needed), 0);
}
