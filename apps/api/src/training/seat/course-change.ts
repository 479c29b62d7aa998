import type { Instant, IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../../ledger/ledger.service';
import { actOfClock } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';
import { SeatService } from './seat.service';

export interface ChangeOfCourse {
  /** Null where the last day is as it was. */
  readonly endsOn: IsoDate | null;
  /** The office has admitted people until now. */
  readonly admittedByOffice: boolean;
}

/** What follows from other data of a course: periods that end with it, and seats that it has gained or gives away now. */
@Injectable()
export class CourseChange {
  constructor(
    private readonly ledger: LedgerService,
    private readonly desk: RegistrationDesk,
    private readonly seats: SeatService,
  ) {}

  async follow(
    courseId: string,
    { endsOn, admittedByOffice }: ChangeOfCourse,
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const course = await this.desk.hold(courseId, tx);
    if (endsOn !== null) await this.ledger.plan(courseId, endsOn, now, tx);
    const act = actOfClock(now);
    if (admittedByOffice) await this.seats.settleAll(course, act, tx);
    await this.desk.finish(course, act, tx);
  }
}
