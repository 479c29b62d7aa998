import type { PlanSeries, SeriesPlanned, SeriesPreview, SessionAnswer, SessionRemark } from '@mittler/contract';
import { onDay, type SeriesDay, seriesDays, type SeriesPlan, seriesProblems } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock, civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { clashesOfPlans, clashNames, deferBookings, refuseDoubleBookings, withoutKey } from '../booking/clash.query';
import { remarkContext, remarksOn } from '../booking/remark.query';
import { findSessions, lockCourse, sessionsFor } from '../session/session.query';
import { SessionDeeds } from '../session/session-deeds';
import { nothingKept, SessionPlanService } from '../session/session-plan.service';
import { namesOf } from './series-names.query';

/** Series of sessions (Terminreihen): looked at first, then planned in one transaction. */
@Injectable()
export class SeriesService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly plans: SessionPlanService,
    private readonly deeds: SessionDeeds,
    private readonly clock: Clock,
  ) {}

  /** Writes nothing. @throws Refusal not-found (no such course) · invalid */
  async preview(courseId: string, wish: PlanSeries): Promise<SeriesPreview> {
    const { manager: tx } = this.dataSource;
    const days = await this.daysOf(courseId, wish, tx);
    const { first } = wish;
    const sessions = days.map(({ on, isSkipped }) => ({ on, isSkipped, plan: onDay(first, on) }));
    const context = await remarkContext([courseId], first.trainerIds, tx);
    const names = await namesOf(first.trainerIds, first.roomId ?? null, tx);
    const times = sessions
      .filter(({ isSkipped }) => !isSkipped)
      .map(({ on, plan: { startsAt, endsAt } }) => ({ key: on, startsAt, endsAt }));
    const clashes = await clashesOfPlans(
      courseId,
      times,
      { trainerIds: first.trainerIds, roomId: first.roomId ?? null },
      tx,
    );
    return {
      dates: sessions.map(({ on, isSkipped, plan }) => {
        const remarks = remarksOn({ day: on, blocks: plan.blocks, ...names }, courseId, context);
        const doubled = clashes
          .filter(({ of }) => of === on)
          .map((clash): SessionRemark => ({ kind: clashNames[clash.role], clash: withoutKey(clash) }));
        return { on, isSkipped, startsAt: plan.startsAt, endsAt: plan.endsAt, remarks: [...remarks, ...doubled] };
      }),
    };
  }

  /**
   * All of it or nothing. The same series again is answered as it is now.
   * @throws Refusal not-found (no such course) · invalid · already-exists (the id is another course's series) · the double bookings
   */
  async plan(caller: Caller, courseId: string, wish: PlanSeries): Promise<SeriesPlanned> {
    return inTransaction(this.dataSource, async (tx) => {
      await lockCourse(courseId, tx);
      const known = await seriesOf(caller, wish.id, tx);
      if (known.some(({ course }) => course.id !== courseId)) throw new Refusal('already-exists');
      if (known.length > 0) return { id: wish.id, sessions: known };
      const days = await this.daysOf(courseId, wish, tx);
      const held = days.filter(({ isSkipped }) => !isSkipped);
      await deferBookings(tx);
      const ids = await this.plans.insert(
        courseId,
        held.map(({ on }) => onDay(wish.first, on)),
        wish.id,
        tx,
      );
      await refuseDoubleBookings(ids, tx);
      await this.deeds.note(caller, 'created', ids, { course: courseId, series: wish.id }, tx);
      await this.deeds.tell('planned', ids, tx);
      return { id: wish.id, sessions: await seriesOf(caller, wish.id, tx) };
    });
  }

  private async daysOf(courseId: string, wish: PlanSeries, tx: EntityManager): Promise<readonly SeriesDay[]> {
    const plan: SeriesPlan = {
      firstOn: civilDateOf(wish.first.startsAt),
      rhythm: wish.rhythm,
      dates: wish.dates ?? [],
      count: wish.count ?? null,
      until: wish.until ?? null,
      skipHolidays: wish.skipHolidays,
      skipDates: wish.skipDates ?? [],
    };
    const ofFirst = await this.plans.problems(courseId, wish.first, nothingKept, this.clock.today(), tx);
    const fields = [
      ...ofFirst.map((problem) => ({ ...problem, pointer: `/first${problem.pointer}` })),
      ...seriesProblems(plan),
    ];
    if (fields.length > 0) throw new Refusal('invalid', { fields });
    return seriesDays(plan);
  }
}

async function seriesOf(caller: Caller, series: string, tx: EntityManager): Promise<readonly SessionAnswer[]> {
  const rows: readonly { readonly id: string }[] = await tx.query('select id from session where series_id = $1', [
    series,
  ]);
  return findSessions({ ids: rows.map(({ id }) => id), ...sessionsFor(caller) }, tx);
}
