import type { Language, MembershipAnswer } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { Refusal } from '../../http/refusal';

@Entity('person')
export class PersonEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text', { name: 'given_name' }) givenName!: string;
  @Column('text', { name: 'family_name' }) familyName!: string;
  @Column('citext', { nullable: true }) email!: string | null;
  @Column('date', { name: 'birth_date', nullable: true }) birthDate!: string | null;
  @Column('text', { name: 'external_id', nullable: true }) externalId!: string | null;
  @Column('text') language!: Language;
  @Column('int', { default: 1 }) version!: number;
  @Column('timestamptz', { name: 'created_at' }) createdAt!: string;
  @Column('timestamptz', { name: 'deactivated_at', nullable: true }) deactivatedAt!: string | null;
  @Column('uuid', { name: 'merged_into', nullable: true }) mergedInto!: string | null;
}

@Entity('membership')
export class MembershipEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('uuid', { name: 'department_id' }) departmentId!: string;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_until', nullable: true }) until!: string | null;
}

export const personColumns = `
  p.id, p.given_name as "givenName", p.family_name as "familyName", p.email, p.birth_date as "birthDate", p.external_id as "externalId",
  p.language, p.version, p.created_at as "createdAt", p.deactivated_at as "deactivatedAt", p.merged_into as "mergedInto"`;

export const membershipColumns = `
  m.id, m.department_id as department, d.name as "departmentName", d.municipality_key as municipality, k.name as "municipalityName",
  m.valid_from as "from", m.valid_until as "until"`;

export const membershipTables = `
  membership m join department d on d.id = m.department_id join municipality k on k.key = d.municipality_key`;

/**
 * SQL condition: the person `p` is within reach. Those whom she has left no longer see her.
 * @param reach parameter with the municipalities' keys, null for all
 * @param today parameter with the civil date
 */
export const withinReach = (reach: string, today: string): string => `
  (${reach}::text[] is null or exists (
    select from membership rm join department rd on rd.id = rm.department_id
     where rm.person_id = p.id and rd.municipality_key = any(${reach}) and (rm.valid_until is null or rm.valid_until >= ${today}::date)))`;

/**
 * The person, locked against other changes of her row until the transaction ends; rows about her may still be added.
 * @throws Refusal 'not-found' alike for unknown persons and for those outside of the caller's reach
 */
export async function requirePerson(
  id: string,
  reach: readonly string[] | null,
  today: IsoDate,
  tx: EntityManager,
): Promise<PersonEntity> {
  const [row]: PersonEntity[] = await tx.query(
    `select ${personColumns} from person p where p.id = $1 and ${withinReach('$2', '$3')} for no key update of p`,
    [id, reach, today],
  );
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Before rows about people move or go: nobody can add one meanwhile. In the order of ids, so that no two wait in a circle. */
export async function lockWhole(ids: readonly string[], tx: EntityManager): Promise<void> {
  await tx.query('select id from person where id = any($1) order by id for update', [ids]);
}

/** @throws Refusal 'stale' with the present version */
export function requireVersion(person: PersonEntity, version: number): void {
  if (person.version !== version) throw new Refusal('stale', { facts: { present: { version: person.version } } });
}

export async function membershipOf(id: string, tx: EntityManager): Promise<MembershipAnswer> {
  const [row]: MembershipAnswer[] = await tx.query(
    `select ${membershipColumns} from ${membershipTables} where m.id = $1`,
    [id],
  );
  if (!row) throw new Refusal('not-found');
  return row;
}
