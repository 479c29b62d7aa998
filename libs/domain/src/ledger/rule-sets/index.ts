import type { RuleSet } from '../rule-set';
import { fiveModules } from './five-modules';
import { kokoDraft } from './koko-draft';
import { zmediatausbv2017 } from './zmediatausbv-2017';
import { zmediatausbv2024 } from './zmediatausbv-2024';

export { fiveModules, kokoDraft, zmediatausbv2017, zmediatausbv2024 };

/** The rule sets that the product ships with. */
export const shippedRuleSets: readonly RuleSet[] = [zmediatausbv2017, zmediatausbv2024, fiveModules, kokoDraft];
