import type { RegistrationMeans } from '@mittler/contract';
import type { Instant, RegistrationState } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { LedgerService, type NewEnrolment } from '../../ledger/ledger.service';
import { refuseDoubledPeople } from '../booking/clash.query';
import { type Act, actOfClock, newAct } from '../registration/act';
import { RegistrationBook } from '../registration/registration-book';
import { RegistrationDesk } from '../registration/registration-desk';
import { type HeldCourse, holdCourse, holdRegistration } from '../registration/registration-row';

interface Present {
  readonly id: string;
  readonly courseId: string;
  readonly personId: string;
  readonly state: RegistrationState;
}

interface Shortage {
  readonly courseId: string;
  readonly isQuota: boolean;
  readonly free: number;
}

/**
 * The short way into a course: the office enrols people itself, or brings them from its list. It counts their seats like
 * all others, and leaves them registered and confirmed; what they had registered before goes on with it.
 */
@Injectable()
export class DirectEnrolment {
  constructor(
    private readonly ledger: LedgerService,
    private readonly book: RegistrationBook,
    private readonly desk: RegistrationDesk,
  ) {}

  /**
   * All of them, or nobody. Nobody among them has a ledger in the course.
   * @param means 'import' for a list that was kept elsewhere: then nobody is written to
   * @throws Refusal not-found (a course) · course-full · quota-full (with the seats that are free) · already-enrolled ·
   *   person-double-booked (with who is where)
   */
  async enrol(
    by: string | null,
    means: RegistrationMeans,
    enrolments: readonly NewEnrolment[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    if (enrolments.length === 0) return;
    const courseIds = [...new Set(enrolments.map(({ courseId }) => courseId))].sort();
    for (const id of courseIds) if (!(await holdCourse(id, tx))) throw new Refusal('not-found');
    const present = await presentRegistrations(enrolments, tx);
    await refuseShortage(enrolments, tx);
    for (const id of courseIds) {
      const people = enrolments.filter(({ courseId }) => courseId === id).map(({ personId }) => personId);
      await refuseDoubledPeople(id, people, tx);
    }
    await this.ledger.enrol(by, enrolments, now, tx);
    const act = newAct(by, means, now);
    const registrations = new Map(present.map((one) => [keyOf(one), one]));
    await this.book.open(
      enrolments
        .filter((enrolment) => !registrations.has(keyOf(enrolment)))
        .map(({ id, courseId, personId, departmentId }) => {
          const head = { id: randomUUID(), courseId, personId, departmentId, enrolmentId: id };
          return { ...head, state: 'confirmed', worksCouncil: 'not-needed' };
        }),
      act,
      tx,
    );
    for (const enrolment of enrolments) {
      const before = registrations.get(keyOf(enrolment));
      if (before) await this.take(before.id, enrolment, act, tx);
    }
    await this.book.write(act, tx);
    if (means === 'import') return;
    const over = new Set(
      enrolments.flatMap(({ courseId, plannedEnd }) =>
        plannedEnd !== null && plannedEnd < civilDateOf(now) ? [courseId] : [],
      ),
    );
    if (over.size === 0) await this.book.tell(act, tx);
  }

  /** Takes back what `enrol` has registered; the enrolments themselves are the caller's. `mittler.erasing` is set. */
  async erase(enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    const courses: readonly { readonly id: string }[] = await tx.query(
      'select distinct course_id as id from registration where enrolment_id = any($1::uuid[]) order by 1',
      [enrolmentIds],
    );
    const held: HeldCourse[] = [];
    for (const { id } of courses) held.push(await this.desk.hold(id, tx));
    await tx.query(
      'delete from registration_event where registration_id in (select id from registration where enrolment_id = any($1::uuid[]))',
      [enrolmentIds],
    );
    await tx.query('delete from registration where enrolment_id = any($1::uuid[])', [enrolmentIds]);
    for (const course of held) await this.desk.finish(course, actOfClock(now), tx);
  }

  /** Her own registration, wherever it stands, ends in the seat. The office answers for the approvals that it goes past. */
  private async take(id: string, { id: enrolmentId }: NewEnrolment, act: Act, tx: EntityManager): Promise<void> {
    let row = await holdRegistration(id, tx);
    const worksCouncil = row.worksCouncil === 'agreed' ? 'agreed' : 'not-needed';
    if (row.state === 'registered') row = await this.book.move(row, 'approved', {}, act, tx);
    await this.book.move(row, 'confirmed', { enrolmentId, worksCouncil }, act, tx);
  }
}

const keyOf = ({ courseId, personId }: { readonly courseId: string; readonly personId: string }): string =>
  `${courseId} ${personId}`;

async function presentRegistrations(
  enrolments: readonly NewEnrolment[],
  tx: EntityManager,
): Promise<readonly Present[]> {
  return tx.query(
    `select r.id, r.course_id as "courseId", r.person_id as "personId", r.state
       from unnest($1::uuid[], $2::uuid[]) as w(course_id, person_id)
       join registration r on r.course_id = w.course_id and r.person_id = w.person_id
        and r.state in ('registered', 'approved', 'waiting', 'admitted')
      order by r.id`,
    [enrolments.map(({ courseId }) => courseId), enrolments.map(({ personId }) => personId)],
  );
}

/** Who has an offer sits already, and needs no further seat. */
async function refuseShortage(enrolments: readonly NewEnrolment[], tx: EntityManager): Promise<void> {
  const [short]: readonly Shortage[] = await tx.query(
    `with wish as (
       select w.course_id, w.department_id, d.municipality_key
         from unnest($1::uuid[], $2::uuid[], $3::uuid[]) as w(course_id, person_id, department_id)
         join department d on d.id = w.department_id
        where not exists (select from registration r
                           where r.course_id = w.course_id and r.person_id = w.person_id and r.state = 'admitted'))
     select c.id as "courseId", false as "isQuota", c.capacity - c.seats_taken as free
       from course c where c.capacity is not null
        and c.seats_taken + (select count(*) from wish w where w.course_id = c.id) > c.capacity
        and c.id in (select course_id from wish)
     union all
     select q.course_id, true, q.seats - q.taken
       from seat_quota q where q.course_id in (select course_id from wish)
        and q.taken + (select count(*) from wish w where w.course_id = q.course_id
                         and (w.department_id = q.department_id or w.municipality_key = q.municipality_key)) > q.seats
     order by 2, 1 limit 1`,
    [
      enrolments.map(({ courseId }) => courseId),
      enrolments.map(({ personId }) => personId),
      enrolments.map(({ departmentId }) => departmentId),
    ],
  );
  if (short)
    throw new Refusal(short.isQuota ? 'quota-full' : 'course-full', {
      facts: { course: short.courseId, free: Math.max(0, short.free) },
    });
}
