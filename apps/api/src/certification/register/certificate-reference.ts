import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';

/** Who has a certificate can't be deleted: the paper must stay provable. It hangs on the enrolment and moves with that. */
@Injectable()
export class CertificateReference implements PersonReference, OnModuleInit {
  readonly kind = 'certificate';
  readonly keeps = true;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const rows: readonly { readonly count: number }[] = await tx.query(
      'select count(*)::int as count from certificate c join enrolment e on e.id = c.enrolment_id where e.person_id = $1',
      [personId],
    );
    return rows[0]?.count ?? 0;
  }

  merge(): Promise<void> {
    return Promise.resolve();
  }

  /** Nothing of it goes: it keeps her. */
  erase(): Promise<void> {
    return Promise.resolve();
  }
}
