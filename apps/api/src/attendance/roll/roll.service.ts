import type { CloseRoll, ReopenRoll, Roll } from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { correctionUntil, readRoll } from './roll-reading';
import { dayOf, refuseUnlessBegun, type RolledSession, rolledSession, trainerOnly } from './roll.query';
import { isSigned, sign, unsign } from './signature';

/** The roll (Anwesenheitsliste) of a session: read, signed, opened again. */
@Injectable()
export class RollService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) · session-cancelled */
  async one(caller: Caller, sessionId: string): Promise<Roll> {
    const { manager } = this.dataSource;
    return this.read(await rolledSession(sessionId, trainerOnly(caller), 'none', manager), manager);
  }

  /**
   * Signs the roll as it is, with sums by state and area. What is not recorded stays so.
   * @throws Refusal not-found · session-not-begun · roll-closed
   */
  async close(caller: Caller, sessionId: string, { id }: CloseRoll): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (await isSigned(id, sessionId, 'closed', tx)) return this.read(session, tx);
      const at = this.clock.now();
      refuseUnlessBegun(session, at);
      if (session.rollClosedAt !== null)
        throw new Refusal('roll-closed', { facts: { closedAt: session.rollClosedAt } });
      const signed = await sign(session, { id, by: caller.personId, at }, tx);
      await this.note(caller, 'roll.closed', session, id, tx);
      return this.read(signed, tx);
    });
  }

  /** @throws Refusal not-found · roll-open · second-person-needed (it is too long ago for one person alone) */
  async reopen(caller: Caller, sessionId: string, { id, reason }: ReopenRoll): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (await isSigned(id, sessionId, 'reopened', tx)) return this.read(session, tx);
      if (session.rollClosedAt === null) throw new Refusal('roll-open');
      const { now: at, until } = this.limitsOf(session);
      if (civilDateOf(at) > until) throw new Refusal('second-person-needed', { facts: { until } });
      const open = await unsign(session, { id, by: caller.personId, at }, reason, tx);
      await this.note(caller, 'roll.reopened', session, id, tx);
      return this.read(open, tx);
    });
  }

  /** The roll of a session that the caller holds. */
  read(session: RolledSession, tx: EntityManager): Promise<Roll> {
    return readRoll(session, { now: this.clock.now(), correctionDays: this.settings.correctionDays }, tx);
  }

  now(): Instant {
    return this.clock.now();
  }

  /** Until when one person alone may change what was signed. */
  limitsOf(session: RolledSession): { readonly now: Instant; readonly until: IsoDate } {
    return { now: this.clock.now(), until: correctionUntil(dayOf(session), this.settings.correctionDays) };
  }

  private note(caller: Caller, deed: string, session: RolledSession, event: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'session',
      subjectId: session.id,
      detail: { event },
    });
  }
}
