import type { DeviceEvidence } from '@mittler/contract';
import type { DoorView, Instant, IsoDate, Judged, KeptVerdict, MarkVerdict } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../database/prepared';
import { columnsOf, unnested } from '../../database/unnested';
import type { WholeMark } from './mark-fact';

/** What the verdicts rest on beside the session itself. */
export interface Known extends Pick<DoorView, 'holding' | 'kept'> {
  /** The day on which each has left the course; absent: she has not. */
  readonly goneOn: ReadonlyMap<string, IsoDate>;
}

interface KnownRow {
  readonly what: 'holds' | 'kept' | 'gone';
  readonly id: string;
  readonly enrolmentId: string | null;
  readonly blockId: string | null;
  readonly body: string | null;
  readonly outcome: string | null;
  readonly code: string | null;
  readonly on: IsoDate | null;
}

/** One statement, since it is asked for every mark: a fact without a receipt bears an id that no mark may take over. */
const known = `
  select 'holds' as what, f.id, f.enrolment_id as "enrolmentId", f.block_id as "blockId", null as body, null as outcome,
         null as code, null::date as on
    from fact f
   where f.block_id = any($1::uuid[]) and f.enrolment_id = any($2::uuid[]) and f.kind = 'mark'
     and not exists (select from fact newer where newer.replaces = f.id)
  union all
  select 'kept', id, null, null, encode(body_hash, 'hex'), outcome, code, null from mark_receipt where id = any($3::uuid[])
  union all
  select 'kept', f.id, null, null, '', 'recorded', null, null from fact f
   where f.id = any($3::uuid[]) and not exists (select from mark_receipt r where r.id = f.id)
  union all
  select 'gone', enrolment_id, null, null, null, null, null, dropped_out_on from standing
   where enrolment_id = any($2::uuid[]) and leads and dropped_out_on is not null`;

/** Read under the lock of the enrolments, so that what it says stays true until the end of the transaction. */
export async function knownOf(
  blockIds: readonly string[],
  enrolmentIds: readonly string[],
  markIds: readonly string[],
  tx: EntityManager,
): Promise<Known> {
  const rows = await prepared<KnownRow>(tx, 'attendance.known', known, [blockIds, enrolmentIds, markIds]);
  return {
    holding: rows.flatMap(({ what, id, enrolmentId, blockId }) =>
      what === 'holds' && enrolmentId !== null ? [{ id, enrolmentId, blockId }] : [],
    ),
    kept: rows.flatMap((row): KeptVerdict[] =>
      row.what === 'kept'
        ? [
            {
              id: row.id,
              body: row.body ?? '',
              verdict: { outcome: row.outcome, code: row.code } as MarkVerdict,
            },
          ]
        : [],
    ),
    goneOn: new Map(rows.flatMap(({ what, id, on }) => (what === 'gone' && on !== null ? [[id, on] as const] : []))),
  };
}

const receiptTypes = {
  id: 'uuid',
  session_id: 'uuid',
  person_id: 'uuid',
  body_hash: 'bytea',
  outcome: 'text',
  code: 'text',
  received_at: 'timestamptz',
} as const;

const insertReceipts = `
  insert into mark_receipt (${Object.keys(receiptTypes).join(', ')})
  select * from ${unnested(receiptTypes, 'given')} on conflict do nothing returning id`;

export interface Sending {
  readonly sessionId: string;
  readonly by: string;
  readonly now: Instant;
  readonly device: DeviceEvidence | null;
}

/** @returns false where another request has brought one of these ids in the same moment */
export async function keepReceipts(
  judged: readonly (Judged & { readonly isNew: boolean })[],
  { sessionId, by, now }: Sending,
  tx: EntityManager,
): Promise<boolean> {
  const rows = judged.map(({ mark, verdict }) => ({
    id: mark.id,
    session_id: sessionId,
    person_id: by,
    body_hash: `\\x${mark.body}`,
    outcome: verdict.outcome,
    code: verdict.code,
    received_at: now,
  }));
  const kept = await prepared(tx, 'attendance.receipts', insertReceipts, columnsOf(receiptTypes, rows));
  return kept.length === rows.length;
}

export interface WaitingMark {
  readonly mark: WholeMark;
  readonly why: string;
}

/** Keeps what waits for a person. */
export async function keepPending(
  waiting: readonly WaitingMark[],
  { sessionId, by, now, device }: Sending,
  tx: EntityManager,
): Promise<void> {
  if (waiting.length === 0) return;
  const rows = waiting.map(({ mark, why }) => ({
    id: mark.id,
    enrolment_id: mark.enrolmentId,
    block_id: mark.blockId,
    mark,
    why,
    device_time: mark.recordedAt ?? null,
  }));
  await tx.query(
    `insert into pending_mark (id, session_id, enrolment_id, block_id, mark, why, received_at, sent_by, device_time, device)
     select g.id, $2, e.id, g.block_id, g.mark, g.why, $3, $4, g.device_time, $5::jsonb
       from jsonb_to_recordset($1::jsonb)
         as g(id uuid, enrolment_id uuid, block_id uuid, mark jsonb, why text, device_time timestamptz)
       left join enrolment e on e.id = g.enrolment_id`,
    [JSON.stringify(rows), sessionId, now, by, device === null ? null : JSON.stringify(device)],
  );
}
