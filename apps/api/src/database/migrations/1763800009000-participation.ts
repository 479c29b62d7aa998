import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Which departments a working system needs, and pairs of people across them. */
export class Participation1763800009000 implements MigrationInterface {
  readonly name = 'Participation1763800009000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- One row: which kinds of departments a municipality needs for a system that works.
      create table participation_setting (
        id int primary key default 1 check (id = 1),
        needed_kinds text[] not null check (
          needed_kinds <@ array['integration-centre', 'youth-office', 'public-order-office', 'other']),
        version int not null default 1
      );
      insert into participation_setting (needed_kinds)
      values (array['integration-centre', 'youth-office', 'public-order-office']);

      -- Two people of one course, one municipality and two departments who work as a pair.
      alter table enrolment add constraint enrolment_in_course unique (course_id, id);
      create table tandem (
        id uuid primary key,
        course_id uuid not null references course,
        first_enrolment uuid not null,
        second_enrolment uuid not null,
        formed_at timestamptz not null,
        -- One order of the two, so that no pair is there twice and two writers lock in the same order.
        check (first_enrolment < second_enrolment),
        foreign key (course_id, first_enrolment) references enrolment (course_id, id),
        foreign key (course_id, second_enrolment) references enrolment (course_id, id)
      );
      create index tandem_first on tandem (course_id, first_enrolment);
      create index tandem_second on tandem (course_id, second_enrolment);

      -- Kept by the trigger on tandem: its primary key lets nobody be in two tandems of a course, as first or as second.
      create table tandem_partner (
        enrolment_id uuid primary key references enrolment,
        tandem_id uuid not null references tandem on delete cascade
      );
      create index tandem_partner_tandem on tandem_partner (tandem_id);

      create function join_tandem() returns trigger language plpgsql as $$
      declare
        departments int;
        municipalities int;
      begin
        if tg_op = 'UPDATE' then
          raise exception 'a tandem is formed and dissolved, never changed' using errcode = 'restrict_violation';
        end if;
        -- A move of one of them waits until the pair is there, and then dissolves it.
        perform from enrolment where id in (new.first_enrolment, new.second_enrolment) order by id for no key update;
        select count(distinct d.id), count(distinct d.municipality_key) into departments, municipalities
          from enrolment e join department d on d.id = e.department_id
         where e.id in (new.first_enrolment, new.second_enrolment);
        if departments <> 2 or municipalities <> 1 then
          raise exception 'a tandem is of one municipality and two departments' using errcode = 'restrict_violation';
        end if;
        insert into tandem_partner (enrolment_id, tandem_id)
        values (new.first_enrolment, new.id), (new.second_enrolment, new.id);
        return null;
      end $$;
      create trigger tandem_joined after insert or update on tandem for each row execute function join_tandem();

      -- Who moves to her partner's department or to another municipality is in no tandem any more.
      create function leave_tandem() returns trigger language plpgsql as $$
      begin
        delete from tandem t using enrolment a, department da, enrolment b, department db
         where t.id = (select p.tandem_id from tandem_partner p where p.enrolment_id = new.id)
           and a.id = t.first_enrolment and da.id = a.department_id
           and b.id = t.second_enrolment and db.id = b.department_id
           and (da.id = db.id or da.municipality_key <> db.municipality_key);
        return null;
      end $$;
      create trigger enrolment_leaves_tandem after update of department_id on enrolment
        for each row when (old.department_id <> new.department_id) execute function leave_tandem();

      create index role_grant_units on role_grant (role, municipality_key, department_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop index role_grant_units;
      drop trigger enrolment_leaves_tandem on enrolment;
      drop table tandem_partner, tandem, participation_setting;
      drop function join_tandem, leave_tandem;
      alter table enrolment drop constraint enrolment_in_course;
    `);
  }
}
