import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../people/person/person-references';

/** A person's cases: they stay with her enrolment when she is merged, and go with it when she is deleted. */
@Injectable()
export class CaseReference implements PersonReference, OnModuleInit {
  readonly kind = 'mediation-case';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      `select count(distinct c.case_id) from mediation_case c
         join enrolment e on e.id = c.enrolment_id where e.person_id = $1`,
      [personId],
    );
    return row?.count ?? 0;
  }

  async merge(): Promise<void> {
    // The rows name the enrolment, which the ledger moves.
  }

  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from mediation_case where enrolment_id in (select id from enrolment where person_id = $1)', [
      personId,
    ]);
  }
}
