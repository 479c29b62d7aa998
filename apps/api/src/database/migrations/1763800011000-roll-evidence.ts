import type { MigrationInterface, QueryRunner } from 'typeorm';

/** The roll as evidence: what became of every mark, what waits for a person, and that a signature holds. */
export class RollEvidence1763800011000 implements MigrationInterface {
  readonly name = 'RollEvidence1763800011000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- Words of one line with room for a reason: no control characters, since they are printed and mailed.
      create domain reason_line as text check (value !~ '[[:cntrl:]]' and length(value) between 1 and 1000);

      -- What was answered to a mark, so that the same one gets the same answer for ever. Identifiers alone.
      create table mark_receipt (
        id uuid primary key,
        session_id uuid not null references session,
        -- Who sent it. No reference: one would be checked for every mark.
        person_id uuid not null,
        body_hash bytea not null,
        outcome text not null check (outcome in ('recorded', 'pending', 'refused')),
        code text check ((outcome = 'recorded') = (code is null)),
        received_at timestamptz not null
      );
      create index mark_receipt_session on mark_receipt (session_id);

      -- A mark that waits for a person, or waited. It is no fact until somebody accepts it.
      create table pending_mark (
        id uuid primary key references mark_receipt,
        session_id uuid not null references session,
        -- Null where nobody is enrolled under the id that the mark names.
        enrolment_id uuid references enrolment,
        -- No reference: the block may be gone.
        block_id uuid not null,
        mark jsonb not null,
        why text not null check (why in
          ('session-cancelled', 'session-not-begun', 'block-gone', 'not-enrolled', 'minutes-over-plan', 'roll-closed', 'stale')),
        received_at timestamptz not null,
        sent_by uuid not null references person,
        device_time timestamptz,
        device jsonb,
        state text not null default 'pending' check (state in ('pending', 'accepted', 'declined')),
        decided_by uuid references person,
        decided_at timestamptz,
        decision_reason reason_line,
        fact_id uuid references fact,
        check ((state = 'pending') = (decided_at is null)),
        check ((state = 'pending') = (decided_by is null)),
        check ((state = 'accepted') = (fact_id is not null)),
        check (state <> 'declined' or decision_reason is not null)
      );
      create index pending_mark_session on pending_mark (session_id, received_at);
      create index pending_mark_open on pending_mark (received_at, id) where state = 'pending';
      create index pending_mark_enrolment on pending_mark (enrolment_id) where enrolment_id is not null;
      create index pending_mark_sent_by on pending_mark (sent_by);
      create index pending_mark_fact on pending_mark (fact_id) where fact_id is not null;

      -- A correction of what was signed so long ago that a second person decides.
      create table correction_request (
        id uuid primary key,
        session_id uuid not null references session,
        reason reason_line not null,
        marks jsonb not null,
        requested_by uuid not null references person,
        requested_at timestamptz not null,
        state text not null default 'pending' check (state in ('pending', 'accepted', 'declined')),
        decided_by uuid references person check (decided_by <> requested_by),
        decided_at timestamptz,
        decision_reason reason_line,
        check ((state = 'pending') = (decided_at is null)),
        check ((state = 'pending') = (decided_by is null)),
        check (state <> 'declined' or decision_reason is not null)
      );
      create index correction_request_session on correction_request (session_id, requested_at);
      create index correction_request_open on correction_request (requested_at, id) where state = 'pending';

      alter table roll_event drop constraint roll_event_kind_check, drop constraint roll_event_check;
      alter table roll_event
        -- What happens in one transaction bears one time: opened again and signed anew.
        add seq bigint generated always as identity,
        add constraint roll_event_kind check (kind in ('closed', 'reopened', 'corrected')),
        add constraint roll_event_reason check ((kind = 'closed') = (reason is null));

      -- Nothing is written under a signature, whatever code does; the one service that corrects says so in its transaction.
      create function refuse_under_signature() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('mittler.correction', true), '') <> '' then
          return null;
        end if;
        if exists (
          select from added a
            left join fact before on before.id = a.replaces
            join block b on b.id in (a.block_id, before.block_id)
            join session s on s.id = b.session_id
           where (a.block_id is not null or a.replaces is not null) and s.roll_closed_at is not null
        ) then
          raise exception 'the roll is signed'
            using errcode = 'restrict_violation', constraint = 'fact_under_signature';
        end if;
        return null;
      end $$;
      create trigger fact_under_signature after insert on fact
        referencing new table as added for each statement execute function refuse_under_signature();

      -- Somebody who came and is not on the roll: a name, until somebody knows whose.
      create table walk_in (
        id uuid primary key,
        session_id uuid not null references session,
        name_as_given single_line not null,
        town single_line,
        marks jsonb not null,
        body_hash bytea not null,
        recorded_by uuid not null references person,
        received_at timestamptz not null,
        matched_enrolment uuid references enrolment,
        dismissed_reason reason_line,
        settled_by uuid references person,
        settled_at timestamptz,
        check (matched_enrolment is null or dismissed_reason is null),
        check ((settled_at is null) = (matched_enrolment is null and dismissed_reason is null)),
        check ((settled_at is null) = (settled_by is null))
      );
      create index walk_in_session on walk_in (session_id, received_at);
      create index walk_in_enrolment on walk_in (matched_enrolment) where matched_enrolment is not null;

      -- Somebody of another course of the programme who makes up a session here.
      create table guest (
        session_id uuid not null references session on delete cascade,
        enrolment_id uuid not null references enrolment,
        added_by uuid not null references person,
        added_at timestamptz not null,
        primary key (session_id, enrolment_id)
      );
      create index guest_enrolment on guest (enrolment_id);

      create table check_in (
        id uuid primary key,
        session_id uuid not null references session,
        opened_by uuid not null references person,
        opened_at timestamptz not null,
        closed_at timestamptz check (closed_at >= opened_at),
        -- Makes the codes of each minute; never leaves the server.
        secret bytea not null check (octet_length(secret) = 32)
      );
      create unique index check_in_open on check_in (session_id) where closed_at is null;
      create index check_in_session on check_in (session_id);

      -- She typed or scanned the code. No mark: the trainer confirms it.
      create table check_in_claim (
        session_id uuid not null references session,
        enrolment_id uuid not null references enrolment,
        check_in_id uuid not null references check_in,
        claimed_at timestamptz not null,
        primary key (session_id, enrolment_id)
      );
      create index check_in_claim_enrolment on check_in_claim (enrolment_id);

      create table objection (
        id uuid primary key,
        -- One for each entry: a decision is not asked for twice.
        fact_id uuid not null unique references fact,
        enrolment_id uuid not null references enrolment,
        session_id uuid not null references session,
        words reason_line not null,
        raised_at timestamptz not null,
        state text not null default 'pending' check (state in ('pending', 'accepted', 'declined')),
        decided_by uuid references person,
        decided_at timestamptz,
        reason reason_line,
        check ((state = 'pending') = (decided_at is null)),
        check ((state = 'pending') = (decided_by is null)),
        check (state <> 'declined' or reason is not null)
      );
      create index objection_session on objection (session_id, raised_at);
      create index objection_open on objection (raised_at, id) where state = 'pending';
      create index objection_enrolment on objection (enrolment_id);

      create table roll_scan (
        id uuid primary key,
        session_id uuid not null references session,
        file_name single_line not null,
        note single_line,
        media_type text not null check (media_type in ('application/pdf', 'image/png', 'image/jpeg')),
        sha256 bytea not null check (octet_length(sha256) = 32),
        content bytea not null check (octet_length(content) between 1 and 10485760),
        uploaded_by uuid not null references person,
        uploaded_at timestamptz not null,
        unique (session_id, sha256)
      );
      -- It is packed already; reading a part of it needs no unpacking of the whole.
      alter table roll_scan alter column content set storage external;
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table roll_scan, objection, check_in_claim, check_in, guest, walk_in;
      drop trigger fact_under_signature on fact;
      drop function refuse_under_signature;
      alter table roll_event drop constraint roll_event_kind, drop constraint roll_event_reason;
      alter table roll_event disable trigger roll_event_kept;
      delete from roll_event where kind = 'corrected';
      alter table roll_event enable trigger roll_event_kept;
      alter table roll_event
        drop seq,
        add constraint roll_event_kind_check check (kind in ('closed', 'reopened')),
        add constraint roll_event_check check ((kind = 'reopened') = (reason is not null));
      drop table correction_request, pending_mark, mark_receipt;
      drop domain reason_line;
    `);
  }
}
