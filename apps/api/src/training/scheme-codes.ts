import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { RuleSetShelf } from '../ledger/rule-set-shelf';

/** What the published rule sets of a scheme know by code; a mark or milestone with another code would count for nothing. */
export interface Codes {
  readonly areas: ReadonlySet<string>;
  readonly modules: ReadonlySet<string>;
  readonly milestones: ReadonlySet<string>;
}

@Injectable()
export class SchemeCodes {
  constructor(private readonly shelf: RuleSetShelf) {}

  /** Null where no rule set of that scheme is published. */
  async of(scheme: string, tx: EntityManager): Promise<Codes | null> {
    const ruleSets = (await this.shelf.published(tx))
      .map(({ content }) => content)
      .filter((ruleSet) => ruleSet.scheme === scheme);
    if (ruleSets.length === 0) return null;
    const codes = (of: 'areas' | 'modules' | 'milestones'): ReadonlySet<string> =>
      new Set(ruleSets.flatMap((ruleSet) => ruleSet[of].map(({ code }) => code)));
    return { areas: codes('areas'), modules: codes('modules'), milestones: codes('milestones') };
  }
}
