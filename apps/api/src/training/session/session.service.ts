import type { CourseSessions, CreateSession, EditedBlock, EditSession, SessionAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { deferBookings, refuseDoubleBookings } from '../booking/clash.query';
import { isElsewhere, SessionDeeds } from './session-deeds';
import { nothingKept, SessionPlanService } from './session-plan.service';
import { findSessions, lockCourse, lockSession, oneSession, sessionsFor } from './session.query';

/** Sessions (Termine) of a course with their blocks and trainers. */
@Injectable()
export class SessionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: SessionPlanService,
    private readonly deeds: SessionDeeds,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such course) */
  async ofCourse(caller: Caller, course: string): Promise<CourseSessions> {
    const [known]: readonly unknown[] = await this.dataSource.query('select 1 from course where id = $1', [course]);
    if (!known) throw new Refusal('not-found');
    return { sessions: await findSessions({ course, ...sessionsFor(caller) }, this.dataSource.manager) };
  }

  /** @throws Refusal not-found */
  async one(caller: Caller, id: string): Promise<SessionAnswer> {
    return oneSession(caller, id, this.dataSource.manager);
  }

  /** @throws Refusal not-found (no such course) · invalid · the double bookings */
  async create(caller: Caller, courseId: string, wish: CreateSession): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      await lockCourse(courseId, tx);
      await this.plans.check(courseId, wish, nothingKept, this.clock.today(), tx);
      await deferBookings(tx);
      const ids = await this.plans.insert(courseId, [wish], null, tx);
      await refuseDoubleBookings(ids, tx);
      await this.deeds.note(caller, 'created', ids, { course: courseId }, tx);
      await this.deeds.tell('planned', ids, tx);
      return oneSession(caller, ids[0] ?? '', tx);
    });
  }

  /**
   * The session as it shall be; marks follow their blocks in the same transaction.
   * @throws Refusal not-found · stale · session-cancelled · invalid · still-referenced (a removed block has marks) · roll-closed ·
   *   the double bookings
   */
  async edit(caller: Caller, id: string, wish: EditSession): Promise<SessionAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const { cancelledAt } = await lockSession(id, wish.version, tx);
      if (cancelledAt !== null) throw new Refusal('session-cancelled');
      const before = await oneSession(caller, id, tx);
      const kept = { trainers: before.trainers.map((trainer) => trainer.id), room: before.room?.id ?? null };
      refuseUnknownBlocks(wish.blocks, before);
      await this.plans.check(before.course.id, wish, kept, this.clock.today(), tx);
      await deferBookings(tx);
      const roomId = wish.roomId === undefined ? kept.room : wish.roomId;
      await tx.query(
        `update session set title = $2, venue = $3, town = $4, starts_at = $5, ends_at = $6, room_id = $7,
                version = version + 1 where id = $1`,
        [id, wish.title, wish.venue, wish.town, wish.startsAt, wish.endsAt, roomId],
      );
      const corrected = await this.plans.rewrite(caller.personId, before, wish, this.clock.now(), tx);
      await refuseDoubleBookings([id], tx);
      await this.deeds.note(caller, 'edited', [id], { correctedMarks: corrected }, tx);
      const after = await oneSession(caller, id, tx);
      if (isElsewhere(before, after))
        await tx.query('update session set calendar_sequence = calendar_sequence + 1 where id = $1', [id]);
      await this.deeds.tellChanges(before, after, tx);
      return after;
    });
  }

  /** @throws Refusal not-found · stale · still-referenced (it has marks, corrected ones too, or its roll was signed) */
  async delete(caller: Caller, id: string, version: number): Promise<void> {
    await inTransaction(this.dataSource, async (tx) => {
      const { cancelledAt } = await lockSession(id, version, tx);
      if (cancelledAt === null) {
        await tx.query('update session set calendar_sequence = calendar_sequence + 1 where id = $1', [id]);
        await this.deeds.tell('cancelled', [id], tx);
      }
      // The foreign keys of facts and roll events refuse it where anybody has recorded something.
      await tx.query('delete from session where id = $1', [id]);
      await this.deeds.note(caller, 'deleted', [id], {}, tx);
    });
  }
}

function refuseUnknownBlocks(blocks: readonly EditedBlock[], before: SessionAnswer): void {
  const known = new Set(before.blocks.map(({ id }) => id));
  const named = new Set<string>();
  const fields = blocks.flatMap(({ id }, index) => {
    if (id === undefined) return [];
    const isRefused = !known.has(id) || named.has(id);
    named.add(id);
    return isRefused ? [{ pointer: `/blocks/${index}/id`, rule: 'unknown' }] : [];
  });
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}
