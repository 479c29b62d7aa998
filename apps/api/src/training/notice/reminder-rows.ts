import type { Instant, IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { type Addressee, isReached, peopleOfSession, sessionColumns, type SessionRow } from './notice-rows';

interface CourseRow extends Addressee {
  readonly courseId: string;
  readonly course: string;
  readonly startsOn: IsoDate;
  readonly place: string;
}

export interface DueAcceptance extends CourseRow {
  readonly registration: string;
  readonly acceptUntil: Instant;
}

export interface OpenApprovals extends Addressee {
  readonly count: number;
  /** Null: of all courses. */
  readonly courseId: string | null;
}

export interface EndingRegistration extends CourseRow {
  readonly registerUntil: IsoDate;
}

const courseColumns = `
  c.id as "courseId", c.name as course, c.starts_on as "startsOn", c.venue || ', ' || c.town as place,
  p.id as "personId", p.email, p.language`;
const holdsOn = (role: string, today: string): string =>
  `g.role = '${role}' and g.valid_from <= ${today} and (g.valid_until is null or g.valid_until >= ${today})`;

/** Sessions that begin in one to two days, with their people. */
export async function findSoonSessions(now: Instant, tx: EntityManager): Promise<readonly SessionRow[]> {
  return tx.query(
    `select ${sessionColumns}, x.registration
       from session s
       join course c on c.id = s.course_id
       join lateral (${peopleOfSession}) x on true
       join person p on p.id = x.person_id
      where s.starts_at > $1::timestamptz + interval '1 day' and s.starts_at <= $1::timestamptz + interval '2 days'
        and s.cancelled_at is null and ${isReached}
      order by s.starts_at, s.id, p.id`,
    [now],
  );
}

/** Offers that lapse within a day and were made at least half a day ago. */
export async function findDueAcceptances(now: Instant, tx: EntityManager): Promise<readonly DueAcceptance[]> {
  return tx.query(
    `select r.id as registration, r.accept_until as "acceptUntil", ${courseColumns}
       from registration r join course c on c.id = r.course_id join person p on p.id = r.person_id
      where r.state = 'admitted' and r.accept_until > $1 and r.accept_until <= $1::timestamptz + interval '1 day'
        and r.state_since <= $1::timestamptz - interval '12 hours' and ${isReached}
      order by r.id`,
    [now],
  );
}

/**
 * Approvers with registrations that wait for them.
 * @returns `open`: those that wait for more than `days`, by approver; `due`: those whose course wants an answer within
 *   `days`, by approver and course
 */
export async function findOpenApprovals(
  today: IsoDate,
  now: Instant,
  days: number,
  tx: EntityManager,
): Promise<{ readonly open: readonly OpenApprovals[]; readonly due: readonly OpenApprovals[] }> {
  const ask = (course: string, condition: string): Promise<readonly OpenApprovals[]> =>
    tx.query(
      `select p.id as "personId", p.email, p.language, count(distinct r.id) as count, ${course} as "courseId"
         from registration r
         join course c on c.id = r.course_id
         join role_grant g on g.department_id = r.department_id and ${holdsOn('approver', '$1::date')}
         join person p on p.id = g.person_id and p.id <> r.person_id
        where r.state = 'registered' and ${condition} and ${isReached}
        group by p.id, ${course}
        order by p.id`,
      [today, days, now],
    );
  return {
    open: await ask('null::uuid', `r.state_since <= $3::timestamptz - $2 * interval '1 day'`),
    due: await ask('c.id', `c.approve_until between $1::date and $1::date + $2::int and $3::timestamptz is not null`),
  };
}

/** Announced courses whose registration ends soon, with the coordinators of all municipalities. */
export async function findEndingRegistrations(
  today: IsoDate,
  days: number,
  tx: EntityManager,
): Promise<readonly EndingRegistration[]> {
  return tx.query(
    `select distinct c.register_until as "registerUntil", ${courseColumns}
       from course c
       join role_grant g on ${holdsOn('municipal-coordinator', '$1::date')}
       join person p on p.id = g.person_id
      where c.announced_at is not null and c.register_until between $1::date and $1::date + $2::int and ${isReached}
      order by "courseId", "personId"`,
    [today, days],
  );
}

export interface UnsignedRolls extends Addressee {
  readonly count: number;
}

/** Trainers with rolls that nobody has signed since more than so many days, in courses with people. */
export async function findUnsignedRolls(
  today: IsoDate,
  days: number,
  tx: EntityManager,
): Promise<readonly UnsignedRolls[]> {
  return tx.query(
    `select p.id as "personId", p.email, p.language, count(*) as count
       from session s join session_trainer t on t.session_id = s.id join person p on p.id = t.person_id
      where s.roll_closed_at is null and s.cancelled_at is null
        and s.ends_at < (($1::date - $2::int)::timestamp at time zone 'Europe/Berlin')
        and exists (select from enrolment e where e.course_id = s.course_id) and ${isReached}
      group by p.id order by p.id`,
    [today, days],
  );
}
