import type { ReportPeople, ReportPeopleQuery, ReportPerson } from '@mittler/contract';
import { addMonths, usualHorizon } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../http/caller';
import { Clock } from '../http/clock';
import { readNames } from './certification-report.query';
import { scopeOf, shownFilterOf } from './report-scope';
import { shownStanding, stateOnDay } from './shown-standing';

const usualPage = 50;

/** The people behind a figure of the report. */
@Injectable()
export class ReportPeopleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
  ) {}

  /**
   * One page in the order of names; paged by an enrolment's id, since a name may not stand in an address.
   * @throws Refusal like the report's
   */
  async people(caller: Caller, query: ReportPeopleQuery): Promise<ReportPeople> {
    const today = this.clock.today();
    const scope = scopeOf(caller);
    const filter = shownFilterOf(scope, query, today);
    const limit = query.limit ?? usualPage;
    const people = await this.dataSource.transaction(async (tx): Promise<readonly ReportPerson[]> => {
      await readNames(query, scope.municipalities, caller.personId, tx);
      const municipalities = query.municipality === undefined ? filter.municipalities : [query.municipality];
      const shown = shownStanding({ ...filter, municipalities });
      const values = [
        ...shown.values,
        today,
        query.state ?? 'enrolled',
        query.expiringUntil ?? addMonths(filter.on, query.expiringWithin ?? usualHorizon),
        query.after ?? null,
        limit + 1,
        municipalities,
      ];
      const parameter = (fromEnd: number): string => `$${values.length - fromEnd}`;
      return tx.query(
        `with judged as (select shown.*, ${stateOnDay} as state from (${shown.sql}) shown)
         select j.enrolment_id as "enrolmentId", p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
           m.key as "municipalityKey", m.name as "municipalityName", d.id as "departmentId", d.name as "departmentName",
           c.id as "courseId", c.name as "courseName", j.state, j.enrolled_on as "enrolledOn", j.ready_from as "readyFrom",
           j.ready_until as "readyUntil", j.certified_on as "certifiedOn", j.title_until as "titleUntil",
           j.dropped_out_on as "droppedOutOn", s.counted_minutes as "countedMinutes", s.needed_minutes as "neededMinutes",
           s.counted_cases as "countedCases", s.needed_cases as "neededCases"
         from judged j
         join enrolment e on e.id = j.enrolment_id
         join person p on p.id = e.person_id
         join department d on d.id = j.department_id
         join municipality m on m.key = d.municipality_key
         join course c on c.id = j.course_id
         left join standing s on s.enrolment_id = j.enrolment_id and s.leads and $1 = ${parameter(5)}::date
         where (${parameter(4)} = 'enrolled' or j.state = ${parameter(4)}
             or (${parameter(4)} = 'expiring' and j.state = 'certified' and j.title_until <= ${parameter(3)}))
           and (${parameter(2)}::uuid is null
             or (p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id) > (
               select before.family_name collate "de-x-icu", before.given_name collate "de-x-icu", last.id
               from enrolment last join person before on before.id = last.person_id join department d on d.id = last.department_id
               where last.id = ${parameter(2)}
                 and (${parameter(0)}::text[] is null or d.municipality_key = any(${parameter(0)}))))
         order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id
         limit ${parameter(1)}`,
        values,
      );
    });
    const page = people.slice(0, limit);
    return { on: filter.on, people: page, next: people.length > limit ? (page.at(-1)?.enrolmentId ?? null) : null };
  }
}
