import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';
import { type LinePlan, noTraining } from './plan/line-plan';

/** What is left of a line whose person is gone. */
const nobody: Omit<LinePlan, 'outcome' | 'notes'> = {
  person: { externalId: null, givenName: '', familyName: '', birthDate: null, email: null },
  personId: null,
  matchedBy: null,
  changes: [],
  department: null,
  memberFrom: null,
  training: noTraining,
  possible: [],
  problems: [],
};

/** She, and whoever was merged into her. */
const herself = 'select id from person where id = $1 or merged_into = $1 union select $1::uuid';

/** What the lines of a file say of a person goes with her. */
@Injectable()
export class ImportPersonReference implements PersonReference, OnModuleInit {
  readonly kind = 'import';
  readonly keeps = false;

  constructor(private readonly references: PersonReferences) {}

  onModuleInit(): void {
    this.references.add(this);
  }

  async count(personId: string, tx: EntityManager): Promise<number> {
    const rows: readonly { readonly count: number }[] = await tx.query(
      "select count(*)::int as count from import_made where kind in ('person', 'person-change') and subject_id = $1",
      [personId],
    );
    return rows[0]?.count ?? 0;
  }

  /** The origin stays with the entry that was imported; it points to the one into whom she was merged. */
  async merge(): Promise<void> {
    return;
  }

  async erase(personId: string, tx: EntityManager): Promise<void> {
    await tx.query(
      `update import_row set cells = '[]', answer = null, plan = plan || $2::jsonb
       from import_made made
       where made.kind in ('person', 'person-change') and made.subject_id in (${herself})
         and import_row.import_id = made.import_id and import_row.line = made.line`,
      [personId, JSON.stringify(nobody)],
    );
    await tx.query(
      `delete from import_made using import_made person
       where person.kind in ('person', 'person-change') and person.subject_id in (${herself})
         and import_made.import_id = person.import_id and import_made.line = person.line and import_made.kind <> 'department'`,
      [personId],
    );
  }
}
