import type { MoveSession, SessionAnswer, SessionsMoved } from '@mittler/contract';
import { type Instant, movedAlong, startingAt } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { deferBookings, refuseDoubleBookings } from '../booking/clash.query';
import { MarkCorrectionService } from '../session/mark-correction.service';
import { SessionDeeds } from '../session/session-deeds';
import { changedBlocks, unknownRoom } from '../session/session-plan.service';
import { findSessions, type LockedSession, lockSession, sessionsFor } from '../session/session.query';

/** Sessions to another time or room, in their length: one, or with it all that follow in its series. */
@Injectable()
export class MoveService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly corrections: MarkCorrectionService,
    private readonly deeds: SessionDeeds,
    private readonly clock: Clock,
  ) {}

  /**
   * Marks follow the day of their session. Cancelled sessions stay where they were.
   * @throws Refusal not-found · stale · session-cancelled · invalid (room) · roll-closed (there are marks under a signature) ·
   *   the double bookings
   */
  async move(caller: Caller, id: string, wish: MoveSession): Promise<SessionsMoved> {
    return inTransaction(this.dataSource, async (tx) => {
      const locked = await lockSession(id, wish.version, tx);
      if (locked.cancelledAt !== null) throw new Refusal('session-cancelled');
      const ids = wish.scope === 'following' ? await lockFollowing(id, locked, tx) : [id];
      const before = await findSessions({ ids, ...sessionsFor(caller) }, tx);
      await refuseUnknownRoom(wish.roomId, before, tx);
      const moved = before.map((session) => movedSession(session, newStart(session, id, locked.startsAt, wish)));
      // Calendars are not troubled by what is where it was.
      if (areThere(before, moved, wish.roomId)) return { sessions: before };
      await deferBookings(tx);
      await writeTimes(moved, wish.roomId, tx);
      await this.correctMarks(caller, before, moved, tx);
      await refuseDoubleBookings(ids, tx);
      await this.deeds.note(caller, 'moved', ids, { scope: wish.scope }, tx);
      await this.deeds.tellMoved(before, moved, tx);
      return { sessions: await findSessions({ ids, ...sessionsFor(caller) }, tx) };
    });
  }

  private async correctMarks(
    caller: Caller,
    before: readonly SessionAnswer[],
    moved: readonly MovedSession[],
    tx: EntityManager,
  ): Promise<void> {
    const changes = before.map((session, index) => ({
      isClosed: session.rollClosedAt !== null,
      blocks: changedBlocks(session, moved[index] ?? asPlan(session)),
    }));
    for (const isClosed of [true, false]) {
      const blocks = changes.filter((change) => change.isClosed === isClosed).flatMap((change) => change.blocks);
      await this.corrections.follow(caller.personId, { isClosed, now: this.clock.now() }, blocks, tx);
    }
  }
}

type MovedSession = ReturnType<typeof asPlan>;

function asPlan(session: SessionAnswer) {
  const { id, title, venue, town, startsAt, endsAt, blocks, trainers } = session;
  return { id, title, venue, town, startsAt, endsAt, blocks, trainerIds: trainers.map((trainer) => trainer.id) };
}

function movedSession(session: SessionAnswer, startsAt: Instant): MovedSession {
  return startingAt(asPlan(session), startsAt);
}

function newStart(session: SessionAnswer, id: string, from: Instant, { startsAt }: MoveSession): Instant {
  return session.id === id ? startsAt : movedAlong(session.startsAt, from, startsAt);
}

function areThere(
  before: readonly SessionAnswer[],
  moved: readonly MovedSession[],
  roomId: string | null | undefined,
): boolean {
  return before.every(({ startsAt, room }, index) => {
    const isSameRoom = roomId === undefined || (room?.id ?? null) === roomId;
    return isSameRoom && Date.parse(moved[index]?.startsAt ?? '') === Date.parse(startsAt);
  });
}

async function lockFollowing(
  id: string,
  { seriesId, startsAt }: LockedSession,
  tx: EntityManager,
): Promise<readonly string[]> {
  const rows: readonly { readonly id: string }[] = await tx.query(
    `select id from session
      where id = $1 or (series_id = $2 and starts_at > $3 and cancelled_at is null) order by id for update`,
    [id, seriesId, startsAt],
  );
  return rows.map((row) => row.id);
}

async function refuseUnknownRoom(
  roomId: string | null | undefined,
  before: readonly SessionAnswer[],
  tx: EntityManager,
): Promise<void> {
  const isKept = before.every(({ room }) => room?.id === roomId);
  const fields = await unknownRoom(roomId, isKept ? (roomId ?? null) : null, tx);
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}

/** One statement for the sessions, so that a series may take places that it had itself. Another room is where it is. */
async function writeTimes(
  moved: readonly MovedSession[],
  roomId: string | null | undefined,
  tx: EntityManager,
): Promise<void> {
  await tx.query(
    `update session s set starts_at = m."startsAt", ends_at = m."endsAt",
            room_id = case when $2 then $3::uuid else s.room_id end,
            venue = case when $2 and s.room_id is distinct from r.id then coalesce(r.venue, s.venue) else s.venue end,
            town = case when $2 and s.room_id is distinct from r.id then coalesce(r.town, s.town) else s.town end,
            calendar_sequence = s.calendar_sequence + 1, version = s.version + 1
       from jsonb_to_recordset($1) as m(id uuid, "startsAt" timestamptz, "endsAt" timestamptz)
       left join room r on r.id = $3
      where m.id = s.id`,
    [JSON.stringify(moved), roomId !== undefined, roomId ?? null],
  );
  await tx.query(
    `update block b set starts_at = m."startsAt"
       from jsonb_to_recordset($1) as m(id uuid, "startsAt" timestamptz) where m.id = b.id`,
    [JSON.stringify(moved.flatMap(({ blocks }) => blocks))],
  );
}
