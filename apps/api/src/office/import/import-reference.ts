import { Injectable, type OnModuleInit } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { type PersonReference, PersonReferences } from '../../people/person/person-references';

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
      `update import_row set cells = '[]', answer = null, plan = plan || '{
           "person": {"externalId": null, "givenName": "", "familyName": "", "birthDate": null, "email": null},
           "personId": null, "changes": [], "possible": [], "problems": []}'::jsonb
       from import_made made
       where made.kind in ('person', 'person-change') and made.subject_id = $1
         and import_row.import_id = made.import_id and import_row.line = made.line`,
      [personId],
    );
    await tx.query(
      `delete from import_made using import_made person
       where person.kind in ('person', 'person-change') and person.subject_id = $1
         and import_made.import_id = person.import_id and import_made.line = person.line and import_made.kind <> 'department'`,
      [personId],
    );
  }
}
