import type {
  Mover,
  OfficeFigures,
  OfficeStart,
  OpenRoll,
  OpenRolls,
  OpenRollsQuery,
  WorkItem,
  WorkKind,
} from '@mittler/contract';
import { addDays, type IsoDate } from '@mittler/domain';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Clock } from '../../http/clock';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { shownStanding, stateOnDay } from '../../reporting/shown-standing';

/** Days ahead in which the office looks after rights that end. */
const horizon = 90;
const usualPage = 50;

interface Waiting {
  readonly count: number;
  readonly oldestOn: IsoDate | null;
  readonly oldestId: string | null;
  readonly oldestTitle: string | null;
}

type StandingCounts = OfficeFigures & {
  readonly readySince: IsoDate | null;
  readonly readyId: string | null;
  readonly expiresOn: IsoDate | null;
  readonly expiringId: string | null;
  readonly lapsedOn: IsoDate | null;
  readonly lapsedId: string | null;
};

/** Sessions that took place, belong to somebody, and whose roll is open, with the first day that has time left. */
const openRolls = (day: string): string => `
  from session s join course c on c.id = s.course_id
  where s.roll_closed_at is null and s.cancelled_at is null and s.ends_at < (${day}::timestamp at time zone 'Europe/Berlin')
    and exists (select from enrolment e where e.course_id = s.course_id)`;

/** Rolls with something that waits for a person. */
const waitingRolls = `
  from session s join course c on c.id = s.course_id
  join (select session_id, count(*)::int as waiting, min(since) as since from (
          select session_id, received_at as since from pending_mark where state = 'pending'
          union all select session_id, raised_at from objection where state = 'pending'
          union all select session_id, requested_at from correction_request where state = 'pending'
          union all select session_id, received_at from walk_in where settled_at is null) open
         group by session_id) w on w.session_id = s.id`;

const endedOn = "(s.ends_at at time zone 'Europe/Berlin')::date";

/** What waits for the office, each with the list behind it, and how things stand. */
@Injectable()
export class StartService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async start(): Promise<OfficeStart> {
    const on = this.clock.today();
    const [rolls, decisions, imports, standing] = await Promise.all([
      this.unsignedRolls(on),
      this.openDecisions(),
      this.waitingImports(),
      this.standing(on),
    ]);
    const { readySince, readyId, expiresOn, expiringId, lapsedOn, lapsedId, ...figures } = standing;
    const people = '/reports/certification/people?state';
    const until = addDays(on, horizon);
    return {
      on,
      work: [
        item('rolls-open', 'trainers', '/office/open-rolls', rolls),
        item('decisions-open', 'trainers', '/office/waiting-rolls', decisions),
        item('ready-to-certify', 'office', '/certificates/candidates', waiting(figures.ready, readySince, readyId)),
        item(
          'expiring',
          'people',
          `${people}=expiring&expiringUntil=${until}`,
          waiting(figures.expiring, expiresOn, expiringId),
        ),
        item('lapsed', 'people', `${people}=lapsed`, waiting(figures.lapsed, lapsedOn, lapsedId)),
        item('imports-open', 'office', '/imports?state=previewed', imports),
      ],
      figures,
    };
  }

  async openRolls(query: OpenRollsQuery): Promise<OpenRolls> {
    return this.rolls(query, '0', openRolls('$3'), [this.firstInTime(this.clock.today())]);
  }

  async waitingRolls(query: OpenRollsQuery): Promise<OpenRolls> {
    return this.rolls(query, 'w.waiting', `${waitingRolls} where true`, []);
  }

  private async rolls(
    query: OpenRollsQuery,
    waiting: string,
    which: string,
    values: readonly unknown[],
  ): Promise<OpenRolls> {
    const limit = query.limit ?? usualPage;
    const rows: readonly OpenRoll[] = await this.dataSource.query(
      `select s.id as "sessionId", s.title, s.town, s.starts_at as "startsAt", ${endedOn} as "endedOn", c.id as "courseId",
         c.name as "courseName", ${waiting} as waiting,
         (select count(*)::int from enrolment e where e.course_id = c.id) as enrolled,
         array(select p.given_name || ' ' || p.family_name from session_trainer t join person p on p.id = t.person_id
               where t.session_id = s.id order by p.family_name collate "de-x-icu", p.id) as trainers
       ${which}
         and ($1::uuid is null or (s.starts_at, s.id) > (select last.starts_at, last.id from session last where last.id = $1))
       order by s.starts_at, s.id limit $2`,
      [query.after ?? null, limit + 1, ...values],
    );
    const page = rows.slice(0, limit);
    return { rolls: page, next: rows.length > limit ? (page.at(-1)?.sessionId ?? null) : null };
  }

  /** A roll of an earlier day should be signed by now. */
  private firstInTime(today: IsoDate): IsoDate {
    return addDays(today, -this.settings.rollDays);
  }

  private async unsignedRolls(on: IsoDate): Promise<Waiting> {
    const rows: readonly Waiting[] = await this.dataSource.query(
      `select count(*) over ()::int as count, ${endedOn} as "oldestOn", s.id as "oldestId", s.title || ', ' || s.town as "oldestTitle"
       ${openRolls('$1')} order by s.starts_at, s.id limit 1`,
      [this.firstInTime(on)],
    );
    return rows[0] ?? nothing;
  }

  private async openDecisions(): Promise<Waiting> {
    const rows: readonly Waiting[] = await this.dataSource.query(
      `select count(*) over ()::int as count, (w.since at time zone 'Europe/Berlin')::date as "oldestOn", s.id as "oldestId",
         s.title || ', ' || s.town as "oldestTitle"
       ${waitingRolls} order by w.since, s.id limit 1`,
    );
    return rows[0] ?? nothing;
  }

  private async waitingImports(): Promise<Waiting> {
    const rows: readonly Waiting[] = await this.dataSource.query(
      `select count(*) over ()::int as count, (i.created_at at time zone 'Europe/Berlin')::date as "oldestOn", i.id as "oldestId",
         i.file_name as "oldestTitle"
       from import i
       where i.state = 'previewed'
         and exists (select from import_row r where r.import_id = i.id and r.outcome in ('ask', 'refuse'))
       order by i.created_at, i.id limit 1`,
    );
    return rows[0] ?? nothing;
  }

  private async standing(on: IsoDate): Promise<StandingCounts> {
    const all = { on, today: on, municipalities: null, department: null, course: null, programme: null, ruleSet: null };
    const shown = shownStanding(all);
    const expiring = "state = 'certified' and title_until <= $2";
    // The first in the order of the day, and of the id where several share it.
    const first = (day: string, condition: string): string =>
      `(array_agg(enrolment_id order by ${day}, enrolment_id) filter (where ${condition}))[1]`;
    const rows: readonly StandingCounts[] = await this.dataSource.query(
      `select count(*)::int as enrolled,
         count(*) filter (where state = 'in-training')::int as "inTraining",
         count(*) filter (where state = 'ready')::int as ready,
         count(*) filter (where state = 'certified')::int as certified,
         count(*) filter (where ${expiring})::int as expiring,
         count(*) filter (where state = 'lapsed')::int as lapsed,
         count(*) filter (where state = 'dropped-out')::int as "droppedOut",
         min(ready_from) filter (where state = 'ready') as "readySince", ${first('ready_from', "state = 'ready'")} as "readyId",
         min(title_until) filter (where ${expiring}) as "expiresOn", ${first('title_until', expiring)} as "expiringId",
         min(title_until) filter (where state = 'lapsed') + 1 as "lapsedOn", ${first('title_until', "state = 'lapsed'")} as "lapsedId"
       from (select shown.*, ${stateOnDay} as state from (${shown.sql}) shown) judged`,
      [...shown.values, addDays(on, horizon)],
    );
    const [counts] = rows;
    if (!counts) throw new Error('A count without a group always has one row.');
    return counts;
  }
}

const nothing: Waiting = { count: 0, oldestOn: null, oldestId: null, oldestTitle: null };

function waiting(count: number, oldestOn: IsoDate | null, oldestId: string | null): Waiting {
  return { count, oldestOn, oldestId, oldestTitle: null };
}

function item(kind: WorkKind, mover: Mover, list: string, what: Waiting): WorkItem {
  return { kind, mover, list, ...what };
}
