import type {
  CourseRegistrationQuery,
  MyRegistrations,
  RegistrationCounts,
  RegistrationQuery,
  RegistrationRecord,
  Registrations,
} from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { pageOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { isThere, peopleReach } from '../scope';
import { recordOf, shownColumns, type ShownRow, shownTables, toRecords, toRegistration } from './registration-answer';
import { othersWithinReach, reachOf, reachValues } from './registration-scope';

/** After every place on the waiting list. */
const noPlace = '9223372036854775807';

/** Registrations as their people, departments, municipalities and the office see them. */
@Injectable()
export class RegistrationListService {
  constructor(private readonly dataSource: DataSource) {}

  /** @throws Refusal not-found */
  one(caller: Caller, id: string): Promise<RegistrationRecord> {
    return recordOf(caller, id, this.dataSource.manager);
  }

  async mine(caller: Caller): Promise<MyRegistrations> {
    const rows: readonly ShownRow[] = await this.dataSource.query(
      `select ${shownColumns} from ${shownTables} where r.person_id = $1 order by r.registered_at desc, r.id desc`,
      [caller.personId],
    );
    return { registrations: await toRecords(rows, reachOf(caller), this.dataSource.manager) };
  }

  async counts(caller: Caller): Promise<RegistrationCounts> {
    const { personId, ...reach } = reachOf(caller);
    const [counts]: readonly RegistrationCounts[] = await this.dataSource.query(
      `select (select count(*) from registration r
                where r.state = 'registered' and r.person_id <> $4 and ($1::boolean or r.department_id = any($2::uuid[]))) as approvals,
              (select count(*) from registration r join department d on d.id = r.department_id
                where r.works_council = 'asked' and r.state in ('approved', 'waiting', 'admitted')
                  and ($1::boolean or d.municipality_key = any($3::text[]))) as "worksCouncils",
              (select count(*) from registration r where r.state = 'admitted' and r.person_id = $4) as offers`,
      [reach.all, reach.departments, reach.municipalities, personId],
    );
    return counts ?? { approvals: 0, worksCouncils: 0, offers: 0 };
  }

  async list(caller: Caller, query: RegistrationQuery): Promise<Registrations> {
    const limit = query.limit ?? usualPage;
    const reach = reachOf(caller);
    const [at, id] = readCursor(query.after, 2) ?? [null, null];
    const rows: readonly ShownRow[] = await this.dataSource.query(
      `select ${shownColumns} from ${shownTables}
        where ${othersWithinReach}
          and ($4::uuid is null or r.course_id = $4) and ($5::text is null or r.state = $5)
          and ($6::text is null or r.works_council = $6) and ($7::text is null or d.municipality_key = $7)
          and ($8::uuid is null or r.department_id = $8)
          and ($9::timestamptz is null or (date_trunc('milliseconds', r.registered_at), r.id) < ($9::timestamptz, $10::uuid))
        order by date_trunc('milliseconds', r.registered_at) desc, r.id desc limit $11`,
      [
        ...reachValues(reach),
        query.course ?? null,
        query.state ?? null,
        query.worksCouncil ?? null,
        query.municipality ?? null,
        query.department ?? null,
        at,
        id,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (row) => [row.registeredAt, row.id]);
    return { registrations: page.rows.map((row) => toRegistration(row, reach)), next: page.next };
  }

  /**
   * Of one course, the waiting list first and in its order.
   * @throws Refusal not-found (no such course)
   */
  async ofCourse(caller: Caller, courseId: string, query: CourseRegistrationQuery): Promise<Registrations> {
    const limit = query.limit ?? usualPage;
    const reach = { ...reachOf(caller), departments: [] };
    const [place, at, id] = readCursor(query.after, 3) ?? [null, null, null];
    const [course]: readonly unknown[] = await this.dataSource.query(
      `select 1 from course c where c.id = $1 and ${isThere('$2')}`,
      [courseId, peopleReach(caller)],
    );
    if (!course) throw new Refusal('not-found');
    const order = `(coalesce(r.place, ${noPlace}), r.registered_at, r.id)`;
    const rows: readonly ShownRow[] = await this.dataSource.query(
      `select ${shownColumns} from ${shownTables}
        where ${othersWithinReach} and r.course_id = $4
          and ($5::text is null or r.state = $5) and ($6::text is null or d.municipality_key = $6)
          and ($7::uuid is null or r.department_id = $7)
          and ($8::bigint is null or ${order} > ($8::bigint, $9::timestamptz, $10::uuid))
        order by ${order} limit $11`,
      [
        ...reachValues(reach),
        courseId,
        query.state ?? null,
        query.municipality ?? null,
        query.department ?? null,
        place,
        at,
        id,
        limit + 1,
      ],
    );
    const page = pageOf(rows, limit, (row) => [row.place ?? noPlace, row.registeredAt, row.id]);
    return { registrations: page.rows.map((row) => toRegistration(row, reach)), next: page.next };
  }
}
