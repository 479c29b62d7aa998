import type pg from 'pg';

/**
 * The report reckoned from the facts each time it is asked for, for a record as the bench makes it: everything in the
 * room, no suspension, no renewal. What the stored standings are measured against.
 */
const liveReport = `
  with needed (area, minutes) as (values ('1', 1080), ('2', 2400), ('3', 720), ('4', 1080), ('5', 720), ('6', 360), ('7', 720), ('8', 720)),
  held as (select f.* from fact f where not exists (select from fact newer where newer.replaces = f.id)),
  by_area as (
    select enrolment_id, area, sum(minutes) as minutes from held
    where kind = 'mark' and attendance = 'present' group by enrolment_id, area),
  hours as (
    select b.enrolment_id, count(*) filter (where b.minutes >= n.minutes) as areas, sum(b.minutes) as minutes
    from by_area b join needed n using (area) group by b.enrolment_id),
  rest as (
    select enrolment_id, count(*) filter (where kind = 'confirmed-case') as cases, bool_or(kind = 'course-finished') as finished,
      min(on_date) filter (where kind = 'certificate-issued') as certified_on
    from held where kind <> 'mark' group by enrolment_id),
  judged as (
    select e.department_id, case when r.certified_on is not null then 'certified'
      when h.areas = 8 and h.minutes >= 7800 and r.cases >= 5 and r.finished then 'ready' else 'in-training' end as state
    from enrolment e left join hours h on h.enrolment_id = e.id left join rest r on r.enrolment_id = e.id)
  select d.municipality_key as municipality, d.id as department, count(j.state)::int as enrolled,
    count(*) filter (where j.state = 'in-training')::int as "inTraining", count(*) filter (where j.state = 'ready')::int as ready,
    count(*) filter (where j.state = 'certified')::int as certified
  from department d join municipality m on m.key = d.municipality_key left join judged j on j.department_id = d.id
  group by m.name, d.municipality_key, d.name, d.id
  order by m.name collate "de-x-icu", d.municipality_key, d.name collate "de-x-icu", d.id`;

export async function readLiveReport(pool: pg.Pool): Promise<readonly pg.QueryResultRow[]> {
  const client = await pool.connect();
  try {
    await client.query('begin; set local statement_timeout = 120000');
    const { rows } = await client.query(liveReport);
    return rows;
  } finally {
    await client.query('rollback');
    client.release();
  }
}
