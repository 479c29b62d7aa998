import type { MigrationInterface, QueryRunner } from 'typeorm';

/** From the catalogue to the seat: registrations, their moves, seats, quotas and the approver's links. */
export class Registration1763800006000 implements MigrationInterface {
  readonly name = 'Registration1763800006000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Whoever is in a course already is registered below, and that may take longer than any request may.
      set local statement_timeout = 0;

      alter table municipality add asks_works_council boolean not null default false;

      alter table course
        -- In the public catalogue since then; null: not in it.
        add announced_at timestamptz,
        add summary text check (length(summary) between 1 and 4000 and translate(summary, e'\\n', '') !~ '[[:cntrl:]]'),
        add target_group single_line,
        add register_until date,
        add approve_until date,
        -- Null: no limit.
        add capacity int check (capacity between 1 and 1000),
        -- Null: an admission needs no acceptance.
        add accept_hours int default 72 check (accept_hours between 1 and 720),
        add admits text not null default 'automatic' check (admits in ('automatic', 'office')),
        -- Kept by the trigger on registration. The check is the last word on seats, whatever a program does.
        add seats_taken int not null default 0 check (seats_taken >= 0),
        add next_place bigint not null default 1,
        add constraint course_seats check (capacity is null or seats_taken <= capacity);

      -- At most so many of the course's seats for one municipality, or for one department.
      create table seat_quota (
        id uuid primary key,
        course_id uuid not null references course,
        municipality_key text references municipality,
        department_id uuid references department,
        seats int not null check (seats between 0 and 1000),
        taken int not null default 0 check (taken >= 0),
        version int not null default 1,
        check ((municipality_key is null) <> (department_id is null)),
        unique (course_id, municipality_key),
        unique (course_id, department_id),
        constraint seat_quota_seats check (taken <= seats)
      );

      create table registration (
        id uuid primary key,
        course_id uuid not null references course,
        person_id uuid not null references person,
        department_id uuid not null references department,
        state text not null check (state in (
          'registered', 'declined', 'approved', 'admitted', 'waiting', 'confirmed', 'taking-part', 'completed',
          'withdrawn', 'substituted', 'not-attended', 'lapsed')),
        works_council text not null default 'not-needed'
          check (works_council in ('not-needed', 'asked', 'agreed', 'objected')),
        nominated_by uuid references person,
        registered_at timestamptz not null,
        state_since timestamptz not null,
        -- Her place in the order of the waiting list: a number that is given once in a course and never again.
        place bigint check ((state = 'waiting') = (place is not null)),
        accept_until timestamptz check (accept_until is null or state = 'admitted'),
        substitute_for uuid references registration,
        enrolment_id uuid references enrolment,
        version int not null default 1,
        constraint registration_council check (
          state not in ('confirmed', 'taking-part', 'completed') or works_council in ('not-needed', 'agreed')),
        constraint registration_ledger check (
          state not in ('confirmed', 'taking-part', 'completed', 'not-attended') or enrolment_id is not null)
      );
      create unique index registration_present on registration (course_id, person_id)
        where state not in ('declined', 'withdrawn', 'substituted', 'lapsed');
      create unique index registration_line on registration (course_id, place) where state = 'waiting';
      create index registration_course on registration (course_id, state);
      create index registration_person on registration (person_id, registered_at desc);
      create index registration_department on registration (department_id, state);
      create index registration_order on registration (registered_at desc, id desc);
      create index registration_offer on registration (accept_until) where state = 'admitted';
      create index registration_enrolment on registration (enrolment_id) where enrolment_id is not null;
      create index registration_substitute on registration (substitute_for) where substitute_for is not null;
      create index registration_nominated on registration (nominated_by) where nominated_by is not null;

      -- What happened to a registration, and who did it; added once and never changed.
      create table registration_event (
        seq bigint generated always as identity primary key,
        registration_id uuid not null references registration,
        at timestamptz not null,
        -- Null: Mittler itself.
        actor uuid references person,
        means text not null check (means in ('portal', 'link', 'clock', 'import')),
        from_state text,
        to_state text not null,
        works_council text not null,
        reason single_line
      );
      create index registration_event_order on registration_event (registration_id, seq);
      create index registration_event_actor on registration_event (actor) where actor is not null;
      create trigger registration_event_unchanged before update on registration_event
        for each row execute function refuse_change();
      create trigger registration_event_kept before delete on registration_event
        for each row execute function refuse_loss();

      -- By the link in her mail an approver approves or declines once, without signing in. The token itself is in the mail alone.
      create table approval_link (
        id uuid primary key,
        token_hash bytea not null unique,
        registration_id uuid not null references registration,
        approver_id uuid not null references person,
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index approval_link_registration on approval_link (registration_id);
      create index approval_link_approver on approval_link (approver_id);
      create index approval_link_expiry on approval_link (expires_at);

      -- Every change of state that can happen; from null: in which a registration can begin.
      create table registration_move (
        from_state text,
        to_state text not null,
        unique nulls not distinct (from_state, to_state)
      );
      insert into registration_move (from_state, to_state) values
        (null, 'registered'), (null, 'approved'), (null, 'admitted'), (null, 'waiting'), (null, 'confirmed'),
        (null, 'taking-part'), (null, 'completed'),
        ('registered', 'approved'), ('registered', 'declined'), ('registered', 'withdrawn'), ('registered', 'substituted'),
        ('approved', 'admitted'), ('approved', 'waiting'), ('approved', 'confirmed'), ('approved', 'declined'),
        ('approved', 'withdrawn'), ('approved', 'substituted'),
        ('waiting', 'admitted'), ('waiting', 'confirmed'), ('waiting', 'declined'), ('waiting', 'withdrawn'),
        ('waiting', 'substituted'),
        ('admitted', 'confirmed'), ('admitted', 'declined'), ('admitted', 'withdrawn'), ('admitted', 'substituted'),
        ('admitted', 'lapsed'),
        ('confirmed', 'taking-part'), ('confirmed', 'withdrawn'), ('confirmed', 'substituted'), ('confirmed', 'not-attended'),
        ('taking-part', 'completed'), ('taking-part', 'withdrawn'),
        ('completed', 'taking-part'),
        ('not-attended', 'taking-part');

      create function refuse_illegal_move() returns trigger language plpgsql as $$
      declare
        came_from text := case when tg_op = 'UPDATE' then old.state end;
      begin
        if tg_op = 'UPDATE' then
          if new.id <> old.id or new.course_id <> old.course_id then
            raise exception 'a registration stays in its course' using errcode = 'restrict_violation';
          end if;
          if new.state = old.state then
            return new;
          end if;
        end if;
        if not exists (
          select from registration_move m where m.from_state is not distinct from came_from and m.to_state = new.state
        ) then
          raise exception 'no registration goes from % to %', coalesce(came_from, 'nothing'), new.state
            using errcode = 'restrict_violation';
        end if;
        return new;
      end $$;
      create trigger registration_moves before insert or update on registration
        for each row execute function refuse_illegal_move();
      create trigger registration_kept before delete on registration for each row execute function refuse_loss();

      create function holds_seat(state text) returns boolean language sql immutable
        return state in ('admitted', 'confirmed', 'taking-part', 'completed', 'not-attended');

      create function change_quotas(of_course uuid, of_department uuid, change int) returns void language sql as $$
        update seat_quota q set taken = taken + change
         where q.course_id = of_course
           and (q.department_id = of_department
                or q.municipality_key = (select d.municipality_key from department d where d.id = of_department));
      $$;

      create function count_seats() returns trigger language plpgsql as $$
      declare
        had boolean := tg_op <> 'INSERT' and holds_seat(old.state);
        has boolean := tg_op <> 'DELETE' and holds_seat(new.state);
      begin
        if had and has then
          if old.department_id <> new.department_id then
            perform change_quotas(old.course_id, old.department_id, -1);
            perform change_quotas(new.course_id, new.department_id, 1);
          end if;
        elsif had then
          update course set seats_taken = seats_taken - 1 where id = old.course_id;
          perform change_quotas(old.course_id, old.department_id, -1);
        elsif has then
          update course set seats_taken = seats_taken + 1 where id = new.course_id;
          perform change_quotas(new.course_id, new.department_id, 1);
        end if;
        return null;
      end $$;
      create trigger registration_seats after insert or delete or update of state, department_id on registration
        for each row execute function count_seats();

      -- A new quota begins with the seats that its people have already.
      create function begin_quota() returns trigger language plpgsql as $$
      begin
        perform from course where id = new.course_id for no key update;
        select count(*) into new.taken from registration r join department d on d.id = r.department_id
         where r.course_id = new.course_id and holds_seat(r.state)
           and (d.id = new.department_id or d.municipality_key = new.municipality_key);
        return new;
      end $$;
      create trigger seat_quota_begins before insert on seat_quota for each row execute function begin_quota();

      -- Whoever is in a course has come to it somehow: no enrolment without a registration, no seat uncounted.
      insert into registration (id, course_id, person_id, department_id, state, registered_at, state_since, enrolment_id)
      select gen_random_uuid(), e.course_id, e.person_id, e.department_id,
             case
               when exists (select from fact f where f.enrolment_id = e.id and f.kind = 'course-finished'
                              and not exists (select from fact newer where newer.replaces = f.id)) then 'completed'
               when s.began_on is not null or s.dropped_out_on is not null then 'taking-part'
               else 'confirmed'
             end, e.created_at, e.created_at, e.id
        from enrolment e left join standing s on s.enrolment_id = e.id and s.leads;
      update registration r set state = 'withdrawn'
        from standing s
       where s.enrolment_id = r.enrolment_id and s.leads and s.dropped_out_on is not null and r.state = 'taking-part';
      insert into registration_event (registration_id, at, actor, means, from_state, to_state, works_council)
      select id, state_since, null, 'import', null, state, works_council from registration;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table approval_link, registration_event, registration, registration_move, seat_quota;
      drop function refuse_illegal_move, count_seats, begin_quota, change_quotas, holds_seat;
      alter table course
        drop constraint course_seats, drop announced_at, drop summary, drop target_group, drop register_until,
        drop approve_until, drop capacity, drop accept_hours, drop admits, drop seats_taken, drop next_place;
      alter table municipality drop asks_works_council;
    `);
  }
}
