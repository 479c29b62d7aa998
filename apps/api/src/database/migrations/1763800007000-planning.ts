import type { MigrationInterface, QueryRunner } from 'typeorm';

/** Rooms, series, cancelled sessions, qualifications of trainers, and that nobody and no room is in two places at one time. */
export class Planning1763800007000 implements MigrationInterface {
  readonly name = 'Planning1763800007000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Booking what is planned already may take longer than any request may.
      set local statement_timeout = 0;

      create table room (
        id uuid primary key,
        name single_line not null,
        venue single_line not null,
        street single_line,
        postcode single_line,
        town single_line not null,
        municipality_key text references municipality,
        seats int check (seats between 1 and 10000),
        version int not null default 1,
        retired_at timestamptz
      );
      create unique index room_name on room (town, venue, name) where retired_at is null;
      create index room_municipality on room (municipality_key) where municipality_key is not null;

      alter table session
        add room_id uuid references room,
        add series_id uuid,
        add cancelled_at timestamptz,
        add cancel_reason single_line,
        -- SEQUENCE of the session in calendars (RFC 5545 section 3.8.7.4).
        add calendar_sequence int not null default 0 check (calendar_sequence >= 0),
        add constraint session_cancelled check ((cancelled_at is null) = (cancel_reason is null));
      create index session_room on session (room_id, starts_at) where room_id is not null;
      create index session_series on session (series_id, starts_at) where series_id is not null;

      create index course_announced on course (starts_on, id) where announced_at is not null;

      -- That a person may train in an area (§ 5 ZMediatAusbV); area null: in all.
      create table trainer_qualification (
        id uuid primary key,
        person_id uuid not null references person,
        scheme text not null,
        area text check (area ~ '^[A-Za-z0-9][A-Za-z0-9._-]{0,39}$'),
        valid_from date not null,
        valid_until date check (valid_until >= valid_from),
        evidence single_line not null,
        version int not null default 1
      );
      create index trainer_qualification_person on trainer_qualification (person_id, scheme);

      -- Whom and what a session takes, and when. Kept by the triggers below alone; planned_booking says what should be here.
      create table booking (
        session_id uuid not null references session on delete cascade,
        role text not null check (role in ('trainer', 'participant', 'room')),
        person_id uuid references person,
        room_id uuid references room,
        during tstzrange not null,
        -- It overlapped another one when double bookings began to be refused. Kept as it was until one of both moves.
        doubled boolean not null default false,
        check ((role = 'room') = (room_id is not null)),
        check ((role = 'room') = (person_id is null)),
        constraint booking_once unique nulls not distinct (session_id, role, person_id, room_id)
      );

      create function takes_part(state text) returns boolean language sql immutable
        return state in ('confirmed', 'taking-part', 'completed');

      create view planned_booking as
        select s.id as session_id, s.course_id, 'trainer' as role, t.person_id, null::uuid as room_id,
               tstzrange(s.starts_at, s.ends_at) as during
          from session s join session_trainer t on t.session_id = s.id
         where s.cancelled_at is null
        union all
        select s.id, s.course_id, 'participant', r.person_id, null, tstzrange(s.starts_at, s.ends_at)
          from session s join registration r on r.course_id = s.course_id and takes_part(r.state)
         where s.cancelled_at is null
        union all
        select s.id, s.course_id, 'room', null, s.room_id, tstzrange(s.starts_at, s.ends_at)
          from session s
         where s.cancelled_at is null and s.room_id is not null;

      insert into booking (session_id, role, person_id, room_id, during)
      select session_id, role, person_id, room_id, during from planned_booking;
      create index booking_person on booking (person_id) where person_id is not null;
      create index booking_room on booking (room_id) where room_id is not null;

      -- Of two that overlap the later one is let through, so that nothing planned is lost and no update fails.
      update booking b set doubled = true
       where exists (
         select from booking o
          where o.person_id = b.person_id and o.session_id <> b.session_id and o.during && b.during
            and (lower(o.during), o.session_id) < (lower(b.during), b.session_id));

      -- Checked at the end of a statement, so that a whole series may move over its own places; [) lets times touch.
      -- A trainer may be a participant of her own session, hence the session.
      alter table booking
        add constraint booking_person_free
          exclude using gist (person_id with =, during with &&, session_id with <>)
          where (person_id is not null and not doubled) deferrable initially immediate,
        add constraint booking_room_free
          exclude using gist (room_id with =, during with &&)
          where (room_id is not null and not doubled) deferrable initially immediate;
      create index booking_doubled on booking (session_id) where doubled;

      -- A course's row is held so that whoever gets a seat meanwhile waits, and then sees the sessions as they are.
      create function book_sessions() returns trigger language plpgsql as $$
      declare
        changed uuid[];
        -- Sessions that have no bookings yet: new ones, and those that are held after all.
        opened uuid[];
      begin
        if tg_op = 'INSERT' then
          changed := array(select id from added);
          opened := array(select id from added where cancelled_at is null);
        else
          changed := array(
            select n.id from added n join removed o on o.id = n.id
             where (n.starts_at, n.ends_at, n.cancelled_at is null) <> (o.starts_at, o.ends_at, o.cancelled_at is null)
                or n.room_id is distinct from o.room_id);
          opened := array(
            select n.id from added n join removed o on o.id = n.id
             where n.cancelled_at is null and o.cancelled_at is not null);
        end if;
        if cardinality(changed) = 0 then
          return null;
        end if;
        perform from course c where c.id in (select course_id from added where id = any(changed))
          order by c.id for no key update;
        delete from booking b using session s
         where s.id = any(changed) and b.session_id = s.id
           and (s.cancelled_at is not null or (b.role = 'room' and b.room_id is distinct from s.room_id));
        update booking b set during = tstzrange(s.starts_at, s.ends_at), doubled = false
          from session s
         where s.id = any(changed) and b.session_id = s.id and b.during <> tstzrange(s.starts_at, s.ends_at);
        insert into booking (session_id, role, room_id, during)
        select s.id, 'room', s.room_id, tstzrange(s.starts_at, s.ends_at) from session s
         where s.id = any(changed) and s.room_id is not null and s.cancelled_at is null
        on conflict on constraint booking_once do nothing;
        insert into booking (session_id, role, person_id, during)
        select s.id, 'trainer', t.person_id, tstzrange(s.starts_at, s.ends_at)
          from session s join session_trainer t on t.session_id = s.id where s.id = any(opened)
        union all
        select s.id, 'participant', r.person_id, tstzrange(s.starts_at, s.ends_at)
          from session s join registration r on r.course_id = s.course_id and takes_part(r.state) where s.id = any(opened)
        on conflict on constraint booking_once do nothing;
        -- Where nothing overlaps any more, the rule holds again.
        update booking b set doubled = false
         where b.doubled and not exists (
           select from booking o
            where o.person_id = b.person_id and o.session_id <> b.session_id and o.during && b.during);
        return null;
      end $$;
      create trigger session_booked after insert on session
        referencing new table as added for each statement execute function book_sessions();
      create trigger session_rebooked after update on session
        referencing old table as removed new table as added for each statement execute function book_sessions();

      -- The sessions' rows are held against a move at the same time, which would book the trainer for the old hour.
      create function book_trainers() returns trigger language plpgsql as $$
      begin
        if tg_op <> 'INSERT' then
          delete from booking b using removed o
           where b.session_id = o.session_id and b.person_id = o.person_id and b.role = 'trainer';
        end if;
        if tg_op <> 'DELETE' then
          perform from session s where s.id in (select session_id from added) order by s.id for share;
          insert into booking (session_id, role, person_id, during)
          select p.session_id, p.role, p.person_id, p.during
            from planned_booking p join added n on n.session_id = p.session_id and n.person_id = p.person_id
           where p.role = 'trainer'
          on conflict on constraint booking_once do nothing;
        end if;
        return null;
      end $$;
      create trigger session_trainer_booked after insert on session_trainer
        referencing new table as added for each statement execute function book_trainers();
      create trigger session_trainer_rebooked after update on session_trainer
        referencing old table as removed new table as added for each statement execute function book_trainers();
      create trigger session_trainer_freed after delete on session_trainer
        referencing old table as removed for each statement execute function book_trainers();

      -- A statement at a time: 500 people of 30 sessions are 15,000 bookings.
      create function book_participants() returns trigger language plpgsql as $$
      begin
        -- An inner block, since an insert has no rows before it that the condition could be read with.
        if tg_op = 'UPDATE' then
          if not exists (
            select from added n join removed o on o.id = n.id
             where takes_part(n.state) <> takes_part(o.state) or (takes_part(n.state) and n.person_id <> o.person_id)
          ) then
            return null;
          end if;
        end if;
        if tg_op <> 'INSERT' then
          delete from booking b using removed o, session s
           where takes_part(o.state) and s.course_id = o.course_id
             and b.session_id = s.id and b.person_id = o.person_id and b.role = 'participant'
             and not exists (select from registration r
                              where r.course_id = o.course_id and r.person_id = o.person_id and takes_part(r.state));
        end if;
        if tg_op <> 'DELETE' then
          perform from course c where c.id in (select course_id from added where takes_part(state))
            order by c.id for no key update;
          insert into booking (session_id, role, person_id, during)
          select s.id, 'participant', n.person_id, tstzrange(s.starts_at, s.ends_at)
            from added n join session s on s.course_id = n.course_id
           where takes_part(n.state) and s.cancelled_at is null
          on conflict on constraint booking_once do nothing;
        end if;
        return null;
      end $$;
      create trigger registration_booked after insert on registration
        referencing new table as added for each statement execute function book_participants();
      create trigger registration_rebooked after update on registration
        referencing old table as removed new table as added for each statement execute function book_participants();
      create trigger registration_freed after delete on registration
        referencing old table as removed for each statement execute function book_participants();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop trigger registration_booked on registration;
      drop trigger registration_rebooked on registration;
      drop trigger registration_freed on registration;
      drop trigger session_trainer_booked on session_trainer;
      drop trigger session_trainer_rebooked on session_trainer;
      drop trigger session_trainer_freed on session_trainer;
      drop trigger session_booked on session;
      drop trigger session_rebooked on session;
      drop function book_participants, book_trainers, book_sessions;
      drop view planned_booking;
      drop function takes_part;
      drop table booking, trainer_qualification;
      drop index course_announced;
      alter table session
        drop constraint session_cancelled, drop room_id, drop series_id, drop cancelled_at, drop cancel_reason,
        drop calendar_sequence;
      drop table room;
    `);
  }
}
