import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Moves of people on a day to come. */
export class PlannedMove1763800010500 implements MigrationInterface {
  readonly name = 'PlannedMove1763800010500';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Until its day her courses count where they do. The row goes when the move has happened.
      create table planned_move (
        -- The membership that begins with the move.
        membership_id uuid primary key references membership on delete cascade,
        from_department uuid not null references department,
        planned_by uuid references person
      );
      create index planned_move_from on planned_move (from_department);
      create index planned_move_by on planned_move (planned_by) where planned_by is not null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query('drop table planned_move');
  }
}
