import type { FieldProblem, RecordedFacts } from '@mittler/contract';
import type { FactKind } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { NewFact } from '../../ledger/fact-row';
import { LedgerService } from '../../ledger/ledger.service';
import { recordedFacts } from './recorded-fact';

export type Addition = Omit<NewFact, 'enrolmentId' | 'blockId'>;

/** Adds one fact to one ledger. */
@Injectable()
export class AdditionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * One fact, once: the same request again changes nothing, not even the log.
   * @param problems what is wrong with the request's fields
   * @throws Refusal invalid · not-found (enrolment, or what is replaced is no such fact of it) · mark-id-reused ·
   *   mark-replaced
   */
  async add(
    caller: Caller,
    enrolmentId: string,
    problems: readonly FieldProblem[],
    addition: Addition,
  ): Promise<RecordedFacts> {
    if (problems.length > 0) throw new Refusal('invalid', { fields: problems });
    return inTransaction(this.dataSource, async (tx) => {
      await this.ledger.lock([enrolmentId], tx);
      const { content, replaces } = addition;
      if (replaces !== null && content.kind !== 'retraction')
        await refuseOtherKind(replaces, content.kind, enrolmentId, tx);
      const [before]: readonly unknown[] = await tx.query('select 1 from fact where id = $1', [addition.id]);
      const now = this.clock.now();
      await this.ledger.record(caller.personId, [{ ...addition, enrolmentId, blockId: null }], now, tx);
      if (!before) {
        await this.audit.note(tx, {
          actor: caller.personId,
          at: now,
          deed: `fact.${content.kind}`,
          subjectKind: 'enrolment',
          subjectId: enrolmentId,
          detail: { fact: addition.id, on: content.on, replaces },
        });
      }
      return { enrolmentId, facts: await recordedFacts(enrolmentId, tx) };
    });
  }
}

async function refuseOtherKind(
  replaces: string,
  kind: FactKind,
  enrolmentId: string,
  tx: EntityManager,
): Promise<void> {
  const [same]: readonly unknown[] = await tx.query(
    'select 1 from fact where id = $1 and enrolment_id = $2 and kind = $3',
    [replaces, enrolmentId, kind],
  );
  if (!same) throw new Refusal('not-found');
}
