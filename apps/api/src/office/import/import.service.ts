import type {
  AnswerImport,
  ChooseColumns,
  ImportColumn,
  ImportDefaults,
  ImportLines,
  ImportLinesQuery,
  ImportPreview,
  Imports,
  ImportsQuery,
} from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock, civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import {
  type ImportRow,
  lockImport,
  readImport,
  readLines,
  readPlannedLines,
  selectImport,
  storeLines,
  storePlans,
  toPreview,
  toSummary,
} from './import-store';
import { ImportPlanner, summaryOf } from './plan/planner.service';
import { chooseColumns } from './read/columns';
import { readList } from './read/read-list';
import type { UploadedList } from './read/uploaded-list';

const usualPage = 50;

/** Reads lists and shows what they would do. Nothing but the import's own rows is written here. */
@Injectable()
export class ImportService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly planner: ImportPlanner,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal file-not-readable · file-unsafe · file-too-large · not-found (course, rule set, municipality) */
  async start(caller: Caller, { bytes, fileName, defaults }: UploadedList): Promise<ImportPreview> {
    const list = await readList(bytes, fileName);
    const id = randomUUID();
    return inTransaction(this.dataSource, async (tx) => {
      await checkDefaults(defaults, tx);
      const now = this.clock.now();
      await tx.query(
        `insert into import (id, file_name, created_at, created_by, state, columns, defaults, planned_on, summary)
         values ($1, $2, $3, $4, 'previewed', '[]', '{}', $5, '{}')`,
        [id, fileName, now, caller.personId, civilDateOf(now)],
      );
      await storeLines(id, list.rows, tx);
      await this.audit.note(tx, {
        actor: caller.personId,
        at: now,
        deed: 'import.read',
        subjectKind: 'import',
        subjectId: id,
        detail: { lines: list.rows.length },
      });
      return this.planAnew(id, list.columns, defaults, civilDateOf(now), tx);
    });
  }

  async list(query: ImportsQuery): Promise<Imports> {
    const limit = query.limit ?? usualPage;
    const rows: readonly ImportRow[] = await this.dataSource.query(
      `${selectImport}
       where ($1::text is null or i.state = $1)
         and ($2::uuid is null or (i.created_at, i.id) < (select last.created_at, last.id from import last where last.id = $2))
       order by i.created_at desc, i.id desc limit $3`,
      [query.state ?? null, query.after ?? null, limit + 1],
    );
    const page = rows.slice(0, limit);
    return { imports: page.map(toSummary), next: rows.length > limit ? (page.at(-1)?.id ?? null) : null };
  }

  async one(id: string): Promise<ImportPreview> {
    return toPreview(await readImport(id, this.dataSource.manager));
  }

  async lines(id: string, query: ImportLinesQuery): Promise<ImportLines> {
    const tx = this.dataSource.manager;
    await readImport(id, tx);
    const limit = query.limit ?? usualPage;
    const lines = await readPlannedLines(id, query.outcome ?? null, query.after ?? 0, limit + 1, tx);
    const page = lines.slice(0, limit);
    return { lines: page, next: lines.length > limit ? (page.at(-1)?.line ?? null) : null };
  }

  /** @throws Refusal not-found · stale · import-already-applied · invalid (a choice that does not fit the file) */
  async choose(caller: Caller, id: string, { version, columns, defaults }: ChooseColumns): Promise<ImportPreview> {
    return inTransaction(this.dataSource, async (tx) => {
      const row = await lockImport(id, version, 'previewed', tx);
      const chosen = chooseColumns(row.columns, columns);
      const held = defaults ?? row.defaults;
      await checkDefaults(held, tx);
      await this.noteChange(caller, id, 'import.columns-chosen', tx);
      return this.planAnew(id, chosen, held, this.clock.today(), tx);
    });
  }

  /** @throws Refusal not-found · stale · import-already-applied · invalid (no such line or person) */
  async answer(caller: Caller, id: string, { version, answers }: AnswerImport): Promise<ImportPreview> {
    return inTransaction(this.dataSource, async (tx) => {
      const row = await lockImport(id, version, 'previewed', tx);
      const known: readonly { readonly line: number }[] = await tx
        .query(
          `update import_row set answer = jsonb_build_object('answer', given.answer, 'personId', given."personId")
         from jsonb_to_recordset($2::jsonb) as given(line int, answer text, "personId" uuid)
         where import_row.import_id = $1 and import_row.line = given.line
           and (given."personId" is null or exists (
             select from person p where p.id = given."personId" and p.merged_into is null))
         returning import_row.line`,
          [
            id,
            JSON.stringify(answers.map(({ line, answer, personId }) => ({ line, answer, personId: personId ?? null }))),
          ],
        )
        .then(([rows]: [readonly { readonly line: number }[]]) => rows);
      const found = new Set(known.map(({ line }) => line));
      const unknown = answers.findIndex(({ line }) => !found.has(line));
      if (unknown >= 0) throw new Refusal('invalid', { fields: [{ pointer: `/answers/${unknown}`, rule: 'exists' }] });
      await this.noteChange(caller, id, 'import.answered', tx);
      return this.planAnew(id, row.columns, row.defaults, row.planned_on, tx);
    });
  }

  /** Gives the import up and deletes its lines, which hold what the file says of people. */
  async discard(caller: Caller, id: string, version: number): Promise<ImportPreview> {
    return inTransaction(this.dataSource, async (tx) => {
      await lockImport(id, version, 'previewed', tx);
      await tx.query('delete from import_row where import_id = $1', [id]);
      await tx.query("update import set state = 'discarded', version = version + 1 where id = $1", [id]);
      await this.noteChange(caller, id, 'import.discarded', tx);
      return toPreview(await readImport(id, tx));
    });
  }

  private async planAnew(
    id: string,
    columns: readonly ImportColumn[],
    defaults: ImportDefaults,
    today: IsoDate,
    tx: EntityManager,
  ): Promise<ImportPreview> {
    const planned = await this.planner.plan(await readLines(id, tx), columns, defaults, today, tx);
    await storePlans(id, planned, tx);
    await tx.query(
      `update import set columns = $2, defaults = $3, course_id = $4, planned_on = $5, summary = $6, version = version + 1
       where id = $1`,
      [
        id,
        JSON.stringify(columns),
        JSON.stringify(defaults),
        defaults.courseId ?? null,
        today,
        JSON.stringify(summaryOf(planned)),
      ],
    );
    return toPreview(await readImport(id, tx));
  }

  private async noteChange(caller: Caller, id: string, deed: string, tx: EntityManager): Promise<void> {
    await this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'import',
      subjectId: id,
    });
  }
}

async function checkDefaults({ courseId, municipality, ruleSetId }: ImportDefaults, tx: EntityManager): Promise<void> {
  const [found]: readonly { readonly there: boolean }[] = await tx.query(
    `select ($1::uuid is null or exists (select from course where id = $1))
       and ($2::text is null or exists (select from municipality where key = $2))
       and ($3::uuid is null or exists (select from rule_set where id = $3 and published_at is not null)) as there`,
    [courseId ?? null, municipality ?? null, ruleSetId ?? null],
  );
  if (!found?.there) throw new Refusal('not-found');
}
