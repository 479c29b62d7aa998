import type { ConflictField, IsoDate, PartyClass } from '@mittler/domain';
import type { EntityManager } from 'typeorm';

/** A supervised mediation as the supervision room keeps it, by the fact that speaks for it. */
export interface SourceCase {
  readonly factId: string;
  readonly field: ConflictField;
  readonly parties: PartyClass;
  readonly sessions: number;
  readonly supervisedOn: IsoDate;
  readonly supervisionTown: string;
  readonly supervisorName: string;
  readonly supervisorAddress: string;
}

/** All that a paper prints beside the assessment. */
export interface PaperSource {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly birthDate: IsoDate | null;
  readonly deactivated: boolean;
  readonly institutionId: string;
  readonly institutionName: string;
  readonly institutionAddress: string;
  readonly institutionTown: string;
  readonly signatoryName: string;
  readonly signatoryRole: string;
  readonly numberPrefix: string;
  readonly courseName: string;
  readonly courseStartsOn: IsoDate;
  readonly coursePlace: string;
  /** Where she was in the room, in order of time. */
  readonly places: readonly string[];
  readonly cases: readonly SourceCase[];
}

type Head = Omit<PaperSource, 'places' | 'cases'>;

/** @returns null where there is no such enrolment */
export async function paperSource(enrolmentId: string, tx: EntityManager): Promise<PaperSource | null> {
  const heads: readonly Head[] = await tx.query(
    `select e.id as "enrolmentId", p.id as "personId", p.given_name as "givenName", p.family_name as "familyName",
       p.birth_date as "birthDate", p.deactivated_at is not null as deactivated, i.id as "institutionId",
       i.name as "institutionName", i.street || ', ' || i.postcode || ' ' || i.town as "institutionAddress",
       i.town as "institutionTown", i.signatory_name as "signatoryName", i.signatory_role as "signatoryRole",
       i.number_prefix as "numberPrefix", c.name as "courseName", c.starts_on as "courseStartsOn",
       c.town || ', ' || c.venue as "coursePlace"
     from enrolment e
       join person p on p.id = e.person_id
       join course c on c.id = e.course_id
       join institution i on i.id = c.institution_id
     where e.id = $1`,
    [enrolmentId],
  );
  const head = heads[0];
  if (!head) return null;
  const places: readonly { readonly place: string }[] = await tx.query(
    `select s.town || ', ' || s.venue as place
     from fact f
       join block b on b.id = f.block_id
       join session s on s.id = b.session_id
     where f.enrolment_id = $1 and f.kind = 'mark' and f.modality = 'room' and f.minutes > 0 and f.purpose = 'training'
       and not exists (select from fact newer where newer.replaces = f.id)
     group by s.town, s.venue order by min(s.starts_at) limit 12`,
    [enrolmentId],
  );
  const cases: readonly SourceCase[] = await tx.query(
    `select fact_id as "factId", field, parties, sessions, supervised_on as "supervisedOn",
       supervision_town as "supervisionTown", supervisor_name as "supervisorName",
       supervisor_street || ', ' || supervisor_postcode || ' ' || supervisor_town as "supervisorAddress"
     from mediation_case where enrolment_id = $1`,
    [enrolmentId],
  );
  return { ...head, places: places.map(({ place }) => place), cases };
}
