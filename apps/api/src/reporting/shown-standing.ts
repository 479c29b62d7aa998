import type { IsoDate } from '@mittler/domain';

/**
 * The state on the day $1 from the dates of a stored standing: stateOn() of the domain as a comparison of dates, proven
 * equal to it in the spec. The first case that fits decides.
 */
export const stateOnDay = `case
  when certified_on <= $1 and (title_until is null or title_until >= $1) then 'certified'
  when certified_on <= $1 then 'lapsed'
  when dropped_out_on <= $1 then 'dropped-out'
  when ready_from <= $1 and (ready_until is null or ready_until >= $1) then 'ready'
  else 'in-training' end`;

export interface ShownFilter {
  readonly on: IsoDate;
  readonly today: IsoDate;
  /** Null: all. */
  readonly municipalities: readonly string[] | null;
  readonly department: string | null;
  readonly course: string | null;
  readonly programme: string | null;
  readonly ruleSet: string | null;
}

export interface ShownStanding {
  /** A select that can stand in parentheses; its parameters are $1 (the day) to $n. */
  readonly sql: string;
  readonly values: unknown[];
}

const columns = `enrolment_id, department_id, course_id, enrolled_on, ready_from, ready_until, certified_on, title_until,
  dropped_out_on`;

/**
 * The standings that a report of the day shows. Today that is what is stored; a past day shows what its evening in
 * Germany showed: rows whose period of being known contains the end of that day.
 */
export function shownStanding(filter: ShownFilter): ShownStanding {
  const values: unknown[] = [filter.on];
  const conditions = ['leads', 'enrolled_on <= $1'];
  const add = (value: unknown, condition: (parameter: string) => string): void => {
    if (value === null) return;
    values.push(value);
    conditions.push(condition(`$${values.length}`));
  };
  add(filter.municipalities, (p) => `municipality_key = any(${p}::text[])`);
  add(filter.department, (p) => `department_id = ${p}`);
  add(filter.course, (p) => `course_id = ${p}`);
  add(filter.programme, (p) => `course_id in (select id from course where programme_id = ${p})`);
  add(filter.ruleSet, (p) => `rule_set_id = ${p}`);
  const where = conditions.join(' and ');
  if (filter.on >= filter.today) return { sql: `select ${columns} from standing where ${where}`, values };
  const evening = "(($1::date + 1)::timestamp at time zone 'Europe/Berlin')";
  return {
    sql: `select ${columns} from standing where ${where} and known_from < ${evening}
      union all
      select ${columns} from standing_past
      where ${where} and known_until >= ${evening} and known_from < ${evening}`,
    values,
  };
}
