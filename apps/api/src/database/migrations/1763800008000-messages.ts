import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Messages1763800008000 implements MigrationInterface {
  readonly name = 'Messages1763800008000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      alter table message
        add category text not null default 'account'
          check (category in ('account', 'decision', 'invitation-to-session', 'reminder', 'notice')),
        -- What it is about, as 'kind:id': one mail may be about a registration and a session.
        add about text[] not null default '{}',
        -- One logical mail is queued once, however often its cause is looked at.
        add key text unique,
        add calendar jsonb,
        -- What it is about no longer holds: it is never sent.
        add withdrawn_at timestamptz,
        add check (withdrawn_at is null or sent_at is null);
      drop index message_due;
      create index message_due on message (due_at) where sent_at is null and given_up_at is null and withdrawn_at is null;
      create index message_about on message using gin (about);
      create index message_order on message (created_at desc, id desc);
      create index message_failed on message (given_up_at desc, id) where given_up_at is not null;

      -- The office's own words in place of the built-in ones.
      create table message_template (
        template text not null,
        language text not null check (language in ('de', 'en')),
        subject single_line not null,
        body text not null check (length(body) between 1 and 8000 and body !~ '[\\x01-\\x09\\x0b-\\x1f\\x7f]'),
        version int not null default 1,
        edited_by uuid not null,
        edited_at timestamptz not null,
        primary key (template, language)
      );

      -- What a person does not want, or wants again; no row: she gets it.
      create table message_choice (
        person_id uuid not null references person,
        category text not null check (category in ('invitation-to-session', 'reminder', 'notice')),
        wanted boolean not null,
        primary key (person_id, category)
      );

      -- A private address of a person's sessions. The address itself is known to her alone.
      create table calendar_feed (
        id uuid primary key,
        person_id uuid not null references person,
        token_hash bytea not null unique,
        created_at timestamptz not null,
        revoked_at timestamptz
      );
      create unique index calendar_feed_present on calendar_feed (person_id) where revoked_at is null;
      create index calendar_feed_person on calendar_feed (person_id);
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table calendar_feed, message_choice, message_template;
      drop index message_failed, message_order, message_about, message_due;
      delete from message where withdrawn_at is not null;
      alter table message drop column withdrawn_at, drop column calendar, drop column key, drop column about, drop column category;
      create index message_due on message (due_at) where sent_at is null and given_up_at is null;
    `);
  }
}
