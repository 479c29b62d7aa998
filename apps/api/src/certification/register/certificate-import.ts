import type { Instant, IsoDate, RuleSet } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { RuleSetShelf, type ShelvedRuleSet } from '../../ledger/rule-set-shelf';
import { CertificateRegister, type NewCertificate } from './certificate-register';

/** A certificate that was issued elsewhere, or here before Mittler. */
export interface ImportedCertificate {
  readonly enrolmentId: string;
  /** Undefined: the newest published rule set of the enrolment's scheme that was in force on the day of issue. */
  readonly ruleSetId?: string;
  readonly number: string;
  readonly issuedOn: IsoDate;
  /** Where it came from, for people to read: file and line. */
  readonly source: string;
}

interface Head {
  readonly enrolmentId: string;
  readonly scheme: string;
  readonly givenNames: string;
  readonly familyName: string;
  readonly birthDate: IsoDate | null;
  readonly institutionId: string;
  readonly institutionName: string;
}

/** Certificates that come with an import: they are in the register and carry a standing, but have no paper and no check code. */
@Injectable()
export class CertificateImport {
  constructor(
    private readonly register: CertificateRegister,
    private readonly shelf: RuleSetShelf,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
  ) {}

  /**
   * Records them, all in one statement each.
   * @returns their ids in the order given
   * @throws Refusal not-found (enrolment) · rule-set-unknown · already-exists (number) · already-certified (by that rule set)
   */
  async add(
    by: string,
    imported: readonly ImportedCertificate[],
    now: Instant,
    tx: EntityManager,
  ): Promise<readonly string[]> {
    if (imported.length === 0) return [];
    const enrolmentIds = imported.map(({ enrolmentId }) => enrolmentId);
    await this.ledger.lock(enrolmentIds, tx);
    const heads = new Map((await headsOf(enrolmentIds, tx)).map((head) => [head.enrolmentId, head]));
    const published = await this.shelf.published(tx);
    const certificates = imported.map((each) => {
      const head = heads.get(each.enrolmentId);
      if (!head) throw new Refusal('not-found');
      return newCertificate(each, head, published);
    });
    await refuseSecond(certificates, tx);
    await this.register.add(by, certificates, now, tx);
    return certificates.map(({ id }) => id);
  }

  /** Takes imported certificates out again, as if they had never come; what was issued here stays, whatever is asked. */
  async undo(by: string, certificateIds: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    const found: readonly {
      readonly id: string;
      readonly enrolmentId: string;
      readonly factId: string;
      readonly issuedOn: IsoDate;
    }[] = await tx.query(
      `select id, enrolment_id as "enrolmentId", fact_id as "factId", issued_on as "issuedOn"
         from certificate where id = any($1::uuid[]) and source is not null`,
      [certificateIds],
    );
    if (found.length === 0) return;
    await this.ledger.lock(
      found.map(({ enrolmentId }) => enrolmentId),
      tx,
    );
    const before: readonly { readonly erasing: string }[] = await tx.query(
      `select coalesce(current_setting('mittler.erasing', true), '') as erasing, set_config('mittler.erasing', 'import', true)`,
    );
    await tx.query('delete from certificate where id = any($1::uuid[])', [found.map(({ id }) => id)]);
    await tx.query(`select set_config('mittler.erasing', $1, true)`, [before[0]?.erasing ?? '']);
    const retractions = found.map(({ enrolmentId, factId, issuedOn }) => ({
      id: randomUUID(),
      enrolmentId,
      replaces: factId,
      blockId: null,
      content: { kind: 'retraction' as const, on: issuedOn },
    }));
    await this.ledger.record(by, retractions, now, tx);
    await this.audit.noteAll(
      found.map(({ id, enrolmentId }) => ({
        actor: by,
        at: now,
        deed: 'certificate.import-undone',
        subjectKind: 'certificate',
        subjectId: id,
        detail: { enrolmentId },
      })),
      tx,
    );
  }
}

async function headsOf(enrolmentIds: readonly string[], tx: EntityManager): Promise<readonly Head[]> {
  return tx.query(
    `select e.id as "enrolmentId", e.scheme, p.given_name as "givenNames", p.family_name as "familyName",
       p.birth_date as "birthDate", i.id as "institutionId", i.name as "institutionName"
     from enrolment e
       join person p on p.id = e.person_id
       join course c on c.id = e.course_id
       join institution i on i.id = c.institution_id
     where e.id = any($1::uuid[])`,
    [enrolmentIds],
  );
}

function newCertificate(
  imported: ImportedCertificate,
  head: Head,
  published: readonly ShelvedRuleSet[],
): NewCertificate {
  const { enrolmentId, number, issuedOn, source } = imported;
  const ruleSet = ruleSetOf(imported, head.scheme, published);
  return {
    id: randomUUID(),
    factId: randomUUID(),
    number,
    checkCode: null,
    enrolmentId,
    ruleSetId: ruleSet.id,
    ruleSet: ruleSet.content,
    institutionId: head.institutionId,
    issuedOn,
    source,
    content: {
      person: { givenNames: head.givenNames, familyName: head.familyName, birthDate: head.birthDate },
      institution: { name: head.institutionName },
      areas: [],
    },
    assessment: null,
  };
}

function ruleSetOf(
  { ruleSetId, issuedOn }: ImportedCertificate,
  scheme: string,
  published: readonly ShelvedRuleSet[],
): ShelvedRuleSet {
  const newestFirst = (a: { readonly content: RuleSet }, b: { readonly content: RuleSet }): number =>
    a.content.effectiveFrom < b.content.effectiveFrom ? 1 : -1;
  const fitting = published
    .filter(
      ({ id, content }) =>
        content.scheme === scheme && (ruleSetId === undefined ? content.effectiveFrom <= issuedOn : id === ruleSetId),
    )
    .sort(newestFirst);
  const [newest] = fitting;
  if (!newest) throw new Refusal('rule-set-unknown');
  return newest;
}

async function refuseSecond(certificates: readonly NewCertificate[], tx: EntityManager): Promise<void> {
  const wished = certificates.map(({ enrolmentId, ruleSetId }) => `${enrolmentId} ${ruleSetId}`);
  const held: readonly { readonly id: string; readonly enrolmentId: string }[] = await tx.query(
    `select c.id, c.enrolment_id as "enrolmentId" from certificate c
     where c.enrolment_id || ' ' || c.rule_set_id = any($1) and c.enrolment_id = any($2::uuid[])
       and not exists (select from certificate_revocation r where r.certificate_id = c.id)`,
    [wished, certificates.map(({ enrolmentId }) => enrolmentId)],
  );
  if (held.length > 0 || new Set(wished).size < wished.length) {
    throw new Refusal('already-certified', { facts: { enrolments: held.map(({ enrolmentId }) => enrolmentId) } });
  }
}
