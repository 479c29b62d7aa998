import type { ImportPreview } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../../database/transaction';
import type { Caller } from '../../../http/caller';
import { Clock } from '../../../http/clock';
import { Refusal } from '../../../http/refusal';
import { lockImport, readImport, readLines, readPlans, storePlans, toPreview } from '../import-store';
import type { LinePlan } from '../plan/line-plan';
import type { PlannedLine } from '../plan/plan-lines';
import { ImportPlanner, summaryOf } from '../plan/planner.service';
import { missingFields } from '../read/columns';
import { ImportWriter } from './import-writer';

/** One import at a time: two that create the same person would not see each other. Any number. */
const oneAtATime = 4_817_033;
const mostLinesNamed = 20;

type Outcome = { readonly is: 'applied' | 'outdated'; readonly preview: ImportPreview };

/** Applies an import: all of it, or nothing. */
@Injectable()
export class ImportApplyService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly planner: ImportPlanner,
    private readonly writer: ImportWriter,
  ) {}

  /**
   * Writes the import as its dry run showed it.
   * @throws Refusal not-found · stale · import-already-applied · columns-missing · import-open-questions ·
   *   import-outdated (what is on record has changed; the dry run was made anew and is in the facts)
   */
  async apply(caller: Caller, id: string, version: number): Promise<ImportPreview> {
    const { is, preview } = await inTransaction(this.dataSource, (tx) => this.applyOrRenew(caller, id, version, tx));
    if (is === 'outdated') throw new Refusal('import-outdated', { facts: { preview } });
    return preview;
  }

  private async applyOrRenew(caller: Caller, id: string, version: number, tx: EntityManager): Promise<Outcome> {
    await tx.query(
      "select set_config('statement_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)",
    );
    await tx.query('select pg_advisory_xact_lock($1)', [oneAtATime]);
    const row = await lockImport(id, version, 'previewed', tx);
    const missing = missingFields(row.columns);
    if (missing.length > 0) throw new Refusal('columns-missing', { facts: { missing } });
    const shown = await readPlans(id, tx);
    const planned = await this.planner.plan(await readLines(id, tx), row.columns, row.defaults, row.planned_on, tx);
    if (!sameAs(shown, planned)) {
      await storePlans(id, planned, tx);
      await tx.query('update import set summary = $2, version = version + 1 where id = $1', [id, summaryOf(planned)]);
      return { is: 'outdated', preview: toPreview(await readImport(id, tx)) };
    }
    refuseOpenQuestions(planned);
    const now = this.clock.now();
    await this.writer.write(planned, { importId: id, fileName: row.file_name, by: caller.personId, now }, tx);
    await tx.query("update import set state = 'applied', applied_at = $2, version = version + 1 where id = $1", [
      id,
      now,
    ]);
    return { is: 'applied', preview: toPreview(await readImport(id, tx)) };
  }
}

function sameAs(shown: ReadonlyMap<number, LinePlan>, planned: readonly PlannedLine[]): boolean {
  return planned.every(([line, plan]) => isDeepStrictEqual(shown.get(line), JSON.parse(JSON.stringify(plan))));
}

function refuseOpenQuestions(planned: readonly PlannedLine[]): void {
  const open = planned.filter(([, { outcome }]) => outcome === 'ask').map(([line]) => line);
  if (open.length > 0) {
    throw new Refusal('import-open-questions', { facts: { count: open.length, lines: open.slice(0, mostLinesNamed) } });
  }
}
