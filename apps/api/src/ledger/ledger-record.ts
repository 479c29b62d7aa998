import type { Fact, Instant, IsoDate, TrainingRecord } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared';
import { toFact } from './fact-row';

/** A fact, and the part of a session that it is about. */
export interface KnownFact {
  readonly fact: Fact;
  readonly block: string | null;
}

/** One enrolment's head and facts. */
export interface LedgerRecord {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly departmentId: string;
  readonly municipalityKey: string;
  readonly scheme: string;
  readonly enrolledOn: IsoDate;
  readonly record: TrainingRecord;
  /** The facts of the record with the parts of sessions that they are about. */
  readonly known: readonly KnownFact[];
}

/** As the table has it, with the facts received since. */
export interface LedgerRow {
  readonly id: string;
  readonly person_id: string;
  readonly course_id: string;
  readonly department_id: string;
  readonly municipality_key: string;
  readonly scheme: string;
  readonly enrolled_on: IsoDate;
  readonly planned_end: IsoDate | null;
  /** The rule sets published now: the same in every row. */
  readonly rule_sets: string | null;
  readonly facts: readonly PackedFact[] | null;
}

/**
 * Everything that a decision rests on, in one statement. All facts of an enrolment are one JSON text, which is read three
 * times as fast as rows. `settled`: committed before this transaction began to write, so that no rollback can take it back.
 */
const ledgers = `
  select e.id, e.person_id, e.course_id, e.department_id, d.municipality_key, e.scheme, e.enrolled_on, e.planned_end,
    (select string_agg(id::text, ' ' order by id) from rule_set where published_at is not null) as rule_sets, received.facts
  from unnest($1::uuid[], $2::timestamptz[]) as wanted(id, since)
  join enrolment e on e.id = wanted.id
  join department d on d.id = e.department_id
  cross join lateral (
    select json_agg(json_build_array(f.id, f.kind, f.on_date, f.received_at at time zone 'UTC', f.replaces, f.block_id,
      f.purpose, f.area, f.module, f.modality, f.minutes, f.attendance, f.checked_by, f.interaction_ensured,
      nullif(f.detail, '{}'), age(f.xmin) > 0) order by f.received_at, f.id) as facts
    from fact f where f.enrolment_id = wanted.id and f.received_at > wanted.since) received
  order by e.enrolled_on desc, e.id`;

type PackedFact = readonly [
  id: string,
  kind: string,
  on: string,
  receivedAt: string,
  replaces: string | null,
  block: string | null,
  purpose: string | null,
  area: string | null,
  module: string | null,
  modality: string | null,
  minutes: number | null,
  attendance: string | null,
  check: string | null,
  interactionEnsured: boolean | null,
  detail: Readonly<Record<string, unknown>> | null,
  settled: boolean,
];

/** @param since for each enrolment, as text: only facts received later are read */
export function readLedgers(
  enrolmentIds: readonly string[],
  since: readonly string[],
  tx: EntityManager,
): Promise<readonly LedgerRow[]> {
  return prepared<LedgerRow>(tx, 'ledger.read', ledgers, [enrolmentIds, since]);
}

const nothing = {};

export function unpacked(packed: PackedFact): KnownFact {
  const fact = toFact({
    id: packed[0],
    kind: packed[1],
    on_date: packed[2],
    received_at: inMilliseconds(packed[3]),
    replaces: packed[4],
    purpose: packed[6],
    area: packed[7],
    module: packed[8],
    modality: packed[9],
    minutes: packed[10],
    attendance: packed[11],
    checked_by: packed[12],
    interaction_ensured: packed[13],
    detail: packed[14] ?? nothing,
  });
  return { fact, block: packed[5] };
}

export const isSettled = (packed: PackedFact): boolean => packed[15];

/** PostgreSQL leaves out zeros at the end of a fraction; with three digits always, instants compare as texts. */
function inMilliseconds(instant: string): Instant {
  return `${instant.length === 19 ? `${instant}.000` : instant.padEnd(23, '0')}Z`;
}

export function toRecord(row: LedgerRow, known: readonly KnownFact[]): LedgerRecord {
  return {
    enrolmentId: row.id,
    personId: row.person_id,
    courseId: row.course_id,
    departmentId: row.department_id,
    municipalityKey: row.municipality_key,
    scheme: row.scheme,
    enrolledOn: row.enrolled_on,
    record: { facts: known.map(({ fact }) => fact), plannedCourseEnd: row.planned_end },
    known,
  };
}
