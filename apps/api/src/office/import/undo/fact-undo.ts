import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../../audit/audit.service';
import { factColumns, type FactContent, type FactRow, type NewFact, toFact } from '../../../ledger/fact-row';
import { LedgerService } from '../../../ledger/ledger.service';
import { DirectEnrolment } from '../../../training/seat/direct-enrolment';
import { pieces } from '../import-store';

interface AddedFact extends FactRow {
  readonly corrected: string | null;
}

const factsAtOnce = 4_000;

/** Facts are never taken out of a ledger that goes on: what an import added to it is answered by newer facts. */
@Injectable()
export class FactUndo {
  constructor(
    private readonly ledger: LedgerService,
    private readonly direct: DirectEnrolment,
    private readonly audit: AuditService,
  ) {}

  /** On enrolments that were there before: a fact that was added is retracted, one that was corrected speaks again. */
  async retract(importId: string, by: string, now: Instant, tx: EntityManager): Promise<void> {
    const added: readonly AddedFact[] = await tx.query(
      `select ${factColumns}, replaces as corrected from fact
       where id in (select subject_id from import_made where import_id = $1 and kind = 'fact')
         and enrolment_id not in (select subject_id from import_made where import_id = $1 and kind = 'enrolment')
       order by enrolment_id, id`,
      [importId],
    );
    const corrected = await this.corrected(added, tx);
    for (const some of pieces(added, factsAtOnce)) {
      const answers = some.map((fact) => answerTo(fact, corrected));
      await this.ledger.record(by, answers, now, tx);
      await passOn(some, answers, tx);
    }
  }

  /** The seats of the import's own enrolments, before those go themselves. */
  async freeSeats(importId: string, now: Instant, tx: EntityManager): Promise<void> {
    const made: readonly { readonly id: string }[] = await tx.query(
      "select subject_id as id from import_made where import_id = $1 and kind = 'enrolment'",
      [importId],
    );
    await this.direct.erase(
      made.map(({ id }) => id),
      now,
      tx,
    );
  }

  async note(importId: string, by: string, now: Instant, tx: EntityManager): Promise<void> {
    const made: readonly { readonly id: string; readonly kind: string; readonly line: number }[] = await tx.query(
      "select subject_id as id, kind, line from import_made where import_id = $1 and kind in ('person', 'person-change') order by line",
      [importId],
    );
    const one = { actor: by, at: now, detail: { import: importId } };
    await this.audit.noteAll(
      [
        ...made.map(({ id, kind, line }) => ({
          ...one,
          deed: kind === 'person' ? 'person.import-undone' : 'person.change-undone',
          subjectKind: 'person',
          subjectId: id,
          detail: { import: importId, line },
        })),
        { ...one, deed: 'import.undone', subjectKind: 'import', subjectId: importId },
      ],
      tx,
    );
  }

  private async corrected(
    added: readonly AddedFact[],
    tx: EntityManager,
  ): Promise<ReadonlyMap<string, FactRow & { readonly evidence: NewFact['evidence'] }>> {
    const rows: readonly (FactRow & { readonly evidence: NewFact['evidence'] })[] = await tx.query(
      `select ${factColumns}, evidence from fact where id = any($1::uuid[])`,
      [added.flatMap(({ corrected }) => corrected ?? [])],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }
}

function answerTo(
  fact: AddedFact,
  corrected: ReadonlyMap<string, FactRow & { readonly evidence: NewFact['evidence'] }>,
): NewFact {
  const head = { id: randomUUID(), enrolmentId: fact.enrolment_id, replaces: fact.id };
  const before = fact.corrected === null ? undefined : corrected.get(fact.corrected);
  if (before === undefined) return { ...head, blockId: null, content: { kind: 'retraction', on: fact.on_date } };
  return { ...head, blockId: before.block_id, content: contentOf(before), evidence: before.evidence ?? {} };
}

const heads: readonly string[] = ['id', 'receivedAt', 'replaces'];

function contentOf(row: FactRow): FactContent {
  return Object.fromEntries(
    Object.entries(toFact(row)).filter(([name]) => !heads.includes(name)),
  ) as unknown as FactContent;
}

/** What speaks again belongs to the import that had written it. */
async function passOn(facts: readonly AddedFact[], answers: readonly NewFact[], tx: EntityManager): Promise<void> {
  const heirs = facts.flatMap(({ corrected }, index) => {
    const heir = answers[index];
    return corrected === null || heir === undefined ? [] : [{ old: corrected, heir: heir.id }];
  });
  await tx.query(
    `update import_made set subject_id = given.heir
     from jsonb_to_recordset($1::jsonb) as given(old uuid, heir uuid)
     where import_made.kind = 'fact' and import_made.subject_id = given.old`,
    [JSON.stringify(heirs)],
  );
}
