import type { CertificationReportQuery, FigureName, ReportFilter } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../http/refusal';
import { type ShownFilter, shownStanding, stateOnDay } from './shown-standing';

export type Figures = Readonly<Record<FigureName, number>>;

/** One department with its true figures. */
export interface DepartmentRow extends Figures {
  readonly municipalityKey: string;
  readonly municipalityName: string;
  readonly id: string;
  readonly name: string;
  readonly code: string | null;
  readonly kind: string;
}

/** Longest time for one report, in milliseconds: a whole country takes about a second. */
const reportTimeout = 30_000;

/**
 * The figures of every department within the filter, those without anybody included, in German order.
 * @param expiringUntil last day on which an ending right counts as expiring
 */
export async function readFigures(
  filter: ShownFilter,
  expiringUntil: IsoDate,
  tx: EntityManager,
): Promise<readonly DepartmentRow[]> {
  await tx.query(`set local statement_timeout = ${reportTimeout}`);
  const shown = shownStanding(filter);
  const values = [...shown.values, expiringUntil, filter.municipalities, filter.department];
  const parameter = (fromEnd: number): string => `$${values.length - fromEnd}`;
  const rows: readonly DepartmentRow[] = await tx.query(
    `with counted as (
       select department_id,
         count(*)::int as enrolled,
         count(*) filter (where state = 'in-training')::int as in_training,
         count(*) filter (where state = 'ready')::int as ready,
         count(*) filter (where state = 'certified')::int as certified,
         count(*) filter (where state = 'certified' and title_until <= ${parameter(2)})::int as expiring,
         count(*) filter (where state = 'lapsed')::int as lapsed,
         count(*) filter (where state = 'dropped-out')::int as dropped_out
       from (select department_id, title_until, ${stateOnDay} as state from (${shown.sql}) shown) judged
       group by department_id)
     select m.key as "municipalityKey", m.name as "municipalityName", d.id, d.name, d.code, d.kind,
       coalesce(c.enrolled, 0) as enrolled, coalesce(c.in_training, 0) as "inTraining", coalesce(c.ready, 0) as ready,
       coalesce(c.certified, 0) as certified, coalesce(c.expiring, 0) as expiring, coalesce(c.lapsed, 0) as lapsed,
       coalesce(c.dropped_out, 0) as "droppedOut"
     from department d join municipality m on m.key = d.municipality_key left join counted c on c.department_id = d.id
     where (${parameter(1)}::text[] is null or m.key = any(${parameter(1)}::text[]))
       and (${parameter(0)}::uuid is null or d.id = ${parameter(0)}::uuid)
     order by m.name collate "de-x-icu", m.key, d.name collate "de-x-icu", d.id`,
    values,
  );
  return rows;
}

export interface ReportNames extends ReportFilter {
  readonly madeBy: string;
}

/**
 * Names for the filter and of the person who asks.
 * @throws Refusal not-found when the filter names something that does not exist, or a municipality outside the scope
 */
export async function readNames(
  query: CertificationReportQuery,
  municipalities: readonly string[] | null,
  personId: string,
  tx: EntityManager,
): Promise<ReportNames> {
  const rows: readonly ReportNames[] = await tx.query(
    `select (select given_name || ' ' || family_name from person where id = $7) as "madeBy",
       (select name from municipality where key = $1 and ($6::text[] is null or key = any($6::text[]))) as municipality,
       (select d.name from department d where d.id = $2
          and ($6::text[] is null or d.municipality_key = any($6::text[]))
          and ($1::text is null or d.municipality_key = $1)) as department,
       (select name from course where id = $3) as course,
       (select name from programme where id = $4) as programme,
       (select title from rule_set where id = $5) as "ruleSet"`,
    [
      query.municipality ?? null,
      query.department ?? null,
      query.course ?? null,
      query.programme ?? null,
      query.ruleSet ?? null,
      municipalities,
      personId,
    ],
  );
  const [names] = rows;
  const asked = ['municipality', 'department', 'course', 'programme', 'ruleSet'] as const;
  if (!names || asked.some((name) => query[name] !== undefined && names[name] === null)) throw new Refusal('not-found');
  return names;
}
