import type { Instant, IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { LedgerService } from '../../ledger/ledger.service';
import { actOfClock } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';

/** What follows from other data of a course: periods that end with it, and seats that it has gained. */
@Injectable()
export class CourseChange {
  constructor(
    private readonly ledger: LedgerService,
    private readonly desk: RegistrationDesk,
  ) {}

  /** @param endsOn null where the last day is as it was */
  async follow(courseId: string, endsOn: IsoDate | null, now: Instant, tx: EntityManager): Promise<void> {
    const course = await this.desk.hold(courseId, tx);
    if (endsOn !== null) await this.ledger.plan(courseId, endsOn, now, tx);
    await this.desk.finish(course, actOfClock(now), tx);
  }
}
