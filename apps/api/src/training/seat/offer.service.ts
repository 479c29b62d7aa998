import type { Instant } from '@mittler/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { JobService } from '../../messages/job/job.service';
import { actOfClock } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';
import { registrationColumns, type RegistrationRow, registrationTables } from '../registration/registration-row';
import { CourseDoor } from './course-door';
import { SeatService } from './seat.service';

/** Offers end by themselves: who has not accepted in time gives way to the waiting list. */
@Injectable()
export class OfferService implements OnModuleInit {
  constructor(
    private readonly door: CourseDoor,
    private readonly desk: RegistrationDesk,
    private readonly seats: SeatService,
    private readonly jobs: JobService,
  ) {}

  onModuleInit(): void {
    this.jobs.every('offers-lapse', '* * * * *', (now) => this.lapseDue(now));
  }

  /**
   * Ends all offers that are over by now, a course at a time; safe to run in several processes at once.
   * @returns how many have ended
   */
  async lapseDue(now: Instant): Promise<number> {
    const courses: readonly { readonly id: string }[] = await this.door.manager.query(
      `select distinct course_id as id from registration where state = 'admitted' and accept_until < $1 order by 1`,
      [now],
    );
    let ended = 0;
    for (const { id } of courses) ended += await this.lapseIn(id, now);
    return ended;
  }

  private lapseIn(courseId: string, now: Instant): Promise<number> {
    return this.door.enter(courseId, async (course, tx) => {
      const act = actOfClock(now);
      const due: readonly RegistrationRow[] = await tx.query(
        `select ${registrationColumns} from ${registrationTables}
          where r.course_id = $1 and r.state = 'admitted' and r.accept_until < $2 order by r.id for no key update of r`,
        [courseId, act.now],
      );
      for (const row of due) await this.seats.leave(row, 'lapsed', act, tx);
      await this.desk.finish(course, act, tx);
      return due.length;
    });
  }
}
