import type { SessionAnswer } from '@mittler/contract';
import type { EntityManager } from 'typeorm';
import { type BlockRow, type SessionRow, toSession, type TrainerRow } from './session.entity';

/** Which sessions: of a course, or one by its id; and for a trainer only those that she holds. */
export interface SessionFilter {
  readonly course?: string;
  readonly id?: string;
  /** Null: whoever holds them. */
  readonly trainer: string | null;
}

/** Sessions with blocks and trainers in the order of time: three statements, however many there are. */
export async function findSessions(
  { course, id, trainer }: SessionFilter,
  tx: EntityManager,
): Promise<readonly SessionAnswer[]> {
  const sessions: readonly SessionRow[] = await tx.query(
    `select s.id, s.course_id as "courseId", c.name as "courseName", s.title, s.venue, s.town,
            s.starts_at as "startsAt", s.ends_at as "endsAt", s.roll_closed_at as "rollClosedAt", s.version,
            s.series_id as "seriesId", s.cancelled_at as "cancelledAt", s.cancel_reason as "cancelReason",
            case when r.id is not null then json_build_object('id', r.id, 'name', r.name, 'seats', r.seats) end as room
       from session s join course c on c.id = s.course_id left join room r on r.id = s.room_id
      where ($1::uuid is null or s.course_id = $1) and ($2::uuid is null or s.id = $2)
        and ($3::uuid is null or exists (select from session_trainer t where t.session_id = s.id and t.person_id = $3))
      order by s.starts_at, s.id`,
    [course ?? null, id ?? null, trainer],
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
  return sessions.map((session) => toSession(session, blocks, trainers, []));
}
