import type { CheckedIn, CheckInState } from '@mittler/contract';
import { codeSecondsLeft, codeStep, germanDay, typedCode } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { randomBytes } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { dayOf, heldSession, refuseUnlessBegun, rolledSession, trainerOnly } from '../roll/roll.query';
import { claimableBy, claimsOf, codeOf, isCodeNow, openCheckIn } from './check-in.query';

/** Checking in by a code that changes every minute. A claim is no mark: the trainer confirms what she sees in the room. */
@Injectable()
export class CheckInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async state(caller: Caller, sessionId: string): Promise<CheckInState> {
    const { manager } = this.dataSource;
    await heldSession(sessionId, trainerOnly(caller), 'none', manager);
    return this.read(sessionId, manager);
  }

  /**
   * Opening what is open changes nothing.
   * @throws Refusal not-found · session-cancelled · session-not-begun · session-over (its day has passed) · roll-closed
   */
  async open(caller: Caller, sessionId: string, id: string): Promise<CheckInState> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      const now = this.clock.now();
      refuseUnlessBegun(session, now);
      if (civilDateOf(now) > dayOf(session)) throw new Refusal('session-over');
      if (session.rollClosedAt !== null) throw new Refusal('roll-closed');
      if (!(await openCheckIn(sessionId, tx))) {
        await tx.query(
          `insert into check_in (id, session_id, opened_by, opened_at, secret) values ($1, $2, $3, $4, $5)
           on conflict (id) do nothing`,
          [id, sessionId, caller.personId, now, randomBytes(32)],
        );
        await this.note(caller, 'check-in.opened', sessionId, tx);
      }
      return this.read(sessionId, tx);
    });
  }

  /** @throws Refusal not-found */
  async close(caller: Caller, sessionId: string): Promise<CheckInState> {
    return inTransaction(this.dataSource, async (tx) => {
      await heldSession(sessionId, trainerOnly(caller), 'update', tx);
      if (await openCheckIn(sessionId, tx)) {
        await tx.query(
          'update check_in set closed_at = greatest($2, opened_at) where session_id = $1 and closed_at is null',
          [sessionId, this.clock.now()],
        );
        await this.note(caller, 'check-in.closed', sessionId, tx);
      }
      return this.read(sessionId, tx);
    });
  }

  /**
   * Her own claim. Whatever is wrong is answered alike: a guess learns nothing of other sessions.
   * @throws Refusal code-not-valid
   */
  async claim(caller: Caller, typed: string): Promise<CheckedIn> {
    const code = typedCode(typed);
    if (code === null) throw new Refusal('code-not-valid');
    return inTransaction(this.dataSource, async (tx) => {
      const now = this.clock.now();
      const open = await claimableBy(caller.personId, germanDay(civilDateOf(now)), tx);
      const claimed = open.find(({ secret }) => isCodeNow(code, secret, now));
      if (!claimed) throw new Refusal('code-not-valid');
      const { sessionId, enrolmentId, title, courseName, startsAt } = claimed;
      const added: readonly unknown[] = await tx.query(
        `insert into check_in_claim (session_id, enrolment_id, check_in_id, claimed_at) values ($1, $2, $3, $4)
         on conflict do nothing returning 1`,
        [sessionId, enrolmentId, claimed.checkInId, now],
      );
      if (added.length > 0) await this.note(caller, 'check-in.claimed', sessionId, tx);
      const claims = await claimsOf(sessionId, tx);
      const claimedAt = claims.find((claim) => claim.enrolmentId === enrolmentId)?.claimedAt ?? now;
      return { sessionId, title, courseName, day: civilDateOf(startsAt), startsAt, claimedAt };
    });
  }

  private async read(sessionId: string, tx: EntityManager): Promise<CheckInState> {
    const open = await openCheckIn(sessionId, tx);
    const at = Date.parse(this.clock.now());
    const code = open ? codeOf(open.secret, codeStep(at)) : null;
    return {
      sessionId,
      isOpen: open !== undefined,
      openedAt: open?.openedAt ?? null,
      code,
      address: code === null ? null : `${this.settings.publicUrl}/einchecken#${code}`,
      secondsLeft: open ? codeSecondsLeft(at) : 0,
      claims: await claimsOf(sessionId, tx),
    };
  }

  private note(caller: Caller, deed: string, sessionId: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'session',
      subjectId: sessionId,
    });
  }
}
