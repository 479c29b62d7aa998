import type { Instant, MarkFact } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';
import { factColumns, type FactRow, type NewFact, toFact } from '../../ledger/fact-row';
import { LedgerService } from '../../ledger/ledger.service';
import { type BlockMeaning, correctedMark, type MarkMeaning } from './corrected-mark';

export interface ChangedBlock {
  readonly id: string;
  readonly before: BlockMeaning;
  readonly after: BlockMeaning;
}

type PresentMark = FactRow & { readonly evidence: Readonly<Record<string, unknown>> };

/** Keeps the marks true to their blocks: a mark carries its day, area and modality. */
@Injectable()
export class MarkCorrectionService {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * Writes the correcting marks in the transaction that changes the blocks. The caller holds the session's row.
   * @returns how many were written
   * @throws Refusal roll-closed (they would change what somebody has signed)
   */
  async follow(
    by: string,
    session: { readonly isClosed: boolean; readonly now: Instant },
    changes: readonly ChangedBlock[],
    tx: EntityManager,
  ): Promise<number> {
    const marks = await presentMarks(
      changes.map(({ id }) => id),
      tx,
    );
    const corrections = marks.flatMap((row) => correction(row, changes));
    if (corrections.length === 0) return 0;
    if (session.isClosed) throw new Refusal('roll-closed');
    await this.ledger.record(by, corrections, session.now, tx);
    return corrections.length;
  }
}

function correction(row: PresentMark, changes: readonly ChangedBlock[]): readonly NewFact[] {
  const change = changes.find(({ id }) => id === row.block_id);
  const fact = toFact(row);
  if (!change || fact.kind !== 'mark') return [];
  const content = correctedMark(meaningOf(fact), change.before, change.after);
  if (content === null) return [];
  const evidence = { ...row.evidence, because: 'session-changed' };
  return [
    { id: randomUUID(), enrolmentId: row.enrolment_id, replaces: row.id, blockId: row.block_id, content, evidence },
  ];
}

function meaningOf(fact: MarkFact): MarkMeaning {
  const { kind, on, purpose, attendance, area, module, modality, minutes, check, interactionEnsured } = fact;
  return { kind, on, purpose, attendance, area, module, modality, minutes, check, interactionEnsured };
}

async function presentMarks(blockIds: readonly string[], tx: EntityManager): Promise<readonly PresentMark[]> {
  return tx.query(
    `select ${factColumns}, evidence from fact f
      where f.block_id = any($1::uuid[]) and f.kind = 'mark'
        and not exists (select from fact newer where newer.replaces = f.id)
      order by f.enrolment_id, f.id`,
    [blockIds],
  );
}
