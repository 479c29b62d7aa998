import type { CancelSession, SessionAnswer } from '@mittler/contract';
import { compareInstants } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { deferBookings, refuseDoubleBookings } from '../booking/clash.query';
import { SessionDeeds } from './session-deeds';
import { lockSession, oneSession } from './session.query';

/** Sessions that don't take place: they stay where they were, without a roll, and can be held after all while they lie ahead. */
@Injectable()
export class CancellationService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly deeds: SessionDeeds,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found · stale · session-cancelled (already) · session-in-use (it has marks, or its roll was signed) */
  async cancel(caller: Caller, id: string, { reason, version }: CancelSession): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await lockSession(id, version, tx);
      if (session.cancelledAt !== null) throw new Refusal('session-cancelled');
      await refuseUsed(id, tx);
      await tx.query(
        `update session set cancelled_at = $2, cancel_reason = $3, calendar_sequence = calendar_sequence + 1,
                version = version + 1 where id = $1`,
        [id, this.clock.now(), reason],
      );
      await this.deeds.note(caller, 'cancelled', [id], {}, tx);
      await this.deeds.tell('cancelled', [id], tx);
      return oneSession(caller, id, tx);
    });
  }

  /** One that was never cancelled stays as it is. @throws Refusal not-found · stale · session-over · the double bookings */
  async restore(caller: Caller, id: string, version: number): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await lockSession(id, version, tx);
      if (session.cancelledAt === null) return oneSession(caller, id, tx);
      if (compareInstants(session.startsAt, this.clock.now()) <= 0) throw new Refusal('session-over');
      await deferBookings(tx);
      await tx.query(
        `update session set cancelled_at = null, cancel_reason = null, calendar_sequence = calendar_sequence + 1,
                version = version + 1 where id = $1`,
        [id],
      );
      await refuseDoubleBookings([id], tx);
      await this.deeds.note(caller, 'restored', [id], {}, tx);
      await this.deeds.tell('planned', [id], tx);
      return oneSession(caller, id, tx);
    });
  }
}

async function refuseUsed(id: string, tx: EntityManager): Promise<void> {
  const [used]: readonly unknown[] = await tx.query(
    `select 1 from roll_event where session_id = $1
     union all
     select 1 from fact f join block b on b.id = f.block_id where b.session_id = $1 limit 1`,
    [id],
  );
  if (used) throw new Refusal('session-in-use');
}
