import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Training1763800003000 implements MigrationInterface {
  readonly name = 'Training1763800003000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table institution (
        id uuid primary key,
        name single_line not null unique,
        street single_line not null,
        postcode single_line not null,
        town single_line not null,
        signatory_name single_line not null,
        signatory_role single_line not null,
        -- Begins every certificate number, e.g. MB in MB-2026-000184.
        number_prefix text not null check (number_prefix ~ '^[A-Z0-9]{1,8}$'),
        version int not null default 1
      );

      create table programme (
        id uuid primary key,
        name single_line not null unique,
        scheme text not null,
        version int not null default 1
      );

      create table course (
        id uuid primary key,
        programme_id uuid not null references programme,
        institution_id uuid not null references institution,
        name single_line not null,
        host_municipality text references municipality,
        venue single_line not null,
        street single_line,
        postcode single_line,
        town single_line not null,
        starts_on date not null,
        ends_on date not null check (ends_on >= starts_on),
        version int not null default 1,
        unique (programme_id, name)
      );
      create index course_order on course (starts_on desc, id);
      alter table enrolment add foreign key (course_id) references course;
      alter table standing add foreign key (course_id) references course;

      -- A date of the course (Termin).
      create table session (
        id uuid primary key,
        course_id uuid not null references course,
        title single_line not null,
        venue single_line not null,
        town single_line not null,
        starts_at timestamptz not null,
        ends_at timestamptz not null check (ends_at > starts_at),
        roll_closed_at timestamptz,
        version int not null default 1
      );
      create index session_course on session (course_id, starts_at);
      create index session_time on session (starts_at);

      -- A part of a session with one content area: what a mark's minutes are for.
      create table block (
        id uuid primary key,
        session_id uuid not null references session on delete cascade,
        position smallint not null,
        -- Codes of the rule set; no area where the block has none (further training).
        area text check (area ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
        module text check (module ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
        purpose text not null check (purpose in ('training', 'renewal')),
        modality text not null check (modality in ('room', 'virtual')),
        planned_minutes int not null check (planned_minutes between 1 and 1440),
        starts_at timestamptz not null,
        unique (session_id, position) deferrable initially deferred
      );
      alter table fact add foreign key (block_id) references block;

      create table session_trainer (
        session_id uuid not null references session on delete cascade,
        person_id uuid not null references person,
        primary key (session_id, person_id)
      );
      create index session_trainer_person on session_trainer (person_id, session_id);

      -- The roll of a session was closed, signed by name and time, or opened again with a reason.
      create table roll_event (
        id uuid primary key,
        session_id uuid not null references session,
        kind text not null check (kind in ('closed', 'reopened')),
        at timestamptz not null,
        by uuid not null references person,
        reason text check ((kind = 'reopened') = (reason is not null)),
        summary jsonb not null default '{}'
      );
      create index roll_event_session on roll_event (session_id, at);
      create trigger roll_event_unchanged before update on roll_event for each row execute function refuse_change();
      create trigger roll_event_kept before delete on roll_event for each row execute function refuse_change();

      -- A supervised mediation: the certificate line and the supervisor. Nothing here can hold a party's name.
      -- One row for each fact: a correction adds a row of the same case and withdraws the one before.
      create table mediation_case (
        fact_id uuid primary key references fact,
        case_id uuid not null,
        enrolment_id uuid not null references enrolment,
        field text not null,
        parties text not null,
        sessions smallint not null check (sessions between 1 and 99),
        supervised_on date not null,
        supervision_town single_line not null,
        supervisor_name single_line not null,
        supervisor_street single_line not null,
        supervisor_postcode single_line not null,
        supervisor_town single_line not null,
        recorded_by uuid not null references person,
        recorded_at timestamptz not null,
        -- Why it was recorded anew, if it corrects an earlier row.
        correction_reason single_line,
        withdrawn_at timestamptz,
        withdrawal_reason single_line check (withdrawal_reason is null or withdrawn_at is not null)
      );
      create index mediation_case_enrolment on mediation_case (enrolment_id);
      create unique index mediation_case_present on mediation_case (case_id) where withdrawn_at is null;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table mediation_case, roll_event, session_trainer;
      alter table fact drop constraint fact_block_id_fkey;
      drop table block, session;
      alter table standing drop constraint standing_course_id_fkey;
      alter table enrolment drop constraint enrolment_course_id_fkey;
      drop table course, programme, institution;
    `);
  }
}
