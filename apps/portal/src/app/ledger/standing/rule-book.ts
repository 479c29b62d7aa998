import type { RuleSets } from '@mittler/contract';
import type { RuleSet } from '@mittler/domain';

/** The rule sets by their id. */
export type RuleBook = ReadonlyMap<string, RuleSet>;

export function readRuleBook({ ruleSets }: RuleSets): RuleBook {
  // The API stores a rule set only after checking it against the published schema, of which RuleSet is the type.
  return new Map(ruleSets.map(({ id, content }) => [id, content as unknown as RuleSet]));
}
