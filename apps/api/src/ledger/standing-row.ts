import type { Instant, IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared';
import { columnsOf, unnested } from '../database/unnested';

export interface StandingRow {
  readonly enrolment_id: string;
  readonly rule_set_id: string;
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

type Columns = Readonly<Partial<Record<keyof StandingRow, string>>>;

const key = { enrolment_id: 'uuid', rule_set_id: 'uuid' } as const satisfies Columns;

/** What a report reads: a change in one of these supersedes the row, so that the report of a past day stays what it was. */
const reported = {
  municipality_key: 'text',
  department_id: 'uuid',
  course_id: 'uuid',
  leads: 'boolean',
  enrolled_on: 'date',
  began_on: 'date',
  ready_from: 'date',
  ready_until: 'date',
  certified_on: 'date',
  title_until: 'date',
  dropped_out_on: 'date',
} as const satisfies Columns;

const unreported = {
  counted_minutes: 'int',
  needed_minutes: 'int',
  counted_cases: 'int',
  needed_cases: 'int',
  renew_on: 'date',
} as const satisfies Columns;

const all = { ...key, ...reported, ...unreported };
const list = (columns: Columns, of = ''): string =>
  Object.keys(columns)
    .map((column) => `${of}${column}`)
    .join(', ');
const differs = (columns: Columns, one: string, other: string): string =>
  `(${list(columns, one)}) is distinct from (${list(columns, other)})`;

/**
 * All parts of a statement see the rows as they were before it. One whose reported columns change, and one of a rule set
 * that is not open any more, is kept with the period in which it was shown; what has not changed is not written.
 */
const store = `
  with given as materialized (select * from ${unnested(all, 'given', 3)}),
  closed as (
    delete from standing old where old.enrolment_id = any($1::uuid[]) and not exists (
      select from given where given.enrolment_id = old.enrolment_id and given.rule_set_id = old.rule_set_id)
    returning *),
  superseded as (
    select old.* from given join standing old using (enrolment_id, rule_set_id)
    where old.enrolment_id = any($1::uuid[]) and ${differs(reported, 'old.', 'given.')}
    union all select * from closed),
  kept as (
    insert into standing_past (${list(key)}, known_from, known_until, ${list(reported)})
    select ${list(key)}, known_from, $2, ${list(reported)} from superseded where known_from < $2),
  stored as (
    insert into standing (${list(key)}, known_from, ${list(reported)}, ${list(unreported)})
    select ${list(key)}, $2, ${list(reported)}, ${list(unreported)} from given
    on conflict (enrolment_id, rule_set_id) do update set
      known_from = case when ${differs(reported, 'standing.', 'excluded.')} then excluded.known_from else standing.known_from end,
      ${Object.keys({ ...reported, ...unreported })
        .map((column) => `${column} = excluded.${column}`)
        .join(', ')}
    where ${differs({ ...reported, ...unreported }, 'standing.', 'excluded.')})
  select enrolment_id from superseded union
  select enrolment_id from given where not exists (
    select from standing old where old.enrolment_id = given.enrolment_id and old.rule_set_id = given.rule_set_id)`;

/**
 * Stores these rows as all that these enrolments have. The caller holds their locks.
 * @returns the enrolments of which a report now shows something else
 */
export async function storeStandings(
  enrolmentIds: readonly string[],
  rows: readonly StandingRow[],
  now: Instant,
  tx: EntityManager,
): Promise<readonly string[]> {
  const changed = await prepared<{ readonly enrolment_id: string }>(tx, 'ledger.store', store, [
    enrolmentIds,
    now,
    ...columnsOf(all, rows),
  ]);
  return changed.map(({ enrolment_id }) => enrolment_id);
}
