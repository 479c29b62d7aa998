import type { Candidate, CandidateQuery, CandidateRuleSet } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

export type CandidateWish = Pick<CandidateQuery, 'course' | 'municipality' | 'ruleSet'>;

const filters = `
  ($2::uuid is null or s.course_id = $2)
  and ($3::text is null or s.municipality_key = $3)
  and ($4::uuid is null or s.rule_set_id = $4)`;

const isReady = (alias: string): string => `
  ${alias}.ready_from <= $1 and (${alias}.ready_until is null or ${alias}.ready_until >= $1)
  and (${alias}.dropped_out_on is null or ${alias}.dropped_out_on > $1)
  and not exists (select from standing held where held.enrolment_id = ${alias}.enrolment_id and held.certified_on <= $1)`;

const obstacle = `case when p.deactivated_at is not null then 'person-deactivated' when p.birth_date is null then 'birth-date-missing' end`;

/** Those who are ready on the day by what is stored, by name; whoever issues has it decided anew. */
export async function candidateRows(
  wish: CandidateWish,
  today: IsoDate,
  page: { readonly after: string | null; readonly limit: number },
  tx: EntityManager,
): Promise<readonly Candidate[]> {
  return tx.query(
    `with ready as (
       select s.enrolment_id, s.course_id, s.municipality_key, s.department_id,
         json_agg(json_build_object('id', u.id, 'scheme', u.scheme, 'version', u.version, 'title', u.title,
           'readyFrom', s.ready_from, 'readyUntil', s.ready_until) order by u.content->>'effectiveFrom') as rule_sets
       from standing s join rule_set u on u.id = s.rule_set_id
       where ${filters} and ${isReady('s')}
       group by s.enrolment_id, s.course_id, s.municipality_key, s.department_id
     )
     select e.id as "enrolmentId", p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
       m.key as municipality, m.name as "municipalityName", d.name as "departmentName", k.id as "courseId",
       k.name as "courseName", ready.rule_sets as "ruleSets", ${obstacle} as obstacle
     from ready
       join enrolment e on e.id = ready.enrolment_id
       join person p on p.id = e.person_id
       join course k on k.id = ready.course_id
       join municipality m on m.key = ready.municipality_key
       join department d on d.id = ready.department_id
     where $5::text is null or (p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id) > (
       select q.family_name collate "de-x-icu", q.given_name collate "de-x-icu", f.id
       from enrolment f join person q on q.id = f.person_id where f.id::text = $5)
     order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id
     limit $6`,
    [today, wish.course ?? null, wish.municipality ?? null, wish.ruleSet ?? null, page.after, page.limit],
  );
}

/** Rule sets of a candidate with the one that is taken where none is named: the newest. */
export function withChoice(ruleSets: readonly Omit<CandidateRuleSet, 'chosen'>[]): readonly CandidateRuleSet[] {
  return ruleSets.map((ruleSet, index) => ({ ...ruleSet, chosen: index === ruleSets.length - 1 }));
}

export interface CandidateFigures {
  readonly ready: number;
  readonly readyWithObstacle: number;
  readonly inTraining: number;
  readonly certified: number;
}

/** Each enrolment once, by the rule set that leads for it. */
export async function candidateFigures(
  wish: CandidateWish,
  today: IsoDate,
  tx: EntityManager,
): Promise<CandidateFigures> {
  const rows: readonly CandidateFigures[] = await tx.query(
    `with placed as (
       select ${obstacle} as obstacle,
         case when s.certified_on <= $1 then case when s.title_until < $1 then 'lapsed' else 'certified' end
           when s.dropped_out_on <= $1 then 'dropped-out'
           when ${isReady('s')} then 'ready' else 'in-training' end as state
       from standing s
         join enrolment e on e.id = s.enrolment_id
         join person p on p.id = e.person_id
       where s.leads and ${filters}
     )
     select count(*) filter (where state = 'ready')::int as ready,
       count(*) filter (where state = 'ready' and obstacle is not null)::int as "readyWithObstacle",
       count(*) filter (where state = 'in-training')::int as "inTraining",
       count(*) filter (where state = 'certified')::int as certified
     from placed`,
    [today, wish.course ?? null, wish.municipality ?? null, wish.ruleSet ?? null],
  );
  return rows[0] ?? { ready: 0, readyWithObstacle: 0, inTraining: 0, certified: 0 };
}

/** The enrolments of a course that are in training by the rule set that leads. */
export async function inTraining(
  course: string,
  wish: CandidateWish,
  today: IsoDate,
  tx: EntityManager,
): Promise<readonly string[]> {
  const rows: readonly { readonly id: string }[] = await tx.query(
    `select s.enrolment_id as id from standing s
     where s.leads and ${filters} and s.certified_on is null and (s.dropped_out_on is null or s.dropped_out_on > $1)
       and (${isReady('s')}) is not true`,
    [today, course, wish.municipality ?? null, wish.ruleSet ?? null],
  );
  return rows.map(({ id }) => id);
}
