import { type AuditPage, type AuditQuery } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { prepared } from '../database/prepared';
import { type Caller, holds } from '../http/caller';
import { pageOf, readCursor, usualPage } from '../http/cursor';
import { type AuditEntryEntity, toAuditEntry } from './audit.entity';

/** What happened: `detail` holds identifiers, numbers and dates, never names or other text about people. */
export interface Deed {
  /** Who did it; null: Mittler itself, or somebody who is not signed in. */
  readonly actor: string | null;
  readonly at: Instant;
  /** "noun.verb", e.g. "person.merged". */
  readonly deed: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly detail?: Readonly<Record<string, unknown>>;
}

/** Subjects that belong to an administrator's work; standings and cases don't. */
const administrative = ['person', 'department', 'municipality'];

/** Every write leaves a row here, in its own transaction: what was rolled back was never done. */
@Injectable()
export class AuditService {
  constructor(private readonly dataSource: DataSource) {}

  async note(tx: EntityManager, deed: Deed): Promise<void> {
    await this.noteAll([deed], tx);
  }

  /** Many deeds in one statement, in their order. */
  async noteAll(deeds: readonly Deed[], tx: EntityManager): Promise<void> {
    if (deeds.length === 0) return;
    const rows = deeds.map(({ actor, at, deed, subjectKind, subjectId, detail }, position) => ({
      position,
      actor,
      at,
      deed,
      subject_kind: subjectKind,
      subject_id: subjectId,
      detail: detail ?? {},
    }));
    await prepared(
      tx,
      'audit.note',
      `insert into audit_entry (at, actor, deed, subject_kind, subject_id, detail)
       select at, actor, deed, subject_kind, subject_id, detail
         from jsonb_to_recordset($1::jsonb) as d(position int, at timestamptz, actor uuid, deed text, subject_kind text, subject_id text, detail jsonb)
        order by position`,
      [JSON.stringify(rows)],
    );
  }

  /** The coordination office reads every subject's history, an administrator that of accounts and units. */
  async history(caller: Caller, query: AuditQuery): Promise<AuditPage> {
    const mayRead = holds(caller, 'coordination-office') || administrative.includes(query.subjectKind);
    if (!mayRead) return { entries: [], next: null };
    const limit = query.limit ?? usualPage;
    const [before] = readCursor(query.after, 1) ?? [null];
    const rows: AuditEntryEntity[] = await this.dataSource.query(
      `select seq, at, actor, deed, subject_kind as "subjectKind", subject_id as "subjectId", detail
         from audit_entry
        where subject_kind = $1 and subject_id = $2 and ($3::numeric is null or seq < $3::numeric)
        order by seq desc
        limit $4`,
      [query.subjectKind, query.subjectId, before, limit + 1],
    );
    const page = pageOf(rows, limit, (row) => [row.seq]);
    return { entries: page.rows.map(toAuditEntry), next: page.next };
  }
}
