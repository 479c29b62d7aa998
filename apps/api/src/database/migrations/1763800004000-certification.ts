import type { MigrationInterface, QueryRunner } from 'typeorm';

export class Certification1763800004000 implements MigrationInterface {
  readonly name = 'Certification1763800004000';

  async up(runner: QueryRunner): Promise<void> {
    await runner.query(`
      create table certificate_counter (
        institution_id uuid not null references institution,
        year int not null,
        last int not null,
        primary key (institution_id, year)
      );

      create table certificate (
        id uuid primary key,
        number text not null unique,
        -- Printed on the paper; whoever knows number and code was shown the certificate by its holder.
        check_code text not null unique,
        enrolment_id uuid not null references enrolment,
        person_id uuid not null references person,
        rule_set_id uuid not null references rule_set,
        institution_id uuid not null references institution,
        fact_id uuid not null unique references fact,
        issued_on date not null,
        issued_at timestamptz not null,
        issued_by uuid references person,
        -- Where it came from, if it was not issued here.
        source text,
        -- All that is printed, as it was on the day of issue.
        content jsonb not null,
        assessment jsonb
      );
      create index certificate_person on certificate (person_id);
      create index certificate_enrolment on certificate (enrolment_id);
      create index certificate_issued on certificate (issued_on desc, id);
      create trigger certificate_unchanged before update on certificate for each row execute function refuse_change();
      create trigger certificate_kept before delete on certificate for each row execute function refuse_change();

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
    await runner.query('drop table certificate_revocation, certificate, certificate_counter;');
  }
}
