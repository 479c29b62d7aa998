import type { MigrationInterface, QueryRunner } from 'typeorm';

/** What all rooms stand on: extensions, guards for tables that only grow, audit log, outbox. */
export class House1763800000000 implements MigrationInterface {
  readonly name = 'House1763800000000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create extension if not exists citext;
      create extension if not exists btree_gist;
      create extension if not exists pg_trgm;

      -- A text that may stand on paper, in a mail header and in a file: no control characters.
      create domain single_line as text check (value !~ '[[:cntrl:]]' and length(value) between 1 and 300);

      create function refuse_change() returns trigger language plpgsql as $$
      begin
        raise exception 'rows of % are never changed', tg_table_name using errcode = 'restrict_violation';
      end $$;

      -- Facts go only with the person they are about, and only while she has no certificate (see people: erase).
      create function refuse_loss() returns trigger language plpgsql as $$
      begin
        if coalesce(current_setting('mittler.erasing', true), '') = '' then
          raise exception 'rows of % are never deleted', tg_table_name using errcode = 'restrict_violation';
        end if;
        return old;
      end $$;

      create table audit_entry (
        seq bigint generated always as identity primary key,
        at timestamptz not null,
        actor uuid,
        deed text not null,
        subject_kind text not null,
        subject_id text not null,
        detail jsonb not null default '{}'
      );
      create index audit_entry_subject on audit_entry (subject_kind, subject_id, seq desc);
      create trigger audit_entry_unchanged before update on audit_entry for each row execute function refuse_change();
      create trigger audit_entry_kept before delete on audit_entry for each row execute function refuse_change();

      create table message (
        id uuid primary key,
        template text not null,
        language text not null check (language in ('de', 'en')),
        recipient citext not null,
        recipient_person uuid,
        -- What the template needs; emptied once sent, since it may hold a link that lets somebody in.
        content jsonb,
        created_at timestamptz not null,
        due_at timestamptz not null,
        attempts int not null default 0,
        sent_at timestamptz,
        given_up_at timestamptz,
        last_error text
      );
      create index message_due on message (due_at) where sent_at is null and given_up_at is null;
      create index message_person on message (recipient_person, created_at desc);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table message, audit_entry;
      drop function refuse_change, refuse_loss;
      drop domain single_line;
    `);
  }
}
