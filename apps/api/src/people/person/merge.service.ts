import type { MergePeople } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import { type Caller, holds } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { hasRoles } from '../role/role.entity';
import { lockWhole, type PersonEntity, requirePerson, requireVersion } from './person.entity';
import { mergePeriods } from './merge-periods';
import { PersonReferences } from './person-references';

/**
 * Two rows of one human being become one. Every entry is kept: all that is about the duplicate moves to the one who
 * stays. The duplicate's row stays with her address and the office's identifier and points to the other, so that the
 * next import still finds her, and entries that she recorded still name her.
 */
@Injectable()
export class MergeService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly references: PersonReferences,
    private readonly clock: Clock,
  ) {}

  async merge(caller: Caller, id: string, { duplicate, version, duplicateVersion }: MergePeople): Promise<void> {
    if (id === duplicate) throw new Refusal('same-person');
    if (duplicate === caller.personId) throw new Refusal('own-account');
    await inTransaction(this.dataSource, async (tx) => {
      const [stays, goes] = await this.lockBoth(id, duplicate, tx);
      requireVersion(stays, version);
      requireVersion(goes, duplicateVersion);
      if (stays.deactivatedAt !== null) throw new Refusal('person-deactivated');
      // Roles would move along: only who may grant them may do that, and not to herself.
      if (await hasRoles(duplicate, this.clock.today(), tx)) {
        if (!holds(caller, 'administrator')) throw new Refusal('not-allowed');
        if (id === caller.personId) throw new Refusal('own-account');
      }
      for (const reference of this.references.all()) await reference.merge(duplicate, id, tx);
      await mergePeriods('membership', duplicate, id, tx);
      await mergePeriods('role_grant', duplicate, id, tx);
      await this.mergeAccounts(stays, goes, tx);
      await refuseLeftovers(duplicate, tx);
      await this.note(caller, 'person.merged', id, { duplicate }, tx);
      await this.note(caller, 'person.merged-away', duplicate, { into: id }, tx);
    });
  }

  /** Both rows in the order of their ids: two merges of the same pair wait for each other instead of dying. */
  private async lockBoth(
    id: string,
    duplicate: string,
    tx: EntityManager,
  ): Promise<readonly [PersonEntity, PersonEntity]> {
    const today = this.clock.today();
    await lockWhole([id, duplicate], tx);
    const found = new Map<string, PersonEntity>();
    for (const one of [id, duplicate]) found.set(one, await requirePerson(one, null, today, tx));
    const [stays, goes] = [found.get(id), found.get(duplicate)];
    if (!stays || !goes || stays.mergedInto !== null || goes.mergedInto !== null) throw new Refusal('not-found');
    return [stays, goes];
  }

  /** What the one who stays lacks comes from the duplicate; a password only if she has none. */
  private async mergeAccounts(stays: PersonEntity, goes: PersonEntity, tx: EntityManager): Promise<void> {
    const takes = {
      email: stays.email === null ? goes.email : null,
      externalId: stays.externalId === null ? goes.externalId : null,
    };
    await tx.query('delete from sign_in where person_id = $1', [goes.id]);
    await tx.query('delete from account_link where person_id = $1', [goes.id]);
    await tx.query(
      `update person set merged_into = $2, deactivated_at = coalesce(deactivated_at, $3), version = version + 1,
              email = case when $4 then null else email end, external_id = case when $5 then null else external_id end
        where id = $1`,
      [goes.id, stays.id, this.clock.now(), takes.email !== null, takes.externalId !== null],
    );
    // Whoever was merged into the duplicate before points to the one who stays.
    await tx.query('update person set merged_into = $2 where merged_into = $1', [goes.id, stays.id]);
    await tx.query(
      `update person set email = coalesce(email, $2), external_id = coalesce(external_id, $3), birth_date = coalesce(birth_date, $4),
              version = version + 1
        where id = $1`,
      [stays.id, takes.email, takes.externalId, goes.birthDate],
    );
    // A password belongs to its address: it moves only together with it.
    if (takes.email !== null) {
      await tx.query(
        'update credential set person_id = $2 where person_id = $1 and not exists (select from credential where person_id = $2)',
        [goes.id, stays.id],
      );
    }
    await tx.query('delete from credential where person_id = $1', [goes.id]);
    await tx.query('update message set recipient_person = $2 where recipient_person = $1', [goes.id, stays.id]);
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

/**
 * The net under the rooms' references: no table may still have a row about the duplicate. By the house's rule the
 * column of the person whom a row is about is called person_id; other names are of people who did something.
 */
async function refuseLeftovers(duplicate: string, tx: EntityManager): Promise<void> {
  const tables: { name: string }[] = await tx.query(
    `select c.conrelid::regclass::text as name from pg_constraint c
       join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
      where c.confrelid = 'person'::regclass and c.contype = 'f' and a.attname = 'person_id'`,
  );
  for (const { name } of tables) {
    const [left] = await tx.query(`select 1 from ${name} where person_id = $1 limit 1`, [duplicate]);
    if (left) throw new Refusal('still-referenced', { facts: { references: [{ kind: name, count: 1, keeps: true }] } });
  }
}
