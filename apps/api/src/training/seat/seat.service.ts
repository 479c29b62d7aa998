import { councilAllows, holdsSeat, type Instant, type RegistrationState } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { type EntityManager, QueryFailedError } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { FactContent } from '../../ledger/fact-row';
import { LedgerService } from '../../ledger/ledger.service';
import { type Act, consequenceOf } from '../registration/act';
import { RegistrationBook } from '../registration/registration-book';
import {
  type HeldCourse,
  holdCourse,
  registrationColumns,
  type RegistrationRow,
  registrationTables,
} from '../registration/registration-row';
import { quotaHasRoom, type Room, roomFor } from './room-for';

const hour = 3_600_000;

/**
 * Gives and frees seats. Every method wants the course held (`hold`): whoever comes second waits, and then counts what
 * the first has left. The database's checks refuse what would slip through all the same.
 */
@Injectable()
export class SeatService {
  constructor(
    private readonly book: RegistrationBook,
    private readonly ledger: LedgerService,
  ) {}

  /** @throws Refusal not-found */
  async hold(courseId: string, tx: EntityManager): Promise<HeldCourse> {
    const course = await holdCourse(courseId, tx);
    if (!course) throw new Refusal('not-found');
    return course;
  }

  /** The approval is there: Mittler gives a seat or a place on the waiting list, unless works council or office come first. */
  async settle(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    if (row.state !== 'approved' || !councilAllows(row.worksCouncil) || course.admits === 'office') return row;
    return this.place(course, row, consequenceOf(act), tx);
  }

  /** A seat where one is free, else the end of the waiting list. */
  async place(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    if ((await roomFor(row, tx)) === 'free') return this.seat(course, row, act, tx);
    const [[next] = []] = (await tx.query(
      'update course set next_place = next_place + 1 where id = $1 returning next_place - 1 as place',
      [course.id],
    )) as [readonly { readonly place: number }[], number];
    return this.book.move(row, 'waiting', { place: next?.place ?? 0 }, act, tx);
  }

  /**
   * The office admits somebody from the waiting list by hand.
   * @throws Refusal works-council-open · course-full · quota-full
   */
  async admit(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    if (!councilAllows(row.worksCouncil)) throw new Refusal('works-council-open');
    if (row.state === 'approved') return this.place(course, row, act, tx);
    refuseWithout(await roomFor(row, tx));
    return this.seat(course, row, act, tx);
  }

  /** An offer with its deadline, or a seat at once where the course asks for no acceptance. */
  async seat(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    if (course.acceptHours === null && councilAllows(row.worksCouncil)) return this.confirm(course, row, act, tx);
    return this.book.move(row, 'admitted', { acceptUntil: offerEnd(course, row, act.now) }, act, tx);
  }

  /**
   * The seat is hers: her ledger in the course is opened, or taken up again.
   * @throws Refusal works-council-open · person-double-booked
   */
  async confirm(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    if (!councilAllows(row.worksCouncil)) throw new Refusal('works-council-open');
    const today = civilDateOf(act.now);
    const [known]: readonly { readonly id: string; readonly departmentId: string; readonly left: boolean }[] =
      await tx.query(
        `select e.id, e.department_id as "departmentId", s.dropped_out_on is not null as left
           from enrolment e left join standing s on s.enrolment_id = e.id and s.leads
          where e.course_id = $1 and e.person_id = $2`,
        [course.id, row.personId],
      );
    const enrolmentId = known?.id ?? randomUUID();
    if (!known) {
      const { personId, departmentId } = row;
      const enrolment = { id: enrolmentId, personId, departmentId, courseId: course.id, scheme: course.scheme };
      await this.ledger.enrol(act.actor, [{ ...enrolment, enrolledOn: today, plannedEnd: course.endsOn }], act.now, tx);
    }
    const confirmed = await this.book.move(row, 'confirmed', { enrolmentId }, act, tx);
    if (known && known.departmentId !== row.departmentId) {
      const move = { id: randomUUID(), enrolmentId, departmentId: row.departmentId, on: today };
      await this.ledger.move(act.actor, move, act.now, tx);
    }
    if (known?.left) await this.record(enrolmentId, { kind: 'resumed', on: today }, act, tx);
    return confirmed;
  }

  /** She gives up what she has: seat, offer or place in the line. Who had a seat leaves the course. */
  async leave(row: RegistrationRow, to: RegistrationState, act: Act, tx: EntityManager): Promise<RegistrationRow> {
    const left = await this.book.move(row, to, {}, act, tx);
    if ((row.state === 'confirmed' || row.state === 'taking-part') && row.enrolmentId !== null) {
      await this.record(row.enrolmentId, { kind: 'dropped-out', on: civilDateOf(act.now) }, act, tx);
    }
    return left;
  }

  /**
   * Gives free seats to the waiting list, in its order: next is whoever is first of those whose quota has room and whose
   * works council does not stand in the way. Once the course has begun, the office decides who may still join.
   */
  async promote(course: HeldCourse, act: Act, tx: EntityManager): Promise<void> {
    if (civilDateOf(act.now) > course.startsOn) return;
    const passedOver: string[] = [];
    for (;;) {
      const [next]: readonly RegistrationRow[] = await tx.query(
        `select ${registrationColumns} from ${registrationTables}
          where r.course_id = $1 and r.state = 'waiting' and r.works_council in ('not-needed', 'agreed')
            and r.id <> all($2::uuid[]) and ${quotaHasRoom}
            and exists (select from course c where c.id = $1 and (c.capacity is null or c.seats_taken < c.capacity))
          order by r.place limit 1 for no key update of r`,
        [course.id, passedOver],
      );
      if (!next) return;
      if (!(await this.isSeated(course, next, consequenceOf(act), tx))) passedOver.push(next.id);
    }
  }

  /** Somebody who is in another session at that time keeps her place in the line, and the next one gets the seat. */
  private async isSeated(course: HeldCourse, row: RegistrationRow, act: Act, tx: EntityManager): Promise<boolean> {
    await this.book.write(act, tx);
    await tx.query('savepoint promotion');
    try {
      await this.seat(course, row, act, tx);
      await tx.query('release savepoint promotion');
      return true;
    } catch (error) {
      if (!isDoubleBooking(error)) throw error;
      await tx.query('rollback to savepoint promotion');
      act.moved.delete(row.id);
      act.events.splice(0);
      return false;
    }
  }

  private async record(enrolmentId: string, content: FactContent, act: Act, tx: EntityManager): Promise<void> {
    // What follows the fact comes after what led to it, in the history too.
    await this.book.write(act, tx);
    await this.ledger.record(
      act.actor,
      [{ id: randomUUID(), enrolmentId, replaces: null, blockId: null, content }],
      act.now,
      tx,
    );
  }
}

/** @throws Refusal course-full · quota-full */
export function refuseWithout(room: Room): void {
  switch (room) {
    case 'free':
      return;
    case 'course-full':
    case 'quota-full':
      throw new Refusal(room, { facts: { free: 0 } });
  }
}

/** An offer begins to run once nothing else stands in the way of accepting it. */
export function offerEnd(course: HeldCourse, row: Pick<RegistrationRow, 'worksCouncil'>, now: Instant): Instant | null {
  if (course.acceptHours === null || !councilAllows(row.worksCouncil)) return null;
  return new Date(Date.parse(now) + course.acceptHours * hour).toISOString();
}

/** Whether a change of state can let somebody else have a seat. */
export function freesSeat(from: RegistrationState, to: RegistrationState): boolean {
  return holdsSeat(from) && !holdsSeat(to);
}

const exclusion = '23P01';

function isDoubleBooking(error: unknown): boolean {
  if (!(error instanceof QueryFailedError)) return false;
  const driverError: unknown = error.driverError;
  return driverError instanceof Error && 'code' in driverError && driverError.code === exclusion;
}
