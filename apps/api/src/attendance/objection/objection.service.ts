import type { OwnEntries, OwnEntry, Page, RaiseObjection } from '@mittler/contract';
import { Inject, Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf, Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { Settings } from '../../settings';
import { SETTINGS } from '../../settings.module';
import { type EntryView, ownEntries, ownEntry } from './own-entry.query';

const usualPage = 50;

/** What is recorded about oneself, and saying that it is wrong. */
@Injectable()
export class ObjectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async entries(caller: Caller, page: Page): Promise<OwnEntries> {
    const limit = page.limit ?? usualPage;
    const after = page.after ?? null;
    if (after !== null && !isId(after))
      throw new Refusal('invalid', { fields: [{ pointer: '/after', rule: 'isUuid' }] });
    const rows = await ownEntries(caller.personId, this.view(), after, limit + 1, this.dataSource.manager);
    const entries = rows.slice(0, limit);
    return { entries, next: rows.length > limit ? (entries.at(-1)?.markId ?? null) : null };
  }

  /**
   * The same objection again changes nothing.
   * @throws Refusal not-found (no entry about her) · already-exists (there is one) · mark-replaced · deadline-passed
   */
  async raise(caller: Caller, { id, markId, words }: RaiseObjection): Promise<OwnEntry> {
    return inTransaction(this.dataSource, async (tx) => {
      const view = this.view();
      const entry = await ownEntry(caller.personId, markId, view, tx);
      if (!entry) throw new Refusal('not-found');
      if (entry.objection?.id === id.toLowerCase()) return entry;
      if (entry.objection) throw new Refusal('already-exists');
      if (!entry.holds) throw new Refusal('mark-replaced');
      if (view.today > entry.objectUntil) throw new Refusal('deadline-passed', { facts: { until: entry.objectUntil } });
      const now = this.clock.now();
      await tx.query(
        'insert into objection (id, fact_id, enrolment_id, session_id, words, raised_at) values ($1, $2, $3, $4, $5, $6)',
        [id, markId, entry.enrolmentId, entry.sessionId, words, now],
      );
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'objection.raised',
        subjectKind: 'session',
        subjectId: entry.sessionId,
        detail: { objection: id, mark: markId },
      });
      const raised = await ownEntry(caller.personId, markId, view, tx);
      if (!raised) throw new Refusal('not-found');
      return raised;
    });
  }

  private view(): EntryView {
    return { today: civilDateOf(this.clock.now()), objectionDays: this.settings.objectionDays };
  }
}

const isId = (text: string): boolean => /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i.test(text);
