import type { SessionAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { NoticeService } from '../notice/notice.service';

export type SessionDeed = 'created' | 'edited' | 'moved' | 'cancelled' | 'restored' | 'deleted';

/** Writes down what was done to sessions, and lets everybody know who would come or stay away. */
@Injectable()
export class SessionDeeds {
  constructor(
    private readonly audit: AuditService,
    private readonly notices: NoticeService,
    private readonly clock: Clock,
  ) {}

  /** One row for each session, in the transaction of the deed. */
  async note(
    caller: Caller,
    deed: SessionDeed,
    sessionIds: readonly string[],
    detail: Readonly<Record<string, unknown>>,
    tx: EntityManager,
  ): Promise<void> {
    const at = this.clock.now();
    await this.audit.noteAll(
      sessionIds.map((subjectId) => ({
        actor: caller.personId,
        at,
        deed: `session.${deed}`,
        subjectKind: 'session',
        subjectId,
        detail,
      })),
      tx,
    );
  }

  /** Call it after `calendar_sequence` has risen. Nobody is told of sessions that have begun. */
  async tell(deed: 'planned' | 'cancelled', sessionIds: readonly string[], tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    switch (deed) {
      case 'planned':
        return this.notices.sessionPlanned(sessionIds, now, tx);
      case 'cancelled':
        return this.notices.sessionCancelled(sessionIds, now, tx);
    }
  }

  /** As `tell`, and of sessions that lay ahead and are dated back. */
  async tellMoved(before: readonly Dated[], after: readonly Dated[], tx: EntityManager): Promise<void> {
    const now = this.clock.now();
    const isAhead = ({ startsAt }: Dated): boolean => Date.parse(startsAt) > Date.parse(now);
    const ahead = new Set(before.filter(isAhead).map(({ id }) => id));
    const passed = after.filter((session) => ahead.has(session.id) && !isAhead(session)).map(({ id }) => id);
    const ids = after.map(({ id }) => id);
    await this.notices.sessionMoved(ids, passed, now, tx);
  }

  /**
   * After an edit: a session at another time or place goes to everybody anew, else only trainers who came or left are told.
   * @param before the session as it was
   */
  async tellChanges(before: SessionAnswer, after: SessionAnswer, tx: EntityManager): Promise<void> {
    const had = new Set(before.trainers.map(({ id }) => id));
    const has = new Set(after.trainers.map(({ id }) => id));
    const added = [...has].filter((id) => !had.has(id));
    const removed = [...had].filter((id) => !has.has(id));
    if (isElsewhere(before, after)) await this.tellMoved([before], [after], tx);
    // Who is new was told with everybody else.
    const isTold = isElsewhere(before, after);
    const change = { added: isTold ? [] : added, removed };
    if (change.added.length + removed.length === 0) return;
    await this.notices.trainersChanged(after.id, change, this.clock.now(), tx);
  }
}

type Dated = Pick<SessionAnswer, 'id' | 'startsAt'>;
type Placed = Pick<SessionAnswer, 'title' | 'venue' | 'town' | 'startsAt' | 'endsAt' | 'room'>;

/** Whether calendars must show it anew. */
export function isElsewhere(before: Placed, after: Placed): boolean {
  return (
    before.title !== after.title ||
    before.venue !== after.venue ||
    before.town !== after.town ||
    Date.parse(before.startsAt) !== Date.parse(after.startsAt) ||
    Date.parse(before.endsAt) !== Date.parse(after.endsAt) ||
    before.room?.id !== after.room?.id
  );
}
