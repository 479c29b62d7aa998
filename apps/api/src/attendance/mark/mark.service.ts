import type { MarksRecorded, RecordMarks } from '@mittler/contract';
import { type Judged, judgeMarks } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { dayOf, heldSession, presentMarks, type RolledSession, trainerOnly } from '../roll/roll.query';
import { bodyOf, factOf, later, refuseContradictions, wavesOf, wholeMark, type WholeMark } from './mark-fact';
import { keepPending, keepReceipts, knownOf, type Sending } from './mark-rows';

/** Another request brought the same id in the same moment: what it says is read the next time. */
class Overtaken extends Error {}
const tries = 3;

type KnownMark = WholeMark & { readonly body: string };

/** Who writes, and in whose right. */
export interface MarkWriter {
  readonly by: string;
  /** Null for the office. */
  readonly trainer: string | null;
}

/**
 * The one door through which marks come in: each is recorded, or waits for a person, or is refused, all of a request in one
 * transaction under the ordered lock of the ledger.
 */
@Injectable()
export class MarkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The same mark again changes nothing and is answered alike, whatever has happened since.
   * @throws Refusal invalid · not-found (no such session, or another trainer's) · mark-id-reused (of the only mark)
   */
  async record(caller: Caller, sessionId: string, request: RecordMarks): Promise<MarksRecorded> {
    refuseContradictions(request.marks);
    const marks = request.marks.map(wholeMark);
    const writer = { by: caller.personId, trainer: trainerOnly(caller) };
    for (let attempt = 1; ; attempt++) {
      try {
        return await inTransaction(this.dataSource, async (tx) => {
          const session = await heldSession(sessionId, writer.trainer, 'share', tx);
          return this.admit(writer, session, { marks, device: request.device ?? null }, tx);
        });
      } catch (error) {
        if (!(error instanceof Overtaken) || attempt === tries) throw error;
      }
    }
  }

  /** The same within a transaction that holds the session. */
  async admit(
    writer: MarkWriter,
    session: RolledSession,
    { marks, device }: { readonly marks: readonly WholeMark[]; readonly device: RecordMarks['device'] },
    tx: EntityManager,
  ): Promise<MarksRecorded> {
    const named = marks.map(({ enrolmentId }) => enrolmentId);
    const locked = await this.ledger.lockThoseIn(session.courseId, named, tx, session.guests);
    const enrolmentIds = locked.map(({ enrolmentId }) => enrolmentId);
    const blockIds = session.blocks.map(({ id }) => id);
    const known = await knownOf(
      blockIds,
      enrolmentIds,
      marks.map(({ id }) => id),
      tx,
    );
    // Taken after the lock, so that no mark is received before one that was stored earlier.
    const now = this.clock.now();
    const judged = judgeMarks<KnownMark>(
      marks.map((mark) => ({ ...mark, body: bodyOf(session.id, mark) })),
      {
        day: dayOf(session),
        today: civilDateOf(now),
        isCancelled: session.cancelledAt !== null,
        isClosed: session.rollClosedAt !== null,
        blocks: session.blocks,
        people: locked.map((each) => ({ ...each, droppedOutOn: known.goneOn.get(each.enrolmentId) ?? null })),
        trainer: writer.trainer,
        ...known,
      },
    );
    refuseReusedAlone(judged);
    const sending = { sessionId: session.id, by: writer.by, now, device: device ?? null };
    await this.keep(session, judged, sending, tx);
    return {
      outcomes: judged.map(({ mark, verdict }) => ({ id: mark.id, ...verdict })),
      present: await presentMarks(blockIds, enrolmentIds, tx),
    };
  }

  private async keep(
    session: RolledSession,
    judged: readonly Judged<KnownMark>[],
    sending: Sending,
    tx: EntityManager,
  ): Promise<void> {
    const fresh = judged.filter(({ isNew }) => isNew);
    if (fresh.length === 0) return;
    if (!(await keepReceipts(fresh, sending, tx))) throw new Overtaken();
    const marks = fresh.flatMap(({ mark, verdict }) => (verdict.outcome === 'recorded' ? [mark] : []));
    const { by, now, device } = sending;
    for (const [index, wave] of wavesOf(marks).entries()) {
      const facts = wave.map((mark) => factOf(mark, session, { day: dayOf(session), replaces: mark.replaces, device }));
      // A correction is received after what it corrects, also where one request brings both.
      await this.ledger.recordLocked(by, facts, later(now, index), tx);
    }
    const waiting = fresh.flatMap(({ mark: { body: _, ...mark }, verdict }) =>
      verdict.outcome === 'pending' ? [{ mark, why: verdict.code }] : [],
    );
    await keepPending(waiting, sending, tx);
    await this.note(sending, marks, waiting.length, tx);
  }

  private async note(
    { sessionId, by, now }: Sending,
    marks: readonly WholeMark[],
    waiting: number,
    tx: EntityManager,
  ): Promise<void> {
    const one = { actor: by, at: now, subjectKind: 'session', subjectId: sessionId } as const;
    const corrections = marks.filter(({ replaces }) => replaces !== null).length;
    if (marks.length > 0)
      await this.audit.note(tx, { ...one, deed: 'marks.recorded', detail: { marks: marks.length, corrections } });
    if (waiting > 0) await this.audit.note(tx, { ...one, deed: 'marks.pending', detail: { marks: waiting } });
  }
}

function refuseReusedAlone(judged: readonly Judged[]): void {
  const [only, ...others] = judged;
  if (only?.verdict.code === 'mark-id-reused' && others.length === 0)
    throw new Refusal('mark-id-reused', { facts: { id: only.mark.id } });
}
