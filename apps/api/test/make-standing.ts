import type { IsoDate, StandingDates } from '@mittler/domain';
import { randomUUID } from 'node:crypto';
import type { TestApp } from './app';
import type { MadeDepartment } from './make';
import type { MadeCourse } from './make-course';

export type StandingWish = Partial<StandingDates> & { readonly enrolledOn?: IsoDate };

/** Standings as they come, without facts behind them: what a report reads, and nothing else. One person for each. */
export async function makeStandings(
  test: TestApp,
  course: MadeCourse,
  department: MadeDepartment,
  wishes: readonly StandingWish[],
): Promise<readonly string[]> {
  const [ruleSet] = await test.database.query('select id from rule_set where scheme = $1 order by version limit 1', [
    course.scheme,
  ]);
  const rows = wishes.map((wish) => ({
    person: randomUUID(),
    id: randomUUID(),
    enrolled_on: wish.enrolledOn ?? '2024-01-01',
    ready_from: wish.readyFrom ?? null,
    ready_until: wish.readyUntil ?? null,
    certified_on: wish.certifiedOn ?? null,
    title_until: wish.titleUntil ?? null,
    dropped_out_on: wish.droppedOutOn ?? null,
  }));
  const given = JSON.stringify(rows);
  await test.database.query(
    `insert into person (id, given_name, family_name, created_at)
     select person, 'Vorname', 'Bericht ' || left(id::text, 8), '2024-01-01T00:00:00Z' from jsonb_to_recordset($1) as r(id uuid, person uuid)`,
    [given],
  );
  await test.database.query(
    `insert into enrolment (id, person_id, course_id, department_id, scheme, enrolled_on, created_at)
     select id, person, $2, $3, $4, enrolled_on, '2024-01-01T00:00:00Z'
     from jsonb_to_recordset($1) as r(id uuid, person uuid, enrolled_on date)`,
    [given, course.id, department.id, course.scheme],
  );
  await test.database.query(
    `insert into standing (enrolment_id, rule_set_id, known_from, municipality_key, department_id, course_id, leads, enrolled_on,
       ready_from, ready_until, certified_on, title_until, dropped_out_on, counted_minutes, needed_minutes, counted_cases, needed_cases)
     select id, $2, '2024-01-01T00:00:00Z', $3, $4, $5, true, enrolled_on, ready_from, ready_until, certified_on, title_until,
       dropped_out_on, 0, 7800, 0, 5
     from jsonb_to_recordset($1) as r(id uuid, enrolled_on date, ready_from date, ready_until date, certified_on date,
       title_until date, dropped_out_on date)`,
    [given, ruleSet.id, department.municipality, department.id, course.id],
  );
  return rows.map(({ id }) => id);
}
