import type { DepartmentKind } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { shownStanding, stateOnDay } from '../shown-standing';

export interface ParticipationFilter {
  readonly today: IsoDate;
  /** Null: all. */
  readonly municipalities: readonly string[] | null;
  readonly programme: string | null;
  readonly course: string | null;
}

export interface DepartmentPeople {
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly id: string;
  readonly name: string;
  readonly kind: DepartmentKind;
  readonly waiting: number;
  readonly takingPart: number;
  readonly certified: number;
  readonly trainers: number;
  readonly approvers: number;
  readonly coordinators: number;
  /** Of the whole municipality. */
  readonly allCoordinators: number;
}

/** On their way to a course, or with a seat whose first day is still ahead. */
const onTheWay = ['registered', 'approved', 'waiting', 'admitted', 'confirmed'];

/**
 * Every department within the filter with its people and roles, in German order: one statement. A person counts in the
 * department for which she trains, by the furthest that she has reached in it; by her membership where she trains others or
 * coordinates.
 */
export async function readDepartments(
  filter: ParticipationFilter,
  tx: EntityManager,
): Promise<readonly DepartmentPeople[]> {
  const shown = shownStanding({ ...filter, on: filter.today, department: null, ruleSet: null });
  const values = [...shown.values, filter.municipalities, filter.programme, filter.course, onTheWay];
  const at = (fromEnd: number): string => `$${values.length - fromEnd}`;
  const [municipalities, programme, course, states] = [at(3), at(2), at(1), at(0)];
  const holds = (row: string): string =>
    `${row}.valid_from <= $1 and (${row}.valid_until is null or ${row}.valid_until >= $1)`;
  const ofCourse = `(${course}::uuid is null or c.id = ${course}) and (${programme}::uuid is null or c.programme_id = ${programme})`;
  return tx.query(
    `with reached as (
       select j.department_id, e.person_id, case when j.state = 'certified' then 3 else 2 end as step
         from (select shown.*, ${stateOnDay} as state from (${shown.sql}) shown) j join enrolment e on e.id = j.enrolment_id
        where j.state in ('in-training', 'ready', 'certified')
       union all
       select r.department_id, r.person_id, 1
         from registration r join course c on c.id = r.course_id join department d on d.id = r.department_id
        where r.state = any(${states}) and ${ofCourse}
          and (${municipalities}::text[] is null or d.municipality_key = any(${municipalities}))
     ), people as (
       select department_id, count(*) filter (where step = 1) as waiting, count(*) filter (where step = 2) as taking_part,
              count(*) filter (where step = 3) as certified
         from (select department_id, person_id, max(step) as step from reached group by 1, 2) furthest group by 1
     ), training as (
       select g.person_id from role_grant g
        where g.role = 'trainer' and ${holds('g')} and ${course}::uuid is null and ${programme}::uuid is null
       union
       select t.person_id from session_trainer t join session s on s.id = t.session_id join course c on c.id = s.course_id
        where (${course}::uuid is not null or ${programme}::uuid is not null) and s.cancelled_at is null and ${ofCourse}
     ), trainers as (
       select m.department_id, count(distinct m.person_id) as people
         from training t join membership m on m.person_id = t.person_id and ${holds('m')}
         join person p on p.id = m.person_id and p.deactivated_at is null group by 1
     ), approvers as (
       select g.department_id, count(distinct g.person_id) as people
         from role_grant g join person p on p.id = g.person_id and p.deactivated_at is null
        where g.role = 'approver' and ${holds('g')} group by 1
     ), coordinators as (
       select g.municipality_key, g.person_id
         from role_grant g join person p on p.id = g.person_id and p.deactivated_at is null
        where g.role = 'municipal-coordinator' and ${holds('g')}
     ), coordinating as (
       select m.department_id, count(distinct m.person_id) as people
         from coordinators c join membership m on m.person_id = c.person_id and ${holds('m')}
         join department d on d.id = m.department_id and d.municipality_key = c.municipality_key group by 1
     ), by_municipality as (
       select municipality_key, count(distinct person_id) as people from coordinators group by 1
     )
     select m.key as "municipalityKey", m.name as "municipalityName", d.id, d.name, d.kind,
            coalesce(p.waiting, 0)::int as waiting, coalesce(p.taking_part, 0)::int as "takingPart",
            coalesce(p.certified, 0)::int as certified, coalesce(t.people, 0)::int as trainers,
            coalesce(a.people, 0)::int as approvers, coalesce(k.people, 0)::int as coordinators,
            coalesce(b.people, 0)::int as "allCoordinators"
       from department d join municipality m on m.key = d.municipality_key
       left join people p on p.department_id = d.id
       left join trainers t on t.department_id = d.id
       left join approvers a on a.department_id = d.id
       left join coordinating k on k.department_id = d.id
       left join by_municipality b on b.municipality_key = m.key
      where ${municipalities}::text[] is null or m.key = any(${municipalities})
      order by m.name collate "de-x-icu", m.key, d.name collate "de-x-icu", d.id`,
    values,
  );
}
