import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';

/** The sessions that a person holds as a trainer. */
@Injectable()
export class TrainerReference implements PersonReference, OnModuleInit {
  readonly kind = 'session';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const [row]: readonly { readonly count: number }[] = await tx.query(
      'select count(*) from session_trainer where person_id = $1',
      [personId],
    );
    return row?.count ?? 0;
  }

  async merge(from: string, to: string, tx: EntityManager): Promise<void> {
    await tx.query(
      `insert into session_trainer (session_id, person_id)
       select session_id, $2 from session_trainer where person_id = $1 on conflict do nothing`,
      [from, to],
    );
    await this.erase(from, tx);
  }

  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query('delete from session_trainer where person_id = $1', [personId]);
  }
}
