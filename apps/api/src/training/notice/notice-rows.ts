import type { Language } from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

/** Somebody who is written to. People without an address, or whose access has ended, get nothing. */
export interface Addressee {
  readonly personId: string;
  readonly email: string;
  readonly language: Language;
}

export interface RegistrationRow extends Addressee {
  readonly registration: string;
  readonly courseId: string;
  readonly course: string;
  readonly startsOn: IsoDate;
  readonly place: string;
  readonly acceptUntil: Instant | null;
  /** Of the last move. */
  readonly reason: string | null;
  readonly from: string | null;
}

export type CourseOfRegistration = Pick<RegistrationRow, 'course' | 'startsOn' | 'place'>;

/** A coming session and one of its people: a participant with a seat, or a trainer. */
export interface SessionRow extends Addressee {
  readonly session: string;
  readonly title: string;
  readonly place: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly sequence: number;
  readonly courseId: string;
  readonly course: string;
  /** Null for a trainer. */
  readonly registration: string | null;
}

export const isReached = 'p.email is not null and p.deactivated_at is null';
/** Of the session `s`. */
export const placeOfSession = `concat_ws(', ', (select name from room where id = s.room_id), s.venue, s.town)`;
export const sessionColumns = `
  s.id as session, s.title, ${placeOfSession} as place, s.starts_at as "startsAt", s.ends_at as "endsAt",
  s.calendar_sequence as sequence, c.id as "courseId", c.name as course, p.id as "personId", p.email, p.language`;

/** Trainers, and participants with a seat, of the session `s`. */
export const peopleOfSession = `
  select t.person_id, null::uuid as registration from session_trainer t where t.session_id = s.id
  union all
  select r.person_id, r.id from registration r where r.course_id = s.course_id and r.state in ('confirmed', 'taking-part')`;

export async function findRegistrations(
  ids: readonly string[],
  to: string,
  tx: EntityManager,
): Promise<readonly RegistrationRow[]> {
  return tx.query(
    `select r.id as registration, c.id as "courseId", c.name as course, c.starts_on as "startsOn",
            c.venue || ', ' || c.town as place, r.accept_until as "acceptUntil", e.reason, e.from_state as "from",
            p.id as "personId", p.email, p.language
       from registration r
       join course c on c.id = r.course_id
       join person p on p.id = r.person_id
       left join lateral (
         select reason, from_state from registration_event
          where registration_id = r.id and to_state = $2 order by seq desc limit 1) e on true
      where r.id = any($1) and ${isReached}
      order by r.id`,
    [ids, to],
  );
}

/**
 * All people of coming sessions.
 * @param passed sessions of which calendars say that they are still to come
 */
export async function findSessionPeople(
  sessions: readonly string[],
  passed: readonly string[],
  now: Instant,
  tx: EntityManager,
): Promise<readonly SessionRow[]> {
  return tx.query(
    `select ${sessionColumns}, x.registration
       from session s
       join course c on c.id = s.course_id
       join lateral (${peopleOfSession}) x on true
       join person p on p.id = x.person_id
      where s.id = any($1) and (s.starts_at > $2 or s.id = any($3)) and ${isReached}
      order by s.starts_at, s.id, p.id`,
    [sessions, now, passed],
  );
}

/** The course of a registration, whether or not its person can be written to. */
export async function findCourseOf(registration: string, tx: EntityManager): Promise<CourseOfRegistration | null> {
  const [row]: readonly CourseOfRegistration[] = await tx.query(
    `select c.name as course, c.starts_on as "startsOn", c.venue || ', ' || c.town as place
       from registration r join course c on c.id = r.course_id where r.id = $1`,
    [registration],
  );
  return row ?? null;
}

/**
 * The coming sessions of the people behind registrations, whatever has become of those. A cancelled session is still in
 * her calendar if the mail that says so was withdrawn with the registration.
 */
export async function findComingSessions(
  registrations: readonly string[],
  now: Instant,
  tx: EntityManager,
): Promise<readonly SessionRow[]> {
  return tx.query(
    `select ${sessionColumns}, r.id as registration
       from registration r
       join course c on c.id = r.course_id
       join session s on s.course_id = r.course_id
       join person p on p.id = r.person_id
      where r.id = any($1) and s.starts_at > $2 and ${isReached}
        and (s.cancelled_at is null or exists (
          select from message m
           where m.about @> array['registration:' || r.id, 'session:' || s.id] and m.template = 'session-cancelled'
             and m.withdrawn_at is not null))
      order by s.starts_at, s.id, p.id`,
    [registrations, now],
  );
}

export async function findPeople(ids: readonly string[], tx: EntityManager): Promise<ReadonlyMap<string, Addressee>> {
  const rows: readonly Addressee[] = await tx.query(
    `select p.id as "personId", p.email, p.language from person p where p.id = any($1) and ${isReached}`,
    [ids],
  );
  return new Map(rows.map((row) => [row.personId, row]));
}

/** Coordinators of the municipality of a registration's department; not its own person. */
export async function findCoordinators(
  registration: string,
  today: IsoDate,
  tx: EntityManager,
): Promise<readonly Addressee[]> {
  return tx.query(
    `select distinct p.id as "personId", p.email, p.language
       from registration r
       join department d on d.id = r.department_id
       join role_grant g on g.role = 'municipal-coordinator' and g.municipality_key = d.municipality_key
         and g.valid_from <= $2::date and (g.valid_until is null or g.valid_until >= $2::date)
       join person p on p.id = g.person_id and p.id <> r.person_id
      where r.id = $1 and ${isReached}
      order by p.id`,
    [registration, today],
  );
}

/** The coming sessions as they are, for people who are no longer theirs. */
export async function findSessionsFor(
  session: string,
  people: readonly string[],
  now: Instant,
  tx: EntityManager,
): Promise<readonly SessionRow[]> {
  return tx.query(
    `select ${sessionColumns}, null::uuid as registration
       from session s join course c on c.id = s.course_id join person p on p.id = any($2)
      where s.id = $1 and s.starts_at > $3 and ${isReached}
      order by p.id`,
    [session, people, now],
  );
}
