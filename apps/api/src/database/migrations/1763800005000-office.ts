import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Office1763800005000 implements MigrationInterface {
  readonly name = 'Office1763800005000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A file that was read, what it would change, and what it did change.
      create table import (
        id uuid primary key,
        file_name single_line not null,
        course_id uuid references course,
        created_at timestamptz not null,
        created_by uuid not null references person,
        state text not null check (state in ('previewed', 'applied', 'undone', 'discarded')),
        applied_at timestamptz,
        undone_at timestamptz,
        -- What the columns mean, and what holds for lines that do not say it.
        columns jsonb not null,
        defaults jsonb not null,
        -- The day by which the dry run judged what lies in the future: applying it later means the same.
        planned_on date not null,
        summary jsonb not null,
        version int not null default 1
      );
      create index import_order on import (created_at desc, id);

      create table import_row (
        import_id uuid not null references import on delete cascade,
        line int not null,
        cells jsonb not null,
        outcome text not null check (outcome in ('add', 'change', 'same', 'ask', 'refuse', 'skip')),
        -- What the line means and would do.
        plan jsonb not null,
        -- Who is meant, where somebody was asked.
        answer jsonb,
        primary key (import_id, line)
      );
      create index import_row_outcome on import_row (import_id, outcome, line);

      -- Every row that an import wrote: where it comes from, and what an undo takes back.
      create table import_made (
        import_id uuid not null references import,
        line int not null,
        kind text not null check (kind in (
          'department', 'person', 'membership', 'enrolment', 'fact', 'certificate', 'person-change')),
        subject_id uuid not null,
        -- The fields of a person as they were.
        before jsonb,
        primary key (import_id, kind, subject_id)
      );
      create index import_made_subject on import_made (subject_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_made, import_row, import;');
  }
}
