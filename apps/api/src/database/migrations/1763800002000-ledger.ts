import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Ledger1763800002000 implements MigrationInterface {
  readonly name = 'Ledger1763800002000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- A person in a course: the head of her ledger. Her row is the lock for every write to it.
      create table enrolment (
        id uuid primary key,
        person_id uuid not null references person,
        course_id uuid not null,
        department_id uuid not null references department,
        scheme text not null,
        enrolled_on date not null,
        -- The course's planned last day: tells by when something is due while the course runs.
        planned_end date,
        created_at timestamptz not null,
        unique (course_id, person_id)
      );
      create index enrolment_person on enrolment (person_id);
      create index enrolment_department on enrolment (department_id);

      create table fact (
        id uuid primary key,
        enrolment_id uuid not null references enrolment,
        kind text not null,
        on_date date not null,
        -- The server's time of arrival: the order of the record. Times of devices are evidence inside detail.
        received_at timestamptz not null,
        recorded_by uuid references person,
        -- A fact is replaced at most once: two corrections of the same fact can't both hold.
        replaces uuid unique references fact,
        block_id uuid,
        purpose text check (purpose in ('training', 'renewal')),
        area text,
        module text,
        modality text check (modality in ('room', 'virtual')),
        minutes int check (minutes between 0 and 600000),
        attendance text check (attendance in ('present', 'absent', 'excused')),
        checked_by text,
        interaction_ensured boolean,
        -- What else the domain knows of a fact of this kind.
        detail jsonb not null default '{}',
        -- What no rule reads: a device's time, the reason of an absence, the file that it came from.
        evidence jsonb not null default '{}',
        check (kind <> 'mark' or (attendance is not null and modality is not null and minutes is not null
          and checked_by is not null and interaction_ensured is not null and purpose is not null))
      );
      create index fact_record on fact (enrolment_id, received_at, id);
      -- When a person is erased, PostgreSQL asks for every fact that she has recorded.
      create index fact_recorded_by on fact (recorded_by) where recorded_by is not null;
      create index fact_block on fact (block_id, enrolment_id) where block_id is not null;
      create trigger fact_unchanged before update on fact for each row execute function refuse_change();
      create trigger fact_kept before delete on fact for each row execute function refuse_loss();

      create table rule_set (
        id uuid primary key,
        scheme text not null,
        version text not null,
        title text not null,
        content jsonb not null,
        created_at timestamptz not null,
        created_by uuid references person,
        published_at timestamptz,
        published_by uuid references person,
        unique (scheme, version)
      );
      create function refuse_published_change() returns trigger language plpgsql as $$
      begin
        if old.published_at is not null then
          raise exception 'a published rule set is never changed' using errcode = 'restrict_violation';
        end if;
        return coalesce(new, old);
      end $$;
      create trigger rule_set_published before update or delete on rule_set
        for each row execute function refuse_published_change();

      -- The dates that assess() said, one row for each enrolment and rule set open to it; compared when reading.
      create table standing (
        enrolment_id uuid not null references enrolment,
        rule_set_id uuid not null references rule_set,
        known_from timestamptz not null,
        municipality_key text not null references municipality,
        department_id uuid not null references department,
        course_id uuid not null,
        -- The row by which a report counts the person, where several rule sets are open to her.
        leads boolean not null,
        enrolled_on date not null,
        began_on date,
        ready_from date,
        ready_until date,
        certified_on date,
        title_until date,
        dropped_out_on date,
        counted_minutes int not null,
        needed_minutes int not null,
        counted_cases int not null,
        needed_cases int not null,
        -- The first day on which another rule set may be open or lead; null: none in sight.
        renew_on date,
        primary key (enrolment_id, rule_set_id)
      );
      create index standing_report on standing (municipality_key, department_id, course_id)
        include (enrolled_on, ready_from, ready_until, certified_on, title_until, dropped_out_on) where leads;

      create index standing_renewal on standing (renew_on) where renew_on is not null;

      -- A row that was superseded, with the period in which reports showed it.
      create table standing_past (
        enrolment_id uuid not null references enrolment,
        rule_set_id uuid not null references rule_set,
        known_from timestamptz not null,
        known_until timestamptz not null check (known_until >= known_from),
        municipality_key text not null,
        department_id uuid not null,
        course_id uuid not null,
        leads boolean not null,
        enrolled_on date not null,
        began_on date,
        ready_from date,
        ready_until date,
        certified_on date,
        title_until date,
        dropped_out_on date
      );
      create index standing_past_enrolment on standing_past (enrolment_id, rule_set_id, known_from);
      create index standing_past_period on standing_past (known_until, known_from) where leads;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table standing_past, standing, rule_set, fact, enrolment;
      drop function refuse_published_change;
    `);
  }
}
