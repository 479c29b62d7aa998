import type { TrainerDay, TrainerSession } from '@mittler/contract';
import { daysBetween, germanDay, type Instant, type IsoDate } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock, civilDateOf } from '../../http/clock';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';

/** How many sessions a day page shows before and after; open rolls are all shown, up to a bound that nobody should reach. */
const around = 10;
const mostOpen = 100;

type Shelf = 'today' | 'open' | 'coming' | 'closed';

interface Row {
  readonly shelf: Shelf;
  readonly id: string;
  readonly courseId: string;
  readonly courseName: string;
  readonly title: string;
  readonly venue: string;
  readonly town: string;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly rollClosed: boolean;
  readonly isCancelled: boolean;
  readonly enrolled: number;
  readonly notRecorded: number;
  readonly waiting: number;
}

/** A trainer's own sessions around a day. */
@Injectable()
export class TrainerDayService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async around(caller: Caller, on: IsoDate = this.clock.today()): Promise<TrainerDay> {
    const { from, to } = germanDay(on);
    const { rollDays } = this.settings;
    const rows: readonly Row[] = await this.dataSource.query(
      `with own as (
         select s.*, case when s.starts_at >= $3 then 'coming' when s.starts_at >= $2 then 'today'
                          when s.roll_closed_at is null then 'open' else 'closed' end as shelf
           from session s join session_trainer t on t.session_id = s.id and t.person_id = $1
          where s.cancelled_at is null or s.starts_at >= $2),
       ranked as (
         select own.*, row_number() over (partition by shelf order by
                  case when shelf = 'closed' then -extract(epoch from starts_at) else extract(epoch from starts_at) end, id) as place
           from own)
       select r.shelf, r.id, r.course_id as "courseId", c.name as "courseName", r.title, r.venue, r.town,
              r.starts_at as "startsAt", r.ends_at as "endsAt", r.roll_closed_at is not null as "rollClosed",
              r.cancelled_at is not null as "isCancelled",
              roll.enrolled, roll.enrolled - roll.recorded as "notRecorded",
              (select count(*) from pending_mark w where w.session_id = r.id and w.state = 'pending')
              + (select count(*) from objection w where w.session_id = r.id and w.state = 'pending')
              + (select count(*) from correction_request w where w.session_id = r.id and w.state = 'pending')
              + (select count(*) from walk_in w where w.session_id = r.id and w.settled_at is null) as waiting
         from ranked r join course c on c.id = r.course_id
         cross join lateral (
           select count(*) as enrolled,
                  count(*) filter (where not exists (
                    select from block b where b.session_id = r.id and not exists (
                      select from fact f where f.block_id = b.id and f.enrolment_id = e.id and f.kind = 'mark'
                         and not exists (select from fact newer where newer.replaces = f.id)))) as recorded
             from enrolment e left join standing st on st.enrolment_id = e.id and st.leads
            where e.course_id = r.course_id
              and (st.dropped_out_on is null or st.dropped_out_on >= (r.starts_at at time zone 'Europe/Berlin')::date)) roll
        where r.shelf = 'today' or r.place <= case when r.shelf = 'open' then $5::int else $4::int end
        order by r.place`,
      [caller.personId, from, to, around, mostOpen],
    );
    const of = (shelf: Shelf): readonly TrainerSession[] =>
      rows.filter((row) => row.shelf === shelf).map((row) => toTrainerSession(row, this.clock.today(), rollDays));
    return { on, today: of('today'), open: of('open'), coming: of('coming'), closed: of('closed') };
  }
}

function toTrainerSession(row: Row, today: IsoDate, rollDays: number): TrainerSession {
  const { id, title, venue, town, startsAt, endsAt, enrolled, notRecorded, rollClosed, isCancelled, waiting } = row;
  const overdue = daysBetween(civilDateOf(endsAt), today) - rollDays;
  const course = { id: row.courseId, name: row.courseName };
  return {
    id,
    course,
    title,
    venue,
    town,
    startsAt,
    endsAt,
    day: civilDateOf(startsAt),
    enrolled,
    notRecorded,
    rollClosed,
    isCancelled,
    waiting,
    overdueDays: rollClosed || isCancelled || enrolled === 0 || overdue <= 0 ? null : overdue,
  };
}
