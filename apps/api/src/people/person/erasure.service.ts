import type { PersonReferencesAnswer } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import { type Caller, holds } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { hasRoles } from '../role/role.entity';
import { lockWhole, requirePerson, requireVersion } from './person.entity';
import { PersonReferences } from './person-references';

/** Deletion (Art. 17 DSGVO) of somebody who has no certificate: nothing of her stays but a log of identifiers. */
@Injectable()
export class ErasureService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly references: PersonReferences,
    private readonly clock: Clock,
  ) {}

  async referencesTo(id: string): Promise<PersonReferencesAnswer> {
    return this.dataSource.transaction(async (tx) => {
      await requirePerson(id, null, this.clock.today(), tx);
      return { references: await this.count([id], tx) };
    });
  }

  async erase(caller: Caller, id: string, version: number): Promise<void> {
    if (id === caller.personId) throw new Refusal('own-account');
    await inTransaction(this.dataSource, async (tx) => {
      const today = this.clock.today();
      await lockWhole([id], tx);
      const person = await requirePerson(id, null, today, tx);
      requireVersion(person, version);
      if (!holds(caller, 'administrator') && (await hasRoles(id, today, tx))) throw new Refusal('not-allowed');
      const merged: { id: string }[] = await tx.query(
        'select id from person where merged_into = $1 order by id for update',
        [id],
      );
      const ids = [id, ...merged.map((row) => row.id)];
      const references = await this.count(ids, tx);
      if (references.some(({ keeps }) => keeps)) throw new Refusal('has-certificate', { facts: { references } });
      await tx.query(`select set_config('mittler.erasing', 'yes', true)`);
      // Later rooms first: their rows refer to those of earlier ones.
      for (const reference of [...this.references.all()].reverse()) {
        for (const one of ids) await reference.erase(one, tx);
      }
      for (const table of ['role_grant', 'membership', 'credential', 'sign_in', 'account_link']) {
        await tx.query(`delete from ${table} where person_id = any($1)`, [ids]);
      }
      await tx.query('update person set merged_into = null where id = any($1)', [ids]);
      await this.deletePeople(ids, tx);
      await tx.query(`select set_config('mittler.erasing', '', true)`);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: this.clock.now(),
        deed: 'person.erased',
        subjectKind: 'person',
        subjectId: id,
      });
    });
  }

  /** What she recorded about others names her and stays: then she can be deactivated, not deleted. */
  private async deletePeople(ids: readonly string[], tx: EntityManager): Promise<void> {
    const authored: { name: string; column: string }[] = await tx.query(
      `select c.conrelid::regclass::text as name, a.attname as "column" from pg_constraint c
         join pg_attribute a on a.attrelid = c.conrelid and a.attnum = any(c.conkey)
        where c.confrelid = 'person'::regclass and c.contype = 'f'`,
    );
    for (const { name, column } of authored) {
      const [{ count }] = (await tx.query(`select count(*) as count from ${name} where ${column} = any($1)`, [
        ids,
      ])) as [{ count: number }];
      if (count > 0)
        throw new Refusal('still-referenced', { facts: { references: [{ kind: name, count, keeps: true }] } });
    }
    await tx.query('delete from person where id = any($1)', [ids]);
  }

  private async count(ids: readonly string[], tx: EntityManager): Promise<PersonReferencesAnswer['references']> {
    const found = [];
    for (const { kind, keeps, count } of this.references.all()) {
      let sum = 0;
      for (const id of ids) sum += await count(id, tx);
      if (sum > 0) found.push({ kind, keeps, count: sum });
    }
    return found;
  }
}
