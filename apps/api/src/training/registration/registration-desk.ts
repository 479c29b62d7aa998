import type { NameSubstitute } from '@mittler/contract';
import { councilAllows, type IsoDate, type WorksCouncilStatus } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { offerEnd, SeatService } from '../seat/seat.service';
import { type Act, consequenceOf } from './act';
import { RegistrationBook } from './registration-book';
import { type HeldCourse, holdRegistration, refuseSecond, type RegistrationRow } from './registration-row';

/** What departments, municipalities and the office decide. The caller holds course and registration, and has checked who asks. */
@Injectable()
export class RegistrationDesk {
  constructor(
    private readonly book: RegistrationBook,
    private readonly seats: SeatService,
  ) {}

  hold(courseId: string, tx: EntityManager): Promise<HeldCourse> {
    return this.seats.hold(courseId, tx);
  }

  /**
   * The department approves or declines.
   * @throws Refusal deadline-passed (not for the office)
   */
  async decide(
    course: HeldCourse,
    row: RegistrationRow,
    { approved, isOffice }: { readonly approved: boolean; readonly isOffice: boolean },
    act: Act,
    tx: EntityManager,
  ): Promise<void> {
    const { approveUntil } = course;
    if (approved && !isOffice && approveUntil !== null && civilDateOf(act.now) > approveUntil)
      throw new Refusal('deadline-passed', { facts: { deadline: 'approve', on: approveUntil } });
    if (approved) {
      const asks = row.asksWorksCouncil && row.worksCouncil === 'not-needed';
      const change = asks ? ({ worksCouncil: 'asked' } as const) : {};
      await this.seats.settle(course, await this.book.move(row, 'approved', change, act, tx), act, tx);
    } else {
      await this.seats.leave(row, 'declined', act, tx);
    }
  }

  /** What has become free goes to the waiting list, and everybody concerned is told. Ends every step. */
  async finish(course: HeldCourse, act: Act, tx: EntityManager): Promise<void> {
    await this.seats.promote(course, act, tx);
    await this.book.tell(act, tx);
  }

  /** An open question goes to those who now decide. */
  askAnew(registrationId: string, act: Act, tx: EntityManager): Promise<void> {
    return this.book.askAnew(registrationId, act.now, tx);
  }

  /** What the works council says. Its agreement lets the registration go on from where it waited for it. */
  async council(
    course: HeldCourse,
    row: RegistrationRow,
    status: WorksCouncilStatus,
    act: Act,
    tx: EntityManager,
  ): Promise<void> {
    if (status === 'objected') {
      await this.book.move(row, 'declined', { worksCouncil: status }, act, tx);
      return;
    }
    const ends = offerEnd(course, { worksCouncil: status }, act.now);
    const acceptUntil = councilAllows(status) ? (row.acceptUntil ?? ends) : null;
    const stated = await this.book.move(row, row.state, { worksCouncil: status, acceptUntil }, act, tx);
    await this.seats.settle(course, stated, act, tx);
    const isHers = row.state === 'admitted' && course.acceptHours === null && councilAllows(status);
    if (isHers) await this.seats.confirm(course, stated, consequenceOf(act), tx);
  }

  /**
   * Of a municipality to which she has moved: what another one's works council said does not bind its own. An open
   * registration is put before it with the approval; who has a seat or an offer keeps it.
   */
  async askCouncilAnew(row: RegistrationRow, act: Act, tx: EntityManager): Promise<void> {
    const isBefore = row.state === 'approved' || row.state === 'waiting';
    if (!isBefore || !row.asksWorksCouncil || row.worksCouncil === 'asked') return;
    await this.book.move(row, row.state, { worksCouncil: 'asked' }, act, tx);
  }

  /** The seat stays hers: a mark may still come. */
  async markNotAttended(row: RegistrationRow, act: Act, tx: EntityManager): Promise<void> {
    await this.book.move(row, 'not-attended', {}, act, tx);
  }

  /** Whether the request has been carried out already. */
  async substituted(id: string, wish: NameSubstitute, tx: EntityManager): Promise<boolean> {
    const [row]: readonly { readonly isSame: boolean }[] = await tx.query(
      'select person_id = $2 and substitute_for = $3 as "isSame" from registration where id = $1',
      [wish.id, wish.personId, id],
    );
    if (row && row.isSame !== true) throw new Refusal('mark-id-reused');
    return row !== undefined;
  }

  /**
   * The seat, or the place on the waiting list, becomes the substitute's. Her naming counts as the approval; where the
   * municipality asks its works council, it is asked anew.
   * @throws Refusal not-found · person-deactivated · already-registered · person-double-booked
   */
  async substitute(
    course: HeldCourse,
    row: RegistrationRow,
    { id, personId }: NameSubstitute,
    act: Act,
    tx: EntityManager,
  ): Promise<void> {
    const { departmentId, courseId, place } = row;
    await refuseUnfit({ personId, departmentId }, civilDateOf(act.now), tx);
    await refuseSecond({ courseId, personId }, tx);
    await this.seats.leave(row, 'substituted', act, tx);
    const worksCouncil = row.asksWorksCouncil ? 'asked' : 'not-needed';
    const isSeat = row.state === 'admitted' || row.state === 'confirmed';
    const state = isSeat ? 'admitted' : row.state === 'waiting' ? 'waiting' : 'approved';
    const acceptUntil = isSeat ? offerEnd(course, { worksCouncil }, act.now) : null;
    const head = { id, courseId, personId, departmentId, nominatedBy: act.actor, substituteFor: row.id };
    await this.book.open([{ ...head, state, worksCouncil, place, acceptUntil }], act, tx);
    const substitute = await holdRegistration(id, tx);
    const isHers = row.state === 'confirmed' || (isSeat && course.acceptHours === null);
    if (isHers && worksCouncil === 'not-needed') await this.seats.confirm(course, substitute, act, tx);
    else await this.seats.settle(course, substitute, act, tx);
  }
}

/** The substitute is a member of the same department today. */
async function refuseUnfit(
  { personId, departmentId }: { readonly personId: string; readonly departmentId: string },
  today: IsoDate,
  tx: EntityManager,
): Promise<void> {
  const [person]: readonly { readonly isActive: boolean }[] = await tx.query(
    `select p.deactivated_at is null as "isActive" from person p
      where p.id = $1 and p.merged_into is null and exists (
        select from membership b where b.person_id = p.id and b.department_id = $2 and b.valid_from <= $3::date
           and (b.valid_until is null or b.valid_until >= $3::date))`,
    [personId, departmentId, today],
  );
  if (!person) throw new Refusal('not-found');
  if (!person.isActive) throw new Refusal('person-deactivated');
}
