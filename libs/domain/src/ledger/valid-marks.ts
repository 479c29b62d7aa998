import type { MarkFact, TrainingRecord } from './fact';
import type { RuleSet } from './rule-set';
import { creditOf } from './record/credits';
import { speakingFacts } from './record/speaking-facts';

/** The marks that the rule set takes for valid: those of which a paper may say that somebody was there. In the order of the law. */
export function validMarks(record: TrainingRecord, ruleSet: RuleSet): readonly MarkFact[] {
  return speakingFacts(record.facts).flatMap((fact) =>
    fact.kind === 'mark' && fact.minutes > 0 && creditOf(fact, ruleSet.evidence).refused === null ? [fact] : [],
  );
}
