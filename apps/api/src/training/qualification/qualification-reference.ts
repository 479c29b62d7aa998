import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';

/** What a person may train. */
@Injectable()
export class QualificationReference implements PersonReference, OnModuleInit {
  readonly kind = 'qualification';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      'select count(*) from trainer_qualification where person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    await tx.query('update trainer_qualification set person_id = $2, version = version + 1 where person_id = $1', [
      from,
      to,
    ]);
  }

  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from trainer_qualification where person_id = $1', [personId]);
  }
}
