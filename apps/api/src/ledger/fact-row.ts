import type { Fact } from '@mittler/domain';

type Omitting<T, Keys extends PropertyKey> = T extends unknown ? Omit<T, Keys> : never;

/** A fact as a room hands it in: the ledger adds when it was received. */
export type FactContent = Omitting<Fact, 'id' | 'receivedAt' | 'replaces'>;

export interface NewFact {
  /** Made where the fact arose; handing in the same one again changes nothing. */
  readonly id: string;
  readonly enrolmentId: string;
  /** The fact that this one corrects. */
  readonly replaces: string | null;
  /** The part of a session that it is about. */
  readonly blockId: string | null;
  readonly content: FactContent;
  /** What no rule reads: a device's time, the reason of an absence, the file that it came from. */
  readonly evidence?: Readonly<Record<string, unknown>>;
}

/** The columns of `fact` that a rule or a query reads by themselves; everything else of the content is in `detail`. */
const columns = {
  purpose: 'purpose',
  area: 'area',
  module: 'module',
  modality: 'modality',
  minutes: 'minutes',
  attendance: 'attendance',
  check: 'checked_by',
  interactionEnsured: 'interaction_ensured',
} as const;

const columnKeys = Object.keys(columns) as readonly (keyof typeof columns)[];

/** Kinds whose fields have columns; the minutes of a mediation, say, are detail of its own kind. */
const minuteKinds: readonly string[] = ['mark', 'external-evidence'] satisfies readonly Fact['kind'][];

export interface FactRow {
  readonly id: string;
  readonly enrolment_id: string;
  readonly kind: string;
  readonly on_date: string;
  readonly received_at: string;
  readonly replaces: string | null;
  readonly block_id: string | null;
  readonly purpose: string | null;
  readonly area: string | null;
  readonly module: string | null;
  readonly modality: string | null;
  readonly minutes: number | null;
  readonly attendance: string | null;
  readonly checked_by: string | null;
  readonly interaction_ensured: boolean | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export const factColumns =
  'id, enrolment_id, kind, on_date, received_at, replaces, block_id, purpose, area, module, modality, minutes, attendance, checked_by, interaction_ensured, detail';

/** All columns of a new fact. */
export const factTypes = {
  id: 'uuid',
  enrolment_id: 'uuid',
  kind: 'text',
  on_date: 'date',
  received_at: 'timestamptz',
  recorded_by: 'uuid',
  replaces: 'uuid',
  block_id: 'uuid',
  purpose: 'text',
  area: 'text',
  module: 'text',
  modality: 'text',
  minutes: 'int',
  attendance: 'text',
  checked_by: 'text',
  interaction_ensured: 'boolean',
  detail: 'jsonb',
  evidence: 'jsonb',
} as const;

/** The row as the domain's fact. */
export function toFact(row: Omit<FactRow, 'enrolment_id' | 'block_id'>): Fact {
  const head = { id: row.id, kind: row.kind, on: row.on_date, receivedAt: row.received_at, replaces: row.replaces };
  if (!minuteKinds.includes(row.kind)) return { ...head, ...row.detail } as Fact;
  const body = {
    purpose: row.purpose,
    area: row.area,
    module: row.module,
    modality: row.modality,
    minutes: row.minutes,
  };
  if (row.kind === 'external-evidence') return { ...head, ...body } as Fact;
  return {
    ...head,
    ...body,
    attendance: row.attendance,
    check: row.checked_by,
    interactionEnsured: row.interaction_ensured,
  } as Fact;
}

type Values = Readonly<Record<string, unknown>>;

/** The new fact as a row of the table. */
export function toRow(fact: NewFact, by: string | null, receivedAt: string): Values {
  const { kind, on, ...rest } = fact.content as Values & { kind: string; on: string };
  const inColumns = minuteKinds.includes(kind);
  const picked = inColumns ? columnKeys.filter((key) => key in rest) : [];
  return {
    id: fact.id,
    enrolment_id: fact.enrolmentId,
    kind,
    on_date: on,
    received_at: receivedAt,
    recorded_by: by,
    replaces: fact.replaces,
    block_id: fact.blockId,
    ...Object.fromEntries(picked.map((key) => [columns[key], rest[key]])),
    detail: inColumns ? {} : rest,
    evidence: fact.evidence ?? {},
  };
}

/** Whether the stored row says what the new fact says; when it was received and by whom does not matter. */
export function saysTheSame(row: FactRow, fact: NewFact): boolean {
  const { kind, on, ...rest } = fact.content as Values & { kind: string; on: string };
  if (row.enrolment_id !== fact.enrolmentId || row.kind !== kind || row.on_date !== on) return false;
  if (row.replaces !== fact.replaces || row.block_id !== fact.blockId) return false;
  if (!minuteKinds.includes(kind)) return sorted(row.detail) === sorted(rest);
  return columnKeys.every((key) => !(key in rest) || row[columns[key]] === rest[key]);
}

function sorted(values: Values): string {
  return JSON.stringify(Object.entries(values).sort(([a], [b]) => a.localeCompare(b)));
}
