import type { CourseFinished, FinishCourse, FinishedOutcome } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';

interface FinishRow {
  readonly enrolmentId: string;
  /** The 'course-finished' fact that holds. */
  readonly factId: string | null;
}

/** The office records that the course is finished, for many at once (§ 2 ZMediatAusbV). */
@Injectable()
export class FinishService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such course) · invalid (a day in the future) · mark-id-reused */
  async finish(
    caller: Caller,
    courseId: string,
    { on, exercisesIncluded, people }: FinishCourse,
  ): Promise<CourseFinished> {
    if (on > this.clock.today()) throw new Refusal('invalid', { fields: [{ pointer: '/on', rule: 'notInFuture' }] });
    return inTransaction(this.dataSource, async (tx) => {
      const [course]: readonly unknown[] = await tx.query('select 1 from course where id = $1', [courseId]);
      if (!course) throw new Refusal('not-found');
      const enrolled: readonly { readonly id: string }[] = await tx.query(
        'select id from enrolment where course_id = $1 and id = any($2::uuid[])',
        [courseId, people.map(({ enrolmentId }) => enrolmentId)],
      );
      await this.ledger.lock(
        enrolled.map(({ id }) => id),
        tx,
      );
      const rows: readonly FinishRow[] = await tx.query(
        `select e.id as "enrolmentId", f.id as "factId" from enrolment e
           left join fact f on f.enrolment_id = e.id and f.kind = 'course-finished'
             and not exists (select from fact newer where newer.replaces = f.id)
          where e.id = any($1::uuid[])`,
        [enrolled.map(({ id }) => id)],
      );
      const present = new Map(rows.map((row) => [row.enrolmentId, row.factId]));
      const outcomes = people.map(({ id, enrolmentId }): FinishedOutcome => {
        const factId = present.get(enrolmentId);
        if (factId === undefined) return { enrolmentId, outcome: 'not-enrolled', factId: null };
        if (factId === null || factId === id) return { enrolmentId, outcome: 'finished', factId: id };
        return { enrolmentId, outcome: 'already-finished', factId };
      });
      const finished = outcomes.filter(({ outcome }) => outcome === 'finished');
      const now = this.clock.now();
      await this.ledger.record(
        caller.personId,
        finished.map(({ enrolmentId, factId }) => ({
          id: factId ?? '',
          enrolmentId,
          replaces: null,
          blockId: null,
          content: { kind: 'course-finished', on, exercisesIncluded },
        })),
        now,
        tx,
      );
      const added = finished.filter(({ enrolmentId, factId }) => present.get(enrolmentId) !== factId);
      await this.audit.noteAll(
        added.map(({ enrolmentId, factId }) => ({
          actor: caller.personId,
          at: now,
          deed: 'fact.course-finished',
          subjectKind: 'enrolment',
          subjectId: enrolmentId,
          detail: { fact: factId, on },
        })),
        tx,
      );
      return { outcomes };
    });
  }
}
