import type { Instant, IsoDate, RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';

/** A registration as the commands need it. */
export interface RegistrationRow {
  readonly id: string;
  readonly courseId: string;
  readonly personId: string;
  readonly departmentId: string;
  readonly municipalityKey: string;
  readonly asksWorksCouncil: boolean;
  readonly state: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly place: number | null;
  readonly acceptUntil: Instant | null;
  readonly enrolmentId: string | null;
  readonly version: number;
}

/** A course whose row this transaction holds: nobody else gives or takes one of its seats meanwhile. */
export interface HeldCourse {
  readonly id: string;
  readonly scheme: string;
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly isAnnounced: boolean;
  readonly registerUntil: IsoDate | null;
  readonly approveUntil: IsoDate | null;
  readonly acceptHours: number | null;
  readonly admits: 'automatic' | 'office';
}

export const registrationColumns = `
  r.id, r.course_id as "courseId", r.person_id as "personId", r.department_id as "departmentId",
  d.municipality_key as "municipalityKey", m.asks_works_council as "asksWorksCouncil", r.state,
  r.works_council as "worksCouncil", r.place, r.accept_until as "acceptUntil", r.enrolment_id as "enrolmentId", r.version`;
export const registrationTables = `
  registration r join department d on d.id = r.department_id join municipality m on m.key = d.municipality_key`;

/**
 * Holds the course's row: the one lock behind which all seats of a course are given and freed. New rows that refer to
 * the course are not kept waiting, since the key stays as it is.
 */
export async function holdCourse(id: string, tx: EntityManager): Promise<HeldCourse | null> {
  const [course]: readonly HeldCourse[] = await tx.query(
    `select c.id, p.scheme, c.starts_on as "startsOn", c.ends_on as "endsOn", c.announced_at is not null as "isAnnounced",
            c.register_until as "registerUntil", c.approve_until as "approveUntil", c.accept_hours as "acceptHours", c.admits
       from course c join programme p on p.id = c.programme_id
      where c.id = $1 for no key update of c`,
    [id],
  );
  return course ?? null;
}

/** The registration, locked. Its course is held before. */
export async function holdRegistration(id: string, tx: EntityManager): Promise<RegistrationRow> {
  const [row]: readonly RegistrationRow[] = await tx.query(
    `select ${registrationColumns} from ${registrationTables} where r.id = $1 for no key update of r`,
    [id],
  );
  if (!row) throw new Refusal('not-found');
  return row;
}

/** @throws Refusal already-registered */
export async function refuseSecond(
  { courseId, personId }: { readonly courseId: string; readonly personId: string },
  tx: EntityManager,
): Promise<void> {
  const [present]: readonly unknown[] = await tx.query(
    `select 1 from registration
      where course_id = $1 and person_id = $2 and state not in ('declined', 'withdrawn', 'substituted', 'lapsed')`,
    [courseId, personId],
  );
  if (present) throw new Refusal('already-registered');
}
