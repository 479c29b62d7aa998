import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';

const hers = `t.id in (select p.tandem_id from tandem_partner p join enrolment e on e.id = p.enrolment_id where e.person_id = $1)`;

/** A person's tandems. They hang on her enrolments: they follow those in a merge, and a move dissolves what it parts. */
@Injectable()
export class TandemReference implements PersonReference, OnModuleInit {
  readonly kind = 'tandem';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(`select count(*) from tandem t where ${hers}`, [
      personId,
    ]);
    return row?.count ?? 0;
  }

  merge(): Promise<void> {
    return Promise.resolve();
  }

  /** Before her ledgers go, to which they refer. */
  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query(`delete from tandem t where ${hers}`, [personId]);
  }
}
