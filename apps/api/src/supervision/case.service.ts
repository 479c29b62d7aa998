import type { CaseAnswer, CorrectCase, EnrolmentCases, RecordCase, WithdrawCase } from '@mittler/contract';
import { caseProblems, type Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { inTransaction } from '../database/transaction';
import { type Caller, holds } from '../http/caller';
import { Clock } from '../http/clock';
import { Refusal } from '../http/refusal';
import type { FactContent } from '../ledger/fact-row';
import { LedgerService } from '../ledger/ledger.service';
import { caseColumns, CaseEntity, type CaseRow, toCase } from './case.entity';
import { caseOf, caseRow, type CaseTold, type CaseWrite, contentOf, lineOf, refuseStale } from './case-row';

/** Supervised mediations that their supervisors have confirmed, as the office records them. */
@Injectable()
export class CaseService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The cases of an enrolment for the office and for the trainee herself; nobody else sees one.
   * @throws Refusal not-found
   */
  async list(caller: Caller, enrolmentId: string): Promise<EnrolmentCases> {
    const own = holds(caller, 'coordination-office') ? null : caller.personId;
    const [known]: readonly unknown[] = await this.dataSource.query(
      'select 1 from enrolment where id = $1 and ($2::uuid is null or person_id = $2)',
      [enrolmentId, own],
    );
    if (!known) throw new Refusal('not-found');
    const rows: readonly CaseRow[] = await this.dataSource.query(
      `select * from (select distinct on (c.case_id) ${caseColumns}
         from mediation_case c join fact f on f.id = c.fact_id where c.enrolment_id = $1
         order by c.case_id, c.withdrawn_at desc nulls first) last
       order by last."mediatedOn", last."caseId"`,
      [enrolmentId],
    );
    return { cases: rows.map(toCase) };
  }

  /** @throws Refusal invalid · not-found (enrolment) · mark-id-reused */
  async record(caller: Caller, enrolmentId: string, { id, ...told }: RecordCase): Promise<CaseAnswer> {
    this.refuseImpossible(told);
    return inTransaction(this.dataSource, async (tx) => {
      await this.ledger.lock([enrolmentId], tx);
      return this.write(
        caller,
        { caseId: id, factId: id, enrolmentId, replaces: null, correctionReason: null },
        told,
        tx,
      );
    });
  }

  /** @throws Refusal invalid · not-found · mark-replaced (corrected or withdrawn meanwhile) · mark-id-reused */
  async correct(caller: Caller, caseId: string, { id, replaces, reason, ...told }: CorrectCase): Promise<CaseAnswer> {
    this.refuseImpossible(told);
    return inTransaction(this.dataSource, async (tx) => {
      const enrolmentId = await this.lockCase(caseId, tx);
      await refuseStale(caseId, replaces, id, tx);
      return this.write(caller, { caseId, factId: id, enrolmentId, replaces, correctionReason: reason }, told, tx);
    });
  }

  /** It was never so: the case leaves the standing, and stays with the reason. @throws as correct */
  async withdraw(caller: Caller, caseId: string, { id, replaces, reason }: WithdrawCase): Promise<CaseAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const enrolmentId = await this.lockCase(caseId, tx);
      await refuseStale(caseId, replaces, id, tx);
      const before = await caseOf(replaces, tx);
      if (!before) throw new Refusal('not-found');
      const now = this.clock.now();
      const content: FactContent = { kind: 'retraction', on: before.mediatedOn };
      await this.ledger.record(
        caller.personId,
        [{ id, enrolmentId, replaces, blockId: null, content, evidence: { reason } }],
        now,
        tx,
      );
      if (before.withdrawnAt !== null) return toCase(before);
      await tx.query('update mediation_case set withdrawn_at = $2, withdrawal_reason = $3 where fact_id = $1', [
        replaces,
        now,
        reason,
      ]);
      await this.note(caller, 'case.withdrawn', { caseId, enrolmentId, factId: id }, now, tx);
      return toCase({ ...before, withdrawnAt: now, withdrawalReason: reason });
    });
  }

  private refuseImpossible(told: CaseTold): void {
    const fields = caseProblems(told, this.clock.today()).map(({ field, rule }) => ({ pointer: `/${field}`, rule }));
    if (fields.length > 0) throw new Refusal('invalid', { fields });
  }

  /** @returns the enrolment, locked */
  private async lockCase(caseId: string, tx: EntityManager): Promise<string> {
    const [row]: readonly { readonly enrolmentId: string }[] = await tx.query(
      'select enrolment_id as "enrolmentId" from mediation_case where case_id = $1 limit 1',
      [caseId],
    );
    if (!row) throw new Refusal('not-found');
    await this.ledger.lock([row.enrolmentId], tx);
    return row.enrolmentId;
  }

  private async write(caller: Caller, write: CaseWrite, told: CaseTold, tx: EntityManager): Promise<CaseAnswer> {
    const { caseId, factId, enrolmentId, replaces, correctionReason } = write;
    const now = this.clock.now();
    const row = caseRow(write, told, caller, now);
    const before = await caseOf(factId, tx);
    await this.ledger.record(
      caller.personId,
      [{ id: factId, enrolmentId, replaces, blockId: null, content: contentOf(told) }],
      now,
      tx,
    );
    if (before) {
      if (lineOf(before) !== lineOf(row)) throw new Refusal('mark-id-reused', { facts: { id: factId } });
      return toCase(before);
    }
    if (replaces !== null)
      await tx.query('update mediation_case set withdrawn_at = $2 where fact_id = $1', [replaces, now]);
    await tx.insert(CaseEntity, row);
    await this.note(
      caller,
      correctionReason === null ? 'case.recorded' : 'case.corrected',
      { caseId, enrolmentId, factId },
      now,
      tx,
    );
    const written = await caseOf(factId, tx);
    if (!written) throw new Refusal('not-found');
    return toCase(written);
  }

  private note(
    caller: Caller,
    deed: string,
    { caseId, enrolmentId, factId }: Pick<CaseWrite, 'caseId' | 'enrolmentId' | 'factId'>,
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    const detail = { case: caseId, fact: factId };
    return this.audit.note(tx, {
      actor: caller.personId,
      at: now,
      deed,
      subjectKind: 'enrolment',
      subjectId: enrolmentId,
      detail,
    });
  }
}
