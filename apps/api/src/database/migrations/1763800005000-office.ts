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
        columns jsonb not null,
        version int not null default 1
      );
      create index import_order on import (created_at desc, id);

      create table import_row (
        import_id uuid not null references import on delete cascade,
        line int not null,
        cells jsonb not null,
        -- What the line means and would do, and the answer where it was doubtful.
        plan jsonb not null,
        -- What it created or changed, so that it can be undone.
        made jsonb,
        primary key (import_id, line)
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table import_row, import;');
  }
}
