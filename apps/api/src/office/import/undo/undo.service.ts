import type { FieldChange, ImportPreview } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { CertificateImport } from '../../../certification/register/certificate-import';
import { inTransaction } from '../../../database/transaction';
import type { Caller } from '../../../http/caller';
import { Clock } from '../../../http/clock';
import { Refusal } from '../../../http/refusal';
import { setFields } from '../apply/people-rows';
import { lockImport, pieces, readImport, toPreview } from '../import-store';
import { FactUndo } from './fact-undo';
import { referencesTo } from './import-references';

interface ChangedPerson {
  readonly id: string;
  readonly before: readonly FieldChange[];
}

/** So many ledgers at once, see the writer. */
const ledgersAtOnce = 500;

/** Takes an import back as if it had never been, as long as nothing refers to what it wrote. */
@Injectable()
export class ImportUndoService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly certificates: CertificateImport,
    private readonly facts: FactUndo,
  ) {}

  /** @throws Refusal not-found · stale · import-not-applied · import-referenced (with what refers, and the lines) */
  async undo(caller: Caller, id: string, version: number): Promise<ImportPreview> {
    return inTransaction(this.dataSource, async (tx) => {
      await tx.query(
        "select set_config('statement_timeout', '60s', true), set_config('idle_in_transaction_session_timeout', '60s', true)",
      );
      await lockImport(id, version, 'applied', tx);
      await lockEnrolments(id, tx);
      const references = await referencesTo(id, tx);
      if (references.length > 0) throw new Refusal('import-referenced', { facts: { references } });
      const now = this.clock.now();
      await this.takeBackCertificates(id, caller.personId, now, tx);
      await this.facts.retract(id, caller.personId, now, tx);
      await tx.query("select set_config('mittler.erasing', 'import', true)");
      await this.facts.freeSeats(id, now, tx);
      await eraseRows(id, tx);
      await tx.query("select set_config('mittler.erasing', '', true)");
      if (!(await setBack(id, tx))) throw new Refusal('import-referenced', { facts: { references: [] } });
      await this.facts.note(id, caller.personId, now, tx);
      await tx.query('delete from import_made where import_id = $1', [id]);
      await tx.query("update import set state = 'undone', undone_at = $2, version = version + 1 where id = $1", [
        id,
        now,
      ]);
      return toPreview(await readImport(id, tx));
    });
  }

  private async takeBackCertificates(id: string, by: string, now: Instant, tx: EntityManager): Promise<void> {
    const made: readonly { readonly id: string }[] = await tx.query(
      "select subject_id as id from import_made where import_id = $1 and kind = 'certificate' order by subject_id",
      [id],
    );
    for (const some of pieces(made, ledgersAtOnce))
      await this.certificates.undo(
        by,
        some.map((each) => each.id),
        now,
        tx,
      );
  }
}

/** Nobody adds a fact while what refers to the import is looked up. */
async function lockEnrolments(importId: string, tx: EntityManager): Promise<void> {
  await tx.query(
    `select from enrolment where id in (
       select subject_id from import_made where import_id = $1 and kind = 'enrolment'
       union select f.enrolment_id from import_made m join fact f on f.id = m.subject_id where m.import_id = $1 and m.kind = 'fact')
     order by id for update`,
    [importId],
  );
}

/** The rows that exist through this import alone, the dependent ones first. */
async function eraseRows(importId: string, tx: EntityManager): Promise<void> {
  const made = (kind: string): string =>
    `in (select subject_id from import_made where import_id = $1 and kind = '${kind}')`;
  for (const statement of [
    `delete from standing where enrolment_id ${made('enrolment')}`,
    `delete from standing_past where enrolment_id ${made('enrolment')}`,
    `delete from fact where enrolment_id ${made('enrolment')}`,
    `delete from enrolment where id ${made('enrolment')}`,
    `delete from membership where id ${made('membership')}`,
    `delete from person where id ${made('person')}`,
    `delete from department where id ${made('department')}`,
  ]) {
    await tx.query(statement, [importId]);
  }
}

async function setBack(importId: string, tx: EntityManager): Promise<boolean> {
  const changed: readonly ChangedPerson[] = await tx.query(
    "select subject_id as id, before from import_made where import_id = $1 and kind = 'person-change'",
    [importId],
  );
  const people = changed.map(({ id, before }) => ({
    id,
    changes: before.map(({ field, from, to }) => ({ field, from: to, to: from })),
  }));
  return setFields(people, tx);
}
