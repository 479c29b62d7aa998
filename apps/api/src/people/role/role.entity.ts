import type { RoleAnswer } from '@mittler/contract';
import type { Role } from '@mittler/domain';
import { Column, Entity, type EntityManager, PrimaryColumn } from 'typeorm';
import { Refusal } from '../../http/refusal';

@Entity('role_grant')
export class RoleGrantEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('uuid', { name: 'person_id' }) personId!: string;
  @Column('text') role!: Role;
  @Column('text', { name: 'municipality_key', nullable: true }) municipality!: string | null;
  @Column('uuid', { name: 'department_id', nullable: true }) department!: string | null;
  @Column('date', { name: 'valid_from' }) from!: string;
  @Column('date', { name: 'valid_until', nullable: true }) until!: string | null;
  @Column('uuid', { name: 'granted_by', nullable: true }) grantedBy!: string | null;
  @Column('timestamptz', { name: 'granted_at' }) grantedAt!: string;
  @Column('int', { default: 1 }) version!: number;
}

const selection = `
  select r.id, r.role, r.municipality_key as municipality, m.name as "municipalityName", r.department_id as department,
         d.name as "departmentName", r.valid_from as "from", r.valid_until as "until", r.granted_by as "grantedBy",
         r.granted_at as "grantedAt", r.version
    from role_grant r left join municipality m on m.key = r.municipality_key left join department d on d.id = r.department_id`;

/** All roles that a person has, had or will have, the newest first. */
export function rolesOf(personId: string, tx: EntityManager): Promise<readonly RoleAnswer[]> {
  return tx.query(`${selection} where r.person_id = $1 order by r.valid_from desc, r.id`, [personId]);
}

export async function roleOf(personId: string, id: string, tx: EntityManager): Promise<RoleAnswer> {
  const [row]: RoleAnswer[] = await tx.query(`${selection} where r.person_id = $1 and r.id = $2`, [personId, id]);
  if (!row) throw new Refusal('not-found');
  return row;
}

/** Whether the person holds a role on that day or will hold one. */
export async function hasRoles(personId: string, today: string, tx: EntityManager): Promise<boolean> {
  const [row] = await tx.query(
    'select 1 from role_grant where person_id = $1 and (valid_until is null or valid_until >= $2) limit 1',
    [personId, today],
  );
  return row !== undefined;
}

/**
 * Somebody must always be able to grant roles. Locks the administrators' rows, so that two can't end each other.
 * @param without the person, or the one grant, that is about to end
 * @throws Refusal 'last-administrator'
 */
export async function requireAnotherAdministrator(
  without: { readonly person?: string; readonly grant?: string },
  today: string,
  tx: EntityManager,
): Promise<void> {
  const rows: { id: string; personId: string }[] = await tx.query(
    `select r.id, r.person_id as "personId" from role_grant r join person p on p.id = r.person_id
      where r.role = 'administrator' and r.valid_from <= $1 and r.valid_until is null and p.deactivated_at is null
      order by r.id for update of r`,
    [today],
  );
  const ends = rows.some(({ id, personId }) => id === without.grant || personId === without.person);
  const others = rows.some(({ id, personId }) => id !== without.grant && personId !== without.person);
  if (ends && !others) throw new Refusal('last-administrator');
}
