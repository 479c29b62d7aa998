import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { dayOf, type RolledSession } from '../roll/roll.query';
import { sign, unsign } from '../roll/signature';
import { factOf, wholeMark } from './mark-fact';
import { isOnRoll, type PendingRow } from './pending-rows';

export interface Settled {
  readonly by: string;
  readonly now: Instant;
  readonly reason: string | null;
}

/** Turns a mark that waited into a fact, or lays it aside. The caller holds the session. */
@Injectable()
export class PendingAcceptance {
  constructor(
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
  ) {}

  async decline(row: PendingRow, settled: Settled, tx: EntityManager): Promise<void> {
    await this.write(row, 'declined', null, settled, tx);
  }

  /**
   * It replaces what holds now, at most with the planned minutes; under a signature the roll is opened with the reason and
   * signed again.
   * @throws Refusal not-enrolled (of another programme, or of nobody)
   */
  async accept(row: PendingRow, session: RolledSession, settled: Settled, tx: EntityManager): Promise<void> {
    const mark = wholeMark(row.mark);
    if (row.enrolmentId === null) throw new Refusal('not-enrolled');
    if (!isOnRoll(row, session)) await invite(session, row.enrolmentId, settled, tx);
    await this.ledger.lock([row.enrolmentId], tx);
    const planned = session.blocks.find(({ id }) => id === row.blockId)?.plannedMinutes ?? 0;
    const fact = factOf({ ...mark, minutes: Math.min(mark.minutes, planned) }, session, {
      day: dayOf(session),
      replaces: await holdingMark(row.enrolmentId, row.blockId, tx),
      device: row.device,
      evidence: {
        accepted: { why: row.why, by: settled.by, at: settled.now, reason: settled.reason },
        ...(mark.minutes > planned ? { statedMinutes: mark.minutes } : {}),
      },
    });
    const isSigned = session.rollClosedAt !== null;
    const signing = { by: settled.by, at: settled.now };
    const open = isSigned ? await unsign(session, { id: randomUUID(), ...signing }, settled.reason ?? '', tx) : session;
    await this.ledger.recordLocked(row.sentById, [fact], settled.now, tx);
    if (isSigned) await sign(await withGuests(open, tx), { id: randomUUID(), ...signing }, tx);
    await this.write(row, 'accepted', fact.id, settled, tx);
  }

  private async write(
    row: PendingRow,
    state: 'accepted' | 'declined',
    factId: string | null,
    { by, now, reason }: Settled,
    tx: EntityManager,
  ): Promise<void> {
    await tx.query(
      `update pending_mark set state = $2, fact_id = $3, decided_by = $4, decided_at = $5, decision_reason = $6
        where id = $1 and state = 'pending'`,
      [row.id, state, factId, by, now, reason],
    );
    await this.audit.note(tx, {
      actor: by,
      at: now,
      deed: `pending-mark.${state}`,
      subjectKind: 'session',
      subjectId: row.sessionId,
      detail: { mark: row.id, why: row.why },
    });
  }
}

/** The mark that holds for this person and block. The caller holds the enrolment. */
export async function holdingMark(enrolmentId: string, blockId: string, tx: EntityManager): Promise<string | null> {
  const [held]: readonly { readonly id: string }[] = await tx.query(
    `select f.id from fact f where f.block_id = $1 and f.enrolment_id = $2 and f.kind = 'mark'
        and not exists (select from fact newer where newer.replaces = f.id)`,
    [blockId, enrolmentId],
  );
  return held?.id ?? null;
}

/** Somebody of another course of the programme makes up the session here. */
async function invite(
  session: RolledSession,
  enrolmentId: string,
  { by, now }: Settled,
  tx: EntityManager,
): Promise<void> {
  const added: readonly unknown[] = await tx.query(
    `insert into guest (session_id, enrolment_id, added_by, added_at)
     select $1, e.id, $3, $4
       from enrolment e join course c on c.id = e.course_id join course here on here.programme_id = c.programme_id
      where e.id = $2 and here.id = $5
     on conflict do nothing returning 1`,
    [session.id, enrolmentId, by, now, session.courseId],
  );
  if (added.length === 0) throw new Refusal('not-enrolled');
}

async function withGuests(session: RolledSession, tx: EntityManager): Promise<RolledSession> {
  const rows: readonly { readonly id: string }[] = await tx.query(
    'select enrolment_id as id from guest where session_id = $1',
    [session.id],
  );
  return { ...session, guests: rows.map(({ id }) => id) };
}
