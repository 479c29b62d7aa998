import type { RuleSet } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';

export interface ShelvedRuleSet {
  readonly id: string;
  readonly content: RuleSet;
}

/** The published rule sets. They never change, so each is read once; which ones there are is asked every time. */
@Injectable()
export class RuleSetShelf {
  private readonly known = new Map<string, ShelvedRuleSet>();

  async published(tx: EntityManager): Promise<readonly ShelvedRuleSet[]> {
    const ids: readonly { readonly id: string }[] = await tx.query(
      'select id from rule_set where published_at is not null order by id',
    );
    return this.of(
      ids.map(({ id }) => id),
      tx,
    );
  }

  /** Those with these ids, which are known to be published. */
  async of(ids: readonly string[], tx: EntityManager): Promise<readonly ShelvedRuleSet[]> {
    const missing = ids.filter((id) => !this.known.has(id));
    if (missing.length > 0) {
      const rows: readonly ShelvedRuleSet[] = await tx.query(
        'select id, content from rule_set where id = any($1::uuid[])',
        [missing],
      );
      for (const row of rows) this.known.set(row.id, { ...row, content: { ...row.content, draft: false } });
    }
    return ids.flatMap((id) => this.known.get(id) ?? []);
  }
}
