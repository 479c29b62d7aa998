// @ts-check

/** @typedef {{ readonly municipalities: number, readonly departments: number, readonly trainees: number }} Scale */
export const SCALES = /** @type {const} */ ({
  S: { municipalities: 16, departments: 64, trainees: 500 },
  M: { municipalities: 400, departments: 2000, trainees: 20_000 },
  L: { municipalities: 10_800, departments: 43_200, trainees: 500_000 },
});
export const PER_COURSE = 100;

/** The day that everything is judged on, and what the clocks of product and baseline say. */
export const NOW = '2026-11-22T10:00:00.000Z';
const KINDS = { department: 1, person: 2, course: 3, session: 4, block: 5, enrolment: 6, fact: 7 };

/** The identifier that SQL gives too. @param {keyof typeof KINDS} kind @param {number} n */
export const benchId = (kind, n) =>
  `00000000-0000-4000-8${String(KINDS[kind]).padStart(3, '0')}-${String(n).padStart(12, '0')}`;
/** @param {number} n number of a person; 1 to 200 are trainees, then */
export const cookieOf = (n) => `mittler=${`t${n}`.padEnd(43, 'x')}`;
export const OFFICE = 900_000_001;
export const TRAINER = 900_000_002;
/** Numbers of the blocks for a course's rolls begin here. */
export const ROLLS = 100_000_000;

/** @typedef {{ readonly first: number, readonly last: number }} Courses */

/** @param {Scale} scale @returns {Courses} those that progress and report are read of */
export const readCourses = ({ trainees }) => ({ first: 1, last: Math.ceil(trainees / PER_COURSE) });

/** @param {Scale} scale @param {number} count @returns {Courses} further ones, in which rolls are written */
export const rollCourses = (scale, count) => ({
  first: readCourses(scale).last + 1,
  last: readCourses(scale).last + count,
});

const id = (/** @type {keyof typeof KINDS} */ kind, /** @type {string} */ n) => `bench_id(${KINDS[kind]}, ${n})`;

/** Everything but courses. @param {Scale} scale */
export function houseSql({ municipalities, departments }) {
  return `
set session_replication_role = replica;
create function bench_id(kind int, n bigint) returns uuid immutable language sql
  as $$ select ('00000000-0000-4000-8' || lpad(kind::text, 3, '0') || '-' || lpad(n::text, 12, '0'))::uuid $$;
create table bench_mark (enrolment_id uuid, block_id uuid, id uuid, attendance text, minutes int, modality text,
  primary key (enrolment_id, block_id));
alter table bench_mark owner to mittler;
create temp table plan as
  select row_number() over () as position, area, minutes from (values ('1', 270, 4), ('2', 300, 8), ('3', 240, 3), ('4', 270, 4),
    ('5', 240, 3), ('6', 360, 1), ('7', 240, 3), ('8', 360, 2)) as v(area, minutes, times), generate_series(1, times);
insert into municipality (key, name, kind, region)
  select '9' || lpad(n::text, 7, '0'), 'Ort ' || n, 'Gemeinde', 'Nirgends' from generate_series(1, ${municipalities}) n;
insert into department (id, municipality_key, name)
  select ${id('department', 'n')}, '9' || lpad((1 + n % ${municipalities})::text, 7, '0'), 'Fachbereich ' || n from generate_series(1, ${departments}) n;
insert into person (id, given_name, family_name, created_at)
  select ${id('person', 'n')}, 'Vorname', 'Amt ' || n, '2024-01-01' from unnest(array[${OFFICE}, ${TRAINER}]) n;
insert into role_grant (id, person_id, role, valid_from, granted_at) values
  (gen_random_uuid(), ${id('person', String(OFFICE))}, 'coordination-office', '2024-01-01', '2024-01-01'),
  (gen_random_uuid(), ${id('person', String(TRAINER))}, 'trainer', '2024-01-01', '2024-01-01');
insert into sign_in (id, token_hash, person_id, created_at, seen_at, expires_at)
  select gen_random_uuid(), sha256(convert_to(rpad('t' || n, 43, 'x'), 'UTF8')), ${id('person', 'n')}, '${NOW}', '${NOW}', '2027-01-01'
  from unnest(array(select generate_series(1, 200)) || array[${OFFICE}, ${TRAINER}]) n;
insert into institution values (bench_id(90, 1), 'Akademie', 'Lindenplatz 4', '00123', 'Auenfeld', 'Wiebke Hallstedt', 'Leitung', 'BE');
insert into programme values (bench_id(91, 1), 'Mediation', 'zmediatausbv');
set session_replication_role = origin;`;
}

/**
 * Courses with their people. One trainee in four is halfway, one lacks the cases, one is ready, one certified.
 *
 * @param {Scale} scale
 * @param {Courses} courses
 * @param {number} rolls sessions without marks, for each course
 */
export function coursesSql({ departments, trainees }, { first, last }, rolls) {
  const isRead = first === 1;
  const people = `generate_series(${(first - 1) * PER_COURSE + 1}, ${isRead ? trainees : last * PER_COURSE})`;
  return `
set session_replication_role = replica;
drop table if exists place;
insert into person (id, given_name, family_name, created_at)
  select ${id('person', 'n')}, 'Vorname', 'Person ' || n, '2024-01-01'::timestamptz from ${people} n;
insert into course (id, programme_id, institution_id, name, venue, town, starts_on, ends_on)
  select ${id('course', 'n')}, bench_id(91, 1), bench_id(90, 1), 'Lehrgang ' || n, 'Haus', 'Auenfeld', '2025-01-07', '2026-06-30' from generate_series(${first}, ${last}) n;
create temp table place as
  select c, p.position as n, p.area, p.minutes, c * 100 + p.position as number, '2025-01-07'::date + p.position::int * 10 as day, false as is_roll
    from generate_series(${first}, ${last}) c, plan p
  union all
  select c, n, '2', 60, ${ROLLS}::bigint * c + n, '2026-11-20', true from generate_series(${first}, ${last}) c, generate_series(1, ${rolls}) n;
insert into session (id, course_id, title, venue, town, starts_at, ends_at)
  select ${id('session', 'number')}, ${id('course', 'c')}, 'Termin ' || n, 'Haus', 'Auenfeld', day + interval '8 hours', day + interval '15 hours' from place;
insert into block (id, session_id, position, area, purpose, modality, planned_minutes, starts_at)
  select ${id('block', 'number')}, ${id('session', 'number')}, 1, area, 'training', 'room', minutes, day + interval '8 hours' from place;
insert into session_trainer select ${id('session', 'number')}, ${id('person', String(TRAINER))} from place;
insert into enrolment (id, person_id, course_id, department_id, scheme, enrolled_on, planned_end, created_at)
  select ${id('enrolment', 'n')}, ${id('person', 'n')}, ${id('course', `1 + (n - 1) / ${PER_COURSE}`)}, ${id('department', `1 + (n / 4) % ${departments}`)},
    'zmediatausbv', '2025-01-07', '2026-06-30', '2025-01-01' from ${people} n;
insert into registration (id, course_id, person_id, department_id, state, registered_at, state_since, enrolment_id)
  select gen_random_uuid(), course_id, person_id, department_id, case n % 4 when 0 then 'taking-part' else 'completed' end, '2025-01-01', '2025-01-07', id
    from ${people} n join enrolment e on e.id = ${id('enrolment', 'n')};
update course c set seats_taken = (select count(*) from registration r where r.course_id = c.id)
 where c.id in (select distinct ${id('course', 'c')} from place);
create temp table new_fact as
  select t.n, p.n as k, 'mark' as kind, p.day as on_date, ${id('block', 'p.number')} as block_id, 'training' as purpose, p.area,
    'room' as modality, p.minutes, 'present' as attendance, 'roll-call' as checked_by, false as interaction, '{}'::jsonb as detail
    from ${people} t(n) join place p on p.c = 1 + (t.n - 1) / ${PER_COURSE} and not p.is_roll
   where t.n % 4 <> 0 or p.n % 2 = 0
  union all
  select n, 40 + k, 'confirmed-case', '2026-01-10'::date + k, null, null, null, null, null, null, null, null, jsonb_build_object('role',
    'mediator', 'setting', 'individual', 'minutes', 90, 'agreement', true, 'supervisedOn', '2026-02-01', 'confirmedOn', '2026-02-02')
    from ${people} n, generate_series(1, 5) k where n % 4 >= 2
  union all
  select n, 50, 'course-finished', '2026-01-05', null, null, null, null, null, null, null, null, '{"exercisesIncluded": true}'
    from ${people} n where n % 4 >= 1
  union all
  select n, 51, 'certificate-issued', '2026-06-01', null, null, null, null, null, null, null, null, jsonb_build_object('certificate',
    'BE-' || n, 'ruleSet', jsonb_build_object('scheme', 'zmediatausbv', 'version', '2024-03-01'))
    from ${people} n where n % 4 = 3;
insert into fact (id, enrolment_id, kind, on_date, received_at, block_id, purpose, area, modality, minutes, attendance, checked_by,
    interaction_ensured, detail)
  select ${id('fact', 'n * 100 + k')}, ${id('enrolment', 'n')}, kind, on_date, on_date + interval '20 hours' + k * interval '1 second',
    block_id, purpose, area, modality, minutes, attendance, checked_by, interaction, detail from new_fact order by n, k;
drop table new_fact;
set session_replication_role = origin;`;
}
