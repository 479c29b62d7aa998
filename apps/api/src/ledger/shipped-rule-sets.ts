import { shippedRuleSets } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';

/** Puts the rule sets on the shelf that the product ships with; one that is there already stays as it is. */
export async function publishShippedRuleSets(dataSource: DataSource): Promise<void> {
  const now = new Date().toISOString();
  const rows = shippedRuleSets.map((ruleSet) => ({
    id: randomUUID(),
    scheme: ruleSet.scheme,
    version: ruleSet.version,
    title: ruleSet.title.de,
    content: ruleSet,
    created_at: now,
    published_at: ruleSet.draft ? null : now,
  }));
  await dataSource.query(
    `insert into rule_set (id, scheme, version, title, content, created_at, published_at)
     select id, scheme, version, title, content, created_at, published_at
     from json_populate_recordset(null::rule_set, $1) on conflict (scheme, version) do nothing`,
    [JSON.stringify(rows)],
  );
}
