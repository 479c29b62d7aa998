import 'reflect-metadata';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../src/http/clock';
import { KnownFacts } from '../../src/ledger/known-facts';
import { RuleSetShelf } from '../../src/ledger/rule-set-shelf';
import { StandingService } from '../../src/ledger/standing.service';
import { bareDatabase } from './bare-database';

/**
 * Stores where everybody stands after facts were written by SQL; with `--check` it stores nothing and tells how many
 * stored rows are not what assess() says of the facts. With `--missing` it stores those of which nothing is stored.
 */
const { pool, dataSource } = bareDatabase(process.env['DATABASE_URL'] ?? '', 4);
const standings = new StandingService(new RuleSetShelf(), new KnownFacts());
const now = new Clock().now();
const batch = 200;
const isCheck = process.argv.includes('--check');
const missing = 'where not exists (select from standing where enrolment_id = enrolment.id)';

const stored = `
  select md5(coalesce(string_agg((to_jsonb(s) - 'known_from')::text, '' order by s.enrolment_id, s.rule_set_id), '')) as sum
  from standing s where enrolment_id = any($1::uuid[])`;

class Unwanted extends Error {}

async function main(): Promise<void> {
  const { rows } = await pool.query<{ id: string }>(
    `select id from enrolment ${process.argv.includes('--missing') ? missing : ''} order by id`,
  );
  let stale = 0;
  for (let start = 0; start < rows.length; start += batch) {
    const ids = rows.slice(start, start + batch).map(({ id }) => id);
    const renewed = dataSource.transaction(async (tx) => {
      const before = await sumOf(ids, tx);
      await standings.renew(ids, now, tx);
      if (!isCheck) return;
      if ((await sumOf(ids, tx)) !== before) stale += 1;
      throw new Unwanted();
    });
    await renewed.catch((error: unknown) => {
      if (!(error instanceof Unwanted)) throw error;
    });
  }
  process.stdout.write(`${JSON.stringify({ enrolments: rows.length, staleBatches: stale })}\n`);
  await pool.end();
}

async function sumOf(ids: readonly string[], tx: EntityManager): Promise<string> {
  const [row]: readonly { readonly sum: string }[] = await tx.query(stored, [ids]);
  return row?.sum ?? '';
}

await main();
