import type { Instant, IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

export interface StandingRow {
  readonly enrolment_id: string;
  readonly rule_set_id: string;
  readonly known_from: Instant;
  readonly municipality_key: string;
  readonly department_id: string;
  readonly course_id: string;
  readonly leads: boolean;
  readonly enrolled_on: IsoDate;
  readonly began_on: IsoDate | null;
  readonly ready_from: IsoDate | null;
  readonly ready_until: IsoDate | null;
  readonly certified_on: IsoDate | null;
  readonly title_until: IsoDate | null;
  readonly dropped_out_on: IsoDate | null;
  readonly counted_minutes: number;
  readonly needed_minutes: number;
  readonly counted_cases: number;
  readonly needed_cases: number;
  readonly renew_on: IsoDate | null;
}

/** What a report reads: a change in one of these supersedes the row, so that the report of a past day stays what it was. */
const reported = [
  'municipality_key',
  'department_id',
  'course_id',
  'leads',
  'enrolled_on',
  'began_on',
  'ready_from',
  'ready_until',
  'certified_on',
  'title_until',
  'dropped_out_on',
] as const satisfies readonly (keyof StandingRow)[];

const unreported = [
  'counted_minutes',
  'needed_minutes',
  'counted_cases',
  'needed_cases',
  'renew_on',
] as const satisfies readonly (keyof StandingRow)[];

const list = (alias: string): string => reported.map((column) => `${alias}.${column}`).join(', ');
const hasChanged = `(${list('standing')}) is distinct from (${list('excluded')})`;

const keepPast = `
  insert into standing_past (enrolment_id, rule_set_id, known_from, known_until, ${reported.join(', ')})
  select old.enrolment_id, old.rule_set_id, old.known_from, $2, ${list('old')} from standing old`;

/** Stores the rows; one whose reported columns change is kept with the period in which it was shown. */
export async function storeStandings(rows: readonly StandingRow[], now: Instant, tx: EntityManager): Promise<void> {
  if (rows.length === 0) return;
  const given = JSON.stringify(rows);
  await tx.query(
    `with given as materialized (select * from json_populate_recordset(null::standing, $1))
     ${keepPast} join given using (enrolment_id, rule_set_id)
     where old.known_from < $2 and (${list('old')}) is distinct from (${list('given')})`,
    [given, now],
  );
  const columns = ['enrolment_id', 'rule_set_id', 'known_from', ...reported, ...unreported];
  await tx.query(
    `insert into standing (${columns.join(', ')})
     select ${columns.join(', ')} from json_populate_recordset(null::standing, $1)
     on conflict (enrolment_id, rule_set_id) do update set
       known_from = case when ${hasChanged} then excluded.known_from else standing.known_from end,
       ${[...reported, ...unreported].map((column) => `${column} = excluded.${column}`).join(', ')}`,
    [given],
  );
}

/** Takes away the rows of rule sets that are not open any more, and keeps them as past. */
export async function removeClosedStandings(
  enrolmentIds: readonly string[],
  rows: readonly StandingRow[],
  now: Instant,
  tx: EntityManager,
): Promise<void> {
  const open = JSON.stringify(rows.map(({ enrolment_id, rule_set_id }) => ({ enrolment_id, rule_set_id })));
  const closed = `old.enrolment_id = any($3::uuid[]) and not exists (
    select from json_populate_recordset(null::standing, $1) given
    where given.enrolment_id = old.enrolment_id and given.rule_set_id = old.rule_set_id)`;
  await tx.query(`${keepPast} where old.known_from < $2 and ${closed}`, [open, now, enrolmentIds]);
  await tx.query(`delete from standing old where ${closed.replace('$3', '$2')}`, [open, enrolmentIds]);
}
