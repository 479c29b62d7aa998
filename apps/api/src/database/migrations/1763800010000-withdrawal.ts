import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Withdrawal1763800010000 implements MigrationInterface {
  readonly name = 'Withdrawal1763800010000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Mails that a slow mail server had in hand when they were withdrawn: there is no further attempt. Without a foreign
      -- key, which would wait for the very row that the attempt holds.
      create table message_withdrawal (
        message_id uuid primary key,
        at timestamptz not null
      );

      -- What waits for somebody, counted on every page by those whose turn it is.
      create index registration_open on registration (state, works_council)
        where state in ('registered', 'approved', 'waiting', 'admitted');
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop index registration_open; drop table message_withdrawal;');
  }
}
