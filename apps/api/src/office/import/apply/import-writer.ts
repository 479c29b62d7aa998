import type { Instant } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../../audit/audit.service';
import { CertificateImport } from '../../../certification/register/certificate-import';
import { Refusal } from '../../../http/refusal';
import type { NewFact } from '../../../ledger/fact-row';
import { LedgerService } from '../../../ledger/ledger.service';
import { DirectEnrolment } from '../../../training/seat/direct-enrolment';
import { pieces } from '../import-store';
import type { LinePlan } from '../plan/line-plan';
import type { PlannedLine } from '../plan/plan-lines';
import { factsOf } from './line-facts';
import { type Made, MadeRows } from './made-rows';
import { insertDepartments, insertMemberships, insertPeople, updatePeople } from './people-rows';

export interface Writing {
  readonly importId: string;
  readonly fileName: string;
  readonly by: string;
  readonly now: Instant;
}

type Written = readonly [line: number, plan: LinePlan, personId: string];

/** So many ledgers at once: their facts are assessed in one go, and the connection is never idle for long. */
const ledgersAtOnce = 500;

/** Writes what the lines of an import add, a statement for each kind of row and not for each line. */
@Injectable()
export class ImportWriter {
  constructor(
    private readonly ledger: LedgerService,
    private readonly direct: DirectEnrolment,
    private readonly certificates: CertificateImport,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal import-outdated when somebody has changed a person since the lines were planned */
  async write(planned: readonly PlannedLine[], writing: Writing, tx: EntityManager): Promise<void> {
    const made = new MadeRows();
    const lines = planned
      .filter(([, { outcome }]) => outcome === 'add' || outcome === 'change')
      .map(([line, plan]): Written => [line, plan, plan.personId ?? randomUUID()]);
    const departments = await insertDepartments(lines, made, tx);
    await insertPeople(lines, writing.now, made, tx);
    if (!(await updatePeople(lines, made, tx))) throw new Refusal('import-outdated');
    await insertMemberships(lines, departments, made, tx);
    for (const some of pieces(lines, ledgersAtOnce)) await this.writeTraining(some, departments, writing, made, tx);
    await storeMade(writing.importId, made.rows, tx);
    await this.audit.noteAll(
      lines.map(([line, { outcome }, personId]) => ({
        actor: writing.by,
        at: writing.now,
        deed: outcome === 'add' ? 'person.imported' : 'person.changed-by-import',
        subjectKind: 'person',
        subjectId: personId,
        detail: { import: writing.importId, line },
      })),
      tx,
    );
  }

  private async writeTraining(
    lines: readonly Written[],
    departments: ReadonlyMap<number, string>,
    { importId, fileName, by, now }: Writing,
    made: MadeRows,
    tx: EntityManager,
  ): Promise<void> {
    const enrolments = new Map<number, string>();
    const opened = lines.flatMap(([line, { training }, personId]) => {
      const { course, enrolmentId, enrolOn } = training;
      const id = enrolmentId ?? randomUUID();
      enrolments.set(line, id);
      const departmentId = departments.get(line);
      if (course === null || enrolOn === null || departmentId === undefined) return [];
      made.add(line, 'enrolment', id);
      return [
        {
          id,
          personId,
          courseId: course.id,
          departmentId,
          scheme: course.scheme,
          enrolledOn: enrolOn,
          plannedEnd: course.endsOn,
        },
      ];
    });
    await this.direct.enrol(by, 'import', opened, now, tx);
    const facts = lines.flatMap(([line, plan]): readonly NewFact[] => {
      const added = factsOf(plan.training, enrolments.get(line) ?? '', { import: importId, line });
      for (const { id } of added) made.add(line, 'fact', id);
      return added;
    });
    await this.ledger.record(by, facts, now, tx);
    const papers = lines.flatMap(([line, { training }]) => {
      const enrolmentId = enrolments.get(line);
      if (training.certificate === null || enrolmentId === undefined) return [];
      return [{ line, paper: { ...training.certificate, enrolmentId, source: `${fileName}, Zeile ${line}` } }];
    });
    const ids = await this.certificates.add(
      by,
      papers.map(({ paper }) => paper),
      now,
      tx,
    );
    papers.forEach(({ line }, index) => {
      const id = ids[index];
      if (id !== undefined) made.add(line, 'certificate', id);
    });
  }
}

async function storeMade(importId: string, rows: readonly Made[], tx: EntityManager): Promise<void> {
  for (const some of pieces(rows, 10_000)) {
    await tx.query(
      `insert into import_made (import_id, line, kind, subject_id, before)
       select $1, line, kind, subject_id, before
       from jsonb_to_recordset($2::jsonb) as given(line int, kind text, subject_id uuid, before jsonb)`,
      [importId, JSON.stringify(some)],
    );
  }
}
