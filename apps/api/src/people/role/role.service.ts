import type { EditRole, GrantRole, RoleAnswer } from '@mittler/contract';
import { roleReach } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { requireOrder } from '../period-order';
import { requirePerson } from '../person/person.entity';
import { requireAnotherAdministrator, roleOf } from './role.entity';

/** The administrator grants and ends roles, never her own; they work from the next request on. */
@Injectable()
export class RoleService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  grant(caller: Caller, personId: string, body: GrantRole): Promise<RoleAnswer> {
    requireScope(body);
    return inTransaction(this.dataSource, async (tx) => {
      const person = await requirePerson(personId, null, this.clock.today(), tx);
      if (person.id === caller.personId) throw new Refusal('own-account');
      if (person.deactivatedAt !== null) throw new Refusal('person-deactivated');
      const from = body.from ?? this.clock.today();
      requireOrder(from, body.until);
      await requireUnit(body, tx);
      const id = randomUUID();
      await tx.query(
        `insert into role_grant (id, person_id, role, municipality_key, department_id, valid_from, valid_until, granted_by, granted_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9)`,
        [
          id,
          personId,
          body.role,
          body.municipality ?? null,
          body.department ?? null,
          from,
          body.until ?? null,
          caller.personId,
          this.clock.now(),
        ],
      );
      await this.note(caller, 'person.role-granted', personId, { role: body.role, grant: id }, tx);
      return roleOf(personId, id, tx);
    });
  }

  edit(caller: Caller, personId: string, id: string, { until, version }: EditRole): Promise<RoleAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const role = await this.require(caller, personId, id, version, tx);
      requireOrder(role.from, until);
      if (until !== null) await requireAnotherAdministrator({ grant: id }, this.clock.today(), tx);
      await tx.query('update role_grant set valid_until = $2, version = version + 1 where id = $1', [id, until]);
      await this.note(caller, 'person.role-edited', personId, { role: role.role, grant: id, until }, tx);
      return roleOf(personId, id, tx);
    });
  }

  /** Ends the role at once: its last day is yesterday; one that began today or later has never been. */
  end(caller: Caller, personId: string, id: string, version: number): Promise<void> {
    const today = this.clock.today();
    return inTransaction(this.dataSource, async (tx) => {
      const role = await this.require(caller, personId, id, version, tx);
      await requireAnotherAdministrator({ grant: id }, today, tx);
      if (role.from < today) {
        await tx.query(
          `update role_grant set valid_until = least(coalesce(valid_until, $2::date - 1), $2::date - 1), version = version + 1 where id = $1`,
          [id, today],
        );
      } else {
        await tx.query('delete from role_grant where id = $1', [id]);
      }
      await this.note(caller, 'person.role-ended', personId, { role: role.role, grant: id }, tx);
    });
  }

  private async require(
    caller: Caller,
    personId: string,
    id: string,
    version: number,
    tx: EntityManager,
  ): Promise<RoleAnswer> {
    await requirePerson(personId, null, this.clock.today(), tx);
    const role = await roleOf(personId, id, tx);
    if (personId === caller.personId) throw new Refusal('own-account');
    if (role.version !== version) throw new Refusal('stale', { facts: { present: role } });
    return role;
  }

  private note(
    caller: Caller,
    deed: string,
    subjectId: string,
    detail: Readonly<Record<string, unknown>>,
    tx: EntityManager,
  ): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'person',
      subjectId,
      detail,
    });
  }
}

/** A role reaches as far as its kind says: a coordinator without a municipality would reach nothing, or everything. */
function requireScope({ role, municipality, department }: GrantRole): void {
  const reach = roleReach[role];
  const wanted = { municipality: reach === 'municipality', department: reach === 'department' };
  const given = { municipality: isGiven(municipality), department: isGiven(department) };
  const fields = (['municipality', 'department'] as const)
    .filter((unit) => wanted[unit] !== given[unit])
    .map((unit) => ({ pointer: `/${unit}`, rule: wanted[unit] ? 'isDefined' : 'isEmpty' }));
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}

function isGiven(unit: string | null | undefined): boolean {
  return unit !== null && unit !== undefined;
}

async function requireUnit({ municipality, department }: GrantRole, tx: EntityManager): Promise<void> {
  const [row] = await tx.query(
    `select 1 where ($1::text is null or exists (select from municipality where key = $1))
               and ($2::uuid is null or exists (select from department where id = $2))`,
    [municipality ?? null, department ?? null],
  );
  if (!row) throw new Refusal('not-found');
}
