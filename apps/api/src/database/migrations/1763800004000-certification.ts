import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Certification1763800004000 implements MigrationInterface {
  readonly name = 'Certification1763800004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      -- By prefix and not by institution: two institutions with one prefix still never share a number.
      create table certificate_counter (
        prefix text not null,
        year int not null,
        last int not null,
        primary key (prefix, year)
      );

      create table certificate (
        id uuid primary key,
        number single_line not null unique,
        -- Printed on the paper; whoever knows it was shown the certificate by its holder. Null: the paper has none.
        check_code text unique check (check_code ~ '^[2-9A-HJKMNP-Z]{12}$'),
        -- Whose it is, the enrolment says: it moves with her when two people turn out to be one.
        enrolment_id uuid not null references enrolment,
        rule_set_id uuid not null references rule_set,
        institution_id uuid not null references institution,
        fact_id uuid not null unique references fact,
        issued_on date not null,
        issued_at timestamptz not null,
        issued_by uuid references person,
        -- Where it came from, if it was not issued here.
        source single_line,
        -- All that is printed, as it was on the day of issue; of an imported one what is known.
        content jsonb not null,
        -- What it was issued on.
        assessment jsonb,
        check (source is not null or (check_code is not null and assessment is not null))
      );
      create index certificate_enrolment on certificate (enrolment_id);
      create index certificate_issued on certificate (issued_on desc, id);
      create trigger certificate_unchanged before update on certificate for each row execute function refuse_change();
      -- One that was issued stays for good; one that came with an import goes when the import is undone.
      create function refuse_certificate_loss() returns trigger language plpgsql as $$
      begin
        if old.source is null or coalesce(current_setting('mittler.erasing', true), '') = '' then
          raise exception 'certificates are never deleted' using errcode = 'restrict_violation';
        end if;
        return old;
      end $$;
      create trigger certificate_kept before delete on certificate
        for each row execute function refuse_certificate_loss();

      create table certificate_revocation (
        certificate_id uuid primary key references certificate,
        fact_id uuid not null unique references fact,
        revoked_on date not null,
        revoked_at timestamptz not null,
        revoked_by uuid not null references person,
        reason text not null
      );
      create trigger certificate_revocation_unchanged before update on certificate_revocation
        for each row execute function refuse_change();
      create trigger certificate_revocation_kept before delete on certificate_revocation
        for each row execute function refuse_change();
    `);
  }

  async down(runner: QueryRunner): Promise<void> {
    await runner.query(`
      drop table certificate_revocation, certificate, certificate_counter;
      drop function refuse_certificate_loss;
    `);
  }
}
