import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../http/refusal';
import { type DepartmentMove, type PersonReference, PersonReferences } from '../people/person/person-references';
import { LedgerService } from './ledger.service';

/** A person's ledgers: they become the other's when two people are merged, and go with all facts when she is deleted. */
@Injectable()
export class EnrolmentReference implements PersonReference, OnModuleInit {
  readonly kind = 'enrolment';
  readonly keeps = false;

  constructor(
    private readonly references: PersonReferences,
    private readonly ledger: LedgerService,
  ) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    return (await enrolmentsOf(personId, null, tx)).length;
  }

  /** Both in one course have two records of it: which one holds must be settled by hand first. */
  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    await this.ledger.lock(await enrolmentsOf(from, null, tx), tx);
    const both: readonly { readonly id: string }[] = await tx.query(
      `select a.course_id as id from enrolment a join enrolment b on b.course_id = a.course_id
        where a.person_id = $1 and b.person_id = $2 order by 1`,
      [from, to],
    );
    if (both.length > 0) throw new Refusal('already-enrolled', { facts: { courses: both.map(({ id }) => id) } });
    await tx.query('update enrolment set person_id = $2 where person_id = $1', [from, to]);
  }

  async erase(personId: string, tx: EntityManager): Promise<void> {
    const ids = await enrolmentsOf(personId, null, tx);
    await this.ledger.lock(ids, tx);
    for (const table of ['standing', 'standing_past', 'fact']) {
      await tx.query(`delete from ${table} where enrolment_id = any($1::uuid[])`, [ids]);
    }
    await tx.query('delete from enrolment where id = any($1::uuid[])', [ids]);
  }

  /** Reports count her courses in the new department from that day on. */
  async move({ by, personId, from, to, on, now }: DepartmentMove, tx: EntityManager): Promise<void> {
    for (const enrolmentId of await enrolmentsOf(personId, from, tx)) {
      await this.ledger.move(by, { id: randomUUID(), enrolmentId, departmentId: to, on }, now, tx);
    }
  }
}

async function enrolmentsOf(
  personId: string,
  departmentId: string | null,
  tx: EntityManager,
): Promise<readonly string[]> {
  const rows: readonly { readonly id: string }[] = await tx.query(
    'select id from enrolment where person_id = $1 and ($2::uuid is null or department_id = $2) order by id',
    [personId, departmentId],
  );
  return rows.map(({ id }) => id);
}
