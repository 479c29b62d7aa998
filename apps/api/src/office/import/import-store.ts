import {
  type ImportColumn,
  type ImportDefaults,
  type ImportLine,
  type ImportPreview,
  type ImportState,
  type ImportSummary,
  type LineOutcome,
  lineOutcomes,
} from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';
import type { Cell } from '../file/table/cell';
import { type LineAnswer, type LinePlan, toImportLine } from './plan/line-plan';
import type { PlannedLine } from './plan/plan-lines';
import type { PlanSummary, StoredLine } from './plan/planner.service';

export interface ImportRow {
  readonly id: string;
  readonly file_name: string;
  readonly course_id: string | null;
  readonly course_name: string | null;
  readonly created_at: Instant;
  readonly created_by: string;
  readonly created_by_name: string;
  readonly state: ImportState;
  readonly applied_at: Instant | null;
  readonly undone_at: Instant | null;
  readonly columns: readonly ImportColumn[];
  readonly defaults: ImportDefaults;
  readonly planned_on: IsoDate;
  readonly summary: PlanSummary;
  readonly version: number;
  readonly lines: Partial<Readonly<Record<LineOutcome, number>>>;
}

/** All columns of an import with the names that are shown; goes before a `where`. */
export const selectImport = `
  select i.*, c.name as course_name, p.given_name || ' ' || p.family_name as created_by_name,
    (select coalesce(json_object_agg(outcome, count), '{}') from (
       select outcome, count(*)::int as count from import_row r where r.import_id = i.id group by outcome) counted) as lines
  from import i join person p on p.id = i.created_by left join course c on c.id = i.course_id`;

export function toSummary(row: ImportRow): ImportSummary {
  return {
    id: row.id,
    fileName: row.file_name,
    state: row.state,
    createdAt: row.created_at,
    createdBy: row.created_by,
    createdByName: row.created_by_name,
    appliedAt: row.applied_at,
    undoneAt: row.undone_at,
    courseId: row.course_id,
    courseName: row.course_name,
    lines: outcomesOf(row.lines),
    version: row.version,
  };
}

function outcomesOf(lines: ImportRow['lines']): ImportSummary['lines'] {
  const count = (outcome: LineOutcome): number => lines[outcome] ?? 0;
  return {
    add: count('add'),
    change: count('change'),
    same: count('same'),
    ask: count('ask'),
    refuse: count('refuse'),
    skip: count('skip'),
  };
}

export function toPreview(row: ImportRow): ImportPreview {
  return { ...toSummary(row), columns: row.columns, defaults: row.defaults, ...row.summary };
}

/** @throws Refusal not-found */
export async function readImport(id: string, tx: EntityManager): Promise<ImportRow> {
  const rows: readonly ImportRow[] = await tx.query(`${selectImport} where i.id = $1`, [id]);
  const [row] = rows;
  if (!row) throw new Refusal('not-found');
  return row;
}

/**
 * The import with its row locked, as the caller has seen it.
 * @throws Refusal not-found · import-already-applied (and undone or discarded ones) · import-not-applied · stale
 */
export async function lockImport(
  id: string,
  version: number,
  state: ImportState,
  tx: EntityManager,
): Promise<ImportRow> {
  await tx.query('select from import where id = $1 for update', [id]);
  const row = await readImport(id, tx);
  if (row.state !== state)
    throw new Refusal(state === 'applied' ? 'import-not-applied' : 'import-already-applied', {
      facts: { state: row.state },
    });
  if (row.version !== version) throw new Refusal('stale', { facts: { present: row.version } });
  return row;
}

export async function readLines(id: string, tx: EntityManager): Promise<readonly StoredLine[]> {
  return tx.query('select line, cells, answer from import_row where import_id = $1 order by line', [id]);
}

interface PlanRow {
  readonly line: number;
  readonly plan: LinePlan;
  readonly answer: LineAnswer | null;
}

/** One page of lines, by number. */
export async function readPlannedLines(
  id: string,
  outcome: LineOutcome | null,
  after: number,
  limit: number,
  tx: EntityManager,
): Promise<readonly ImportLine[]> {
  const rows: readonly PlanRow[] = await tx.query(
    `select line, plan, answer from import_row
     where import_id = $1 and line > $2 and outcome = any($3::text[]) order by line limit $4`,
    [id, after, outcome === null ? lineOutcomes : [outcome], limit],
  );
  return rows.map(({ line, plan, answer }) => toImportLine(line, plan, answer));
}

export async function readPlans(id: string, tx: EntityManager): Promise<ReadonlyMap<number, LinePlan>> {
  const rows: readonly PlanRow[] = await tx.query('select line, plan from import_row where import_id = $1', [id]);
  return new Map(rows.map(({ line, plan }) => [line, plan]));
}

/** In pieces, so that no statement grows with the file. */
const piece = 2_000;

export async function storeLines(
  id: string,
  lines: readonly { readonly line: number; readonly cells: readonly Cell[] }[],
  tx: EntityManager,
): Promise<void> {
  for (const part of pieces(lines, piece)) {
    await tx.query(
      `insert into import_row (import_id, line, cells, outcome, plan)
       select $1, line, cells, 'same', '{}' from jsonb_to_recordset($2::jsonb) as given(line int, cells jsonb)`,
      [id, JSON.stringify(part)],
    );
  }
}

export async function storePlans(id: string, planned: readonly PlannedLine[], tx: EntityManager): Promise<void> {
  for (const part of pieces(planned, piece)) {
    const rows = part.map(([line, plan]) => ({ line, outcome: plan.outcome, plan }));
    await tx.query(
      `update import_row set outcome = given.outcome, plan = given.plan
       from jsonb_to_recordset($2::jsonb) as given(line int, outcome text, plan jsonb)
       where import_row.import_id = $1 and import_row.line = given.line`,
      [id, JSON.stringify(rows)],
    );
  }
}

export function pieces<T>(all: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(all.length / size) }, (_, index) =>
    all.slice(index * size, (index + 1) * size),
  );
}
