import type { SessionAnswer, SessionRemark } from '@mittler/contract';
import type { EntityManager } from 'typeorm';
import { clashNames, doubledSessions, withoutKey } from '../booking/clash.query';
import { remarkContext, remarksOn } from '../booking/remark.query';
import type { Instant } from '@mittler/domain';
import { type Caller, holds } from '../../http/caller';
import { Refusal } from '../../http/refusal';
import { concerns, sessionScope, type SessionScope } from '../scope';
import { type BlockRow, type SessionRow, toSession, type TrainerRow } from './session.entity';

/** Which sessions: of a course, or by their ids; and of these what the caller may see. */
export interface SessionFilter {
  readonly course?: string;
  readonly ids?: readonly string[];
  readonly scope: SessionScope;
  /** Whether remarks are made, which name what others have planned. */
  readonly remarked: boolean;
}

/** Sessions with blocks, trainers and remarks in the order of time: as many statements, however many there are. */
export async function findSessions(
  { course, ids: wanted, scope, remarked }: SessionFilter,
  tx: EntityManager,
): Promise<readonly SessionAnswer[]> {
  const sessions: readonly SessionRow[] = await tx.query(
    `select s.id, s.course_id as "courseId", c.name as "courseName", s.title, s.venue, s.town,
            s.starts_at as "startsAt", s.ends_at as "endsAt", s.roll_closed_at as "rollClosedAt", s.version,
            s.series_id as "seriesId", s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason",
            case when r.id is not null then json_build_object('id', r.id, 'name', r.name, 'seats', r.seats) end as room
       from session s join course c on c.id = s.course_id left join room r on r.id = s.room_id
      where ($1::uuid is null or s.course_id = $1) and ($2::uuid[] is null or s.id = any($2))
        and ($3 or exists (select from session_trainer t where t.session_id = s.id and t.person_id = $4)
             or ${concerns('$5')})
      order by s.starts_at, s.id`,
    [course ?? null, wanted ?? null, scope.isEverything, scope.trainer, scope.municipalities],
  );
  if (sessions.length === 0) return [];
  const ids = sessions.map((session) => session.id);
  const blocks: readonly BlockRow[] = await tx.query(
    `select b.id, b.session_id as "sessionId", b.position, b.area, b.module, b.purpose, b.modality,
            b.planned_minutes as "plannedMinutes", b.starts_at as "startsAt",
            (select count(*) from fact f where f.block_id = b.id and f.kind = 'mark'
               and not exists (select from fact newer where newer.replaces = f.id)) as marks
       from block b where b.session_id = any($1::uuid[]) order by b.session_id, b.position`,
    [ids],
  );
  const trainers: readonly TrainerRow[] = await tx.query(
    `select t.session_id as "sessionId", p.id, p.given_name as "givenName", p.family_name as "familyName"
       from session_trainer t join person p on p.id = t.person_id
      where t.session_id = any($1::uuid[])
      order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", p.id`,
    [ids],
  );
  const shown = sessions.map((session) => toSession(session, blocks, trainers, []));
  return remarked ? withRemarks(shown, tx) : shown;
}

async function withRemarks(sessions: readonly SessionAnswer[], tx: EntityManager): Promise<readonly SessionAnswer[]> {
  const courses = new Set(sessions.map(({ course }) => course.id));
  const trainers = new Set(sessions.flatMap((session) => session.trainers.map(({ id }) => id)));
  const context = await remarkContext([...courses], [...trainers], tx);
  const clashes = await doubledSessions(
    sessions.map(({ id }) => id),
    tx,
  );
  return sessions.map((session) => {
    if (session.cancelledAt !== null) return session;
    const doubled = clashes
      .filter(({ of }) => of === session.id)
      .map((clash): SessionRemark => ({ kind: clashNames[clash.role], clash: withoutKey(clash) }));
    return { ...session, remarks: [...remarksOn(session, session.course.id, context), ...doubled] };
  });
}

/** Which of them the caller may see, and whether with remarks. */
export function sessionsFor(caller: Caller): Pick<SessionFilter, 'scope' | 'remarked'> {
  return { scope: sessionScope(caller), remarked: holds(caller, 'coordination-office') };
}

/** @throws Refusal not-found */
export async function oneSession(caller: Caller, id: string, tx: EntityManager): Promise<SessionAnswer> {
  const [session] = await findSessions({ ids: [id], ...sessionsFor(caller) }, tx);
  if (!session) throw new Refusal('not-found');
  return session;
}

/** Holds the course against new seats and other planners. A course that is not there is held by nobody. */
export async function lockCourse(id: string, tx: EntityManager): Promise<void> {
  await tx.query('select from course where id = $1 for no key update', [id]);
}

export interface LockedSession {
  readonly courseId: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly seriesId: string | null;
  readonly cancelledAt: Instant | null;
  readonly version: number;
}

/**
 * Holds the course against new seats, then the session against marks, signatures and other planners.
 * @throws Refusal not-found · stale
 */
export async function lockSession(id: string, version: number, tx: EntityManager): Promise<LockedSession> {
  await tx.query('select from course where id = (select course_id from session where id = $1) for no key update', [id]);
  const [row]: readonly LockedSession[] = await tx.query(
    `select course_id as "courseId", starts_at as "startsAt", ends_at as "endsAt", series_id as "seriesId",
            cancelled_at as "cancelledAt", version
       from session where id = $1 for update`,
    [id],
  );
  if (!row) throw new Refusal('not-found');
  if (row.version !== version) throw new Refusal('stale', { facts: { present: row.version } });
  return row;
}
