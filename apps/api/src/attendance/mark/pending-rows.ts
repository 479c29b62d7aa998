import type { Mark, PendingMark, RollMark, RollPerson } from '@mittler/contract';
import { placeOf } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { presentMarks, type RolledSession } from '../roll/roll.query';

/** A mark that waits or waited, as stored; the person is the one whom its enrolment names, wherever she is enrolled. */
export interface PendingRow extends Omit<PendingMark, 'present' | 'mayAccept' | 'blockId' | 'mark'> {
  readonly blockId: string;
  readonly mark: Mark;
  readonly sentById: string;
  readonly decidedById: string | null;
  /** Null where nobody is enrolled under the id. */
  readonly courseId: string | null;
  readonly personId: string | null;
}

const pendingRows = `
  select w.id, w.session_id as "sessionId", w.enrolment_id as "enrolmentId", w.block_id as "blockId", w.mark, w.why,
         w.received_at as "receivedAt", w.sent_by as "sentById", b.given_name || ' ' || b.family_name as "sentBy",
         w.device_time as "deviceTime", w.device, w.state, w.decided_by as "decidedById",
         d.given_name || ' ' || d.family_name as "decidedBy", w.decided_at as "decidedAt",
         w.decision_reason as "decisionReason", e.course_id as "courseId", e.person_id as "personId",
         case when p.id is not null then json_build_object(
           'givenName', p.given_name, 'familyName', p.family_name, 'municipality', m.name) end as person
    from pending_mark w
    join person b on b.id = w.sent_by
    left join person d on d.id = w.decided_by
    left join enrolment e on e.id = w.enrolment_id
    left join person p on p.id = e.person_id
    left join department u on u.id = e.department_id
    left join municipality m on m.key = u.municipality_key`;

/** Those that wait, the oldest first, then those decided, the newest first. */
export async function pendingOf(sessionId: string, tx: EntityManager): Promise<readonly PendingRow[]> {
  return tx.query(
    `${pendingRows} where w.session_id = $1
      order by w.state = 'pending' desc, case when w.state = 'pending' then w.received_at end, w.decided_at desc, w.id
      limit 1000`,
    [sessionId],
  );
}

export async function pendingBy(id: string, tx: EntityManager): Promise<PendingRow | undefined> {
  const [found]: readonly PendingRow[] = await tx.query(`${pendingRows} where w.id = $1`, [id]);
  return found;
}

export interface PendingReader {
  /** Null for the office. */
  readonly trainer: string | null;
  readonly mayAccept: (row: PendingRow) => boolean;
}

/** As a reader sees them: whoever is not on this roll is the office's to know. */
export async function shownPending(
  rows: readonly PendingRow[],
  session: RolledSession,
  reader: PendingReader,
  tx: EntityManager,
): Promise<readonly PendingMark[]> {
  const blockIds = session.blocks.map(({ id }) => id);
  const enrolmentIds = rows.flatMap(({ enrolmentId }) => enrolmentId ?? []);
  const present = new Map((await presentMarks(blockIds, enrolmentIds, tx)).map((mark) => [placeOf(mark), mark]));
  return rows.map((row) => shown(row, session, reader, present));
}

function shown(
  row: PendingRow,
  session: RolledSession,
  reader: PendingReader,
  present: ReadonlyMap<string, RollMark>,
): PendingMark {
  const { id, sessionId, enrolmentId, mark, why, receivedAt, sentBy, deviceTime, device, state } = row;
  const { decidedBy, decidedAt, decisionReason } = row;
  const isKnown = isOnRoll(row, session) || reader.trainer === null;
  const person: RollPerson | null = isKnown ? row.person : null;
  return {
    id,
    sessionId,
    enrolmentId: isKnown ? enrolmentId : null,
    blockId: session.blocks.some((block) => block.id === row.blockId) ? row.blockId : null,
    person,
    mark,
    why,
    receivedAt,
    sentBy,
    deviceTime,
    device,
    state,
    present:
      enrolmentId === null || !isKnown ? null : (present.get(placeOf({ enrolmentId, blockId: row.blockId })) ?? null),
    mayAccept: state === 'pending' && reader.mayAccept(row),
    decidedBy,
    decidedAt,
    decisionReason,
  };
}

export function isOnRoll(
  { enrolmentId, courseId }: Pick<PendingRow, 'enrolmentId' | 'courseId'>,
  session: Pick<RolledSession, 'courseId' | 'guests'>,
): boolean {
  return enrolmentId !== null && (courseId === session.courseId || session.guests.includes(enrolmentId));
}
