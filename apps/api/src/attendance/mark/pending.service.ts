import type { Decision, PendingMark, PendingMarks } from '@mittler/contract';
import type { Instant, PendingReason } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { correctionUntil } from '../roll/roll-reading';
import { dayOf, heldSession, type RolledSession, trainerOnly } from '../roll/roll.query';
import { PendingAcceptance } from './pending-acceptance';
import { isOnRoll, pendingBy, pendingOf, type PendingReader, type PendingRow, shownPending } from './pending-rows';

/** Persons and days that do not fit are the office's to judge. */
const officeAlone: readonly PendingReason[] = ['session-cancelled', 'session-not-begun', 'block-gone', 'not-enrolled'];

/** Decides on marks that wait: none of them counts before. */
@Injectable()
export class PendingService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly acceptance: PendingAcceptance,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async list(caller: Caller, sessionId: string): Promise<PendingMarks> {
    const { manager } = this.dataSource;
    const session = await heldSession(sessionId, trainerOnly(caller), 'none', manager);
    const rows = await pendingOf(sessionId, manager);
    return { marks: await shownPending(rows, session, this.reader(caller, session), manager) };
  }

  /**
   * The same decision again changes nothing.
   * @throws Refusal not-found · already-decided · invalid (a reason is missing) · not-allowed (the office's to judge) ·
   *   second-person-needed · session-cancelled · session-not-begun · block-gone · not-enrolled (nobody to record)
   */
  async decide(caller: Caller, id: string, decision: Decision): Promise<PendingMark> {
    return inTransaction(this.dataSource, async (tx) => {
      const sessionId = (await pendingBy(id, tx))?.sessionId;
      if (sessionId === undefined) throw new Refusal('not-found');
      const session = await heldSession(sessionId, trainerOnly(caller), 'update', tx);
      const row = await pendingBy(id, tx);
      if (!row) throw new Refusal('not-found');
      const asked = decision.accepted ? 'accepted' : 'declined';
      if (row.state === 'pending') await this.settle(caller, session, row, decision, tx);
      else if (row.state !== asked || row.decidedById !== caller.personId) throw new Refusal('already-decided');
      return this.one(caller, id, session.id, tx);
    });
  }

  private async settle(
    caller: Caller,
    session: RolledSession,
    row: PendingRow,
    { accepted, reason = null }: Decision,
    tx: EntityManager,
  ): Promise<void> {
    const now = this.clock.now();
    if (reason === null && (!accepted || session.rollClosedAt !== null))
      throw new Refusal('invalid', { fields: [{ pointer: '/reason', rule: 'reasonMissing' }] });
    const settled = { by: caller.personId, now, reason };
    if (!accepted) return this.acceptance.decline(row, settled, tx);
    this.refuseUnfit(caller, session, row, now);
    await this.acceptance.accept(row, session, settled, tx);
  }

  private refuseUnfit(caller: Caller, session: RolledSession, row: PendingRow, now: Instant): void {
    const trainer = trainerOnly(caller);
    if (trainer !== null && (isOfficeAlone(row, session) || row.personId === trainer)) throw new Refusal('not-allowed');
    if (session.cancelledAt !== null) throw new Refusal('session-cancelled');
    if (dayOf(session) > civilDateOf(now)) throw new Refusal('session-not-begun');
    if (!session.blocks.some(({ id }) => id === row.blockId)) throw new Refusal('block-gone');
    if (row.enrolmentId === null) throw new Refusal('not-enrolled');
    if (this.needsSecond(caller, session, row, now)) throw new Refusal('second-person-needed');
  }

  /** What is long signed is not changed by the one alone who sent the mark. */
  private needsSecond(caller: Caller, session: RolledSession, row: PendingRow, now: Instant): boolean {
    const until = correctionUntil(dayOf(session), this.settings.correctionDays);
    return session.rollClosedAt !== null && civilDateOf(now) > until && row.sentById === caller.personId;
  }

  private reader(caller: Caller, session: RolledSession): PendingReader {
    const now = this.clock.now();
    return {
      trainer: trainerOnly(caller),
      mayAccept: (row) => {
        try {
          this.refuseUnfit(caller, session, row, now);
          return true;
        } catch (error) {
          if (error instanceof Refusal) return false;
          throw error;
        }
      },
    };
  }

  private async one(caller: Caller, id: string, sessionId: string, tx: EntityManager): Promise<PendingMark> {
    const session = await heldSession(sessionId, null, 'none', tx);
    const row = await pendingBy(id, tx);
    const [shown] = row ? await shownPending([row], session, this.reader(caller, session), tx) : [];
    if (!shown) throw new Refusal('not-found');
    return shown;
  }
}

function isOfficeAlone(row: PendingRow, session: RolledSession): boolean {
  return officeAlone.includes(row.why) || !isOnRoll(row, session);
}
