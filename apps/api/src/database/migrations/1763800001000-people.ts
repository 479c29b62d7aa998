import type { MigrationInterface, QueryRunner } from 'typeorm';

export class People1763800001000 implements MigrationInterface {
  readonly name = 'People1763800001000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table municipality (
        -- Official key (AGS) as text, since it may begin with 0: five digits of a Kreis, eight of a Gemeinde.
        key text primary key check (key ~ '^[0-9]{5}([0-9]{3})?$'),
        name single_line not null,
        kind single_line not null,
        region single_line not null,
        version int not null default 1
      );

      create table department (
        id uuid primary key,
        municipality_key text not null references municipality,
        name single_line not null,
        code single_line,
        kind text not null default 'other'
          check (kind in ('integration-centre', 'youth-office', 'public-order-office', 'other')),
        version int not null default 1,
        unique (municipality_key, name),
        unique (municipality_key, id)
      );

      create table person (
        id uuid primary key,
        given_name single_line not null check (length(given_name) <= 100),
        family_name single_line not null check (length(family_name) <= 100),
        email citext unique check (email !~ '[[:cntrl:]]' and length(email) <= 254),
        birth_date date,
        -- The identifier under which the office's own list knows her.
        external_id single_line unique,
        language text not null default 'de' check (language in ('de', 'en')),
        version int not null default 1,
        created_at timestamptz not null,
        deactivated_at timestamptz,
        merged_into uuid references person
      );
      create index person_by_name on person (family_name collate "de-x-icu", given_name collate "de-x-icu", id);
      create index person_search on person using gin ((lower(given_name || ' ' || family_name)) gin_trgm_ops);
      create index person_same on person (lower(family_name), lower(given_name), birth_date);
      create index person_merged on person (merged_into) where merged_into is not null;

      create table membership (
        id uuid primary key,
        person_id uuid not null references person,
        department_id uuid not null references department,
        valid_from date not null,
        valid_until date check (valid_until >= valid_from),
        exclude using gist (
          person_id with =, department_id with =, daterange(valid_from, valid_until, '[]') with &&
        )
      );
      create index membership_person on membership (person_id, valid_from);
      create index membership_department on membership (department_id, valid_from);

      create table role_grant (
        id uuid primary key,
        person_id uuid not null references person,
        role text not null check (role in (
          'trainer', 'approver', 'municipal-coordinator', 'coordination-office', 'auditor', 'administrator')),
        municipality_key text references municipality,
        department_id uuid references department,
        valid_from date not null,
        valid_until date check (valid_until >= valid_from),
        granted_by uuid references person,
        granted_at timestamptz not null,
        version int not null default 1,
        check ((role = 'municipal-coordinator') = (municipality_key is not null)),
        check ((role = 'approver') = (department_id is not null)),
        exclude using gist (
          person_id with =, role with =, coalesce(municipality_key, '') with =,
          coalesce(department_id::text, '') with =, daterange(valid_from, valid_until, '[]') with &&
        )
      );
      create index role_grant_person on role_grant (person_id);

      create table credential (
        person_id uuid primary key references person,
        password_hash text not null,
        set_at timestamptz not null
      );

      -- A signed-in browser. The token itself is in the cookie alone.
      create table sign_in (
        id uuid primary key,
        token_hash bytea not null unique,
        person_id uuid not null references person,
        created_at timestamptz not null,
        seen_at timestamptz not null,
        expires_at timestamptz not null
      );
      create index sign_in_person on sign_in (person_id);
      create index sign_in_expiry on sign_in (expires_at);

      -- A link by mail that works once: to set a password or to confirm a new address.
      create table account_link (
        id uuid primary key,
        token_hash bytea not null unique,
        person_id uuid not null references person,
        purpose text not null check (purpose in ('invitation', 'password-reset', 'email-change')),
        new_email citext check ((purpose = 'email-change') = (new_email is not null)),
        created_at timestamptz not null,
        expires_at timestamptz not null,
        used_at timestamptz
      );
      create index account_link_person on account_link (person_id);
      create index account_link_expiry on account_link (expires_at);

      -- Tries of late, counted for all replicas; keys are keyed hashes, never addresses. Its form is rate-limiter-flexible's.
      create table rate_limit (
        key varchar(255) primary key,
        points int not null default 0,
        expire bigint
      );
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table rate_limit, account_link, sign_in, credential, role_grant, membership, person, department, municipality;
    `);
  }
}
