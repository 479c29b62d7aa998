import type { TandemAnswer, TandemPartner } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

/** Which tandems: of these municipalities (null: all), and of one programme, course or by id. */
export interface TandemFilter {
  readonly municipalities: readonly string[] | null;
  readonly programme?: string | undefined;
  readonly course?: string | undefined;
  readonly id?: string | undefined;
}

interface TandemRow {
  readonly id: string;
  readonly courseId: string;
  readonly courseName: string;
  readonly formedAt: Instant;
  readonly municipality: string;
  readonly partners: readonly TandemPartner[];
}

export interface FoundTandem extends TandemAnswer {
  /** Both are of one municipality: whoever reaches it may see both. */
  readonly municipality: string;
}

/** By course, then by name; those whose partner has left the course are in no list. */
export async function findTandems(filter: TandemFilter, tx: EntityManager): Promise<readonly FoundTandem[]> {
  const rows: readonly TandemRow[] = await tx.query(
    `select t.id, c.id as "courseId", c.name as "courseName", t.formed_at as "formedAt", min(d.municipality_key) as municipality,
            json_agg(json_build_object('enrolmentId', e.id, 'personId', p.id, 'givenName', p.given_name,
              'familyName', p.family_name, 'department', json_build_object('id', d.id, 'name', d.name))
              order by p.family_name collate "de-x-icu", p.given_name collate "de-x-icu", e.id) as partners
       from tandem t
       join course c on c.id = t.course_id
       join tandem_partner tp on tp.tandem_id = t.id
       join enrolment e on e.id = tp.enrolment_id
       join person p on p.id = e.person_id
       join department d on d.id = e.department_id
      where ($1::text[] is null or d.municipality_key = any($1)) and ($2::uuid is null or c.programme_id = $2)
        and ($3::uuid is null or c.id = $3) and ($4::uuid is null or t.id = $4)
        and exists (select from registration r where r.enrolment_id = e.id and r.state = any($5))
      group by t.id, c.id having count(*) = 2
      order by c.starts_on desc, c.id, min(p.family_name collate "de-x-icu"), t.id`,
    [filter.municipalities, filter.programme ?? null, filter.course ?? null, filter.id ?? null, inCourse],
  );
  return rows.map(({ courseId, courseName, ...row }) => ({ ...row, course: { id: courseId, name: courseName } }));
}

/** States of a registration in which somebody is in the course. */
export const inCourse: readonly string[] = ['confirmed', 'taking-part', 'completed', 'not-attended'];

export function toTandem({ municipality: _, ...tandem }: FoundTandem): TandemAnswer {
  return tandem;
}
