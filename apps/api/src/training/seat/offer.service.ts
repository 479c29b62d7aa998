import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import { Clock } from '../../http/clock';
import { actOfClock } from '../registration/act';
import { RegistrationDesk } from '../registration/registration-desk';
import { SeatService } from './seat.service';
import { registrationColumns, type RegistrationRow, registrationTables } from '../registration/registration-row';

/** Offers end by themselves: who has not accepted in time gives way to the waiting list. */
@Injectable()
export class OfferService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly desk: RegistrationDesk,
    private readonly seats: SeatService,
    private readonly clock: Clock,
  ) {}

  /**
   * Ends all offers that are over by now, a course at a time; safe to run in several processes at once.
   * @returns how many have ended
   */
  async lapseDue(): Promise<number> {
    const courses: readonly { readonly id: string }[] = await this.dataSource.query(
      `select distinct course_id as id from registration where state = 'admitted' and accept_until < $1 order by 1`,
      [this.clock.now()],
    );
    let ended = 0;
    for (const { id } of courses) ended += await this.lapseIn(id);
    return ended;
  }

  private lapseIn(courseId: string): Promise<number> {
    return inTransaction(this.dataSource, async (tx) => {
      const act = actOfClock(this.clock.now());
      const course = await this.seats.hold(courseId, tx);
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
