import type { Assessment, CertificateIssuedFact, Instant, IsoDate, RuleSetKey } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { Refusal } from '../../http/refusal';
import type { FactContent, NewFact } from '../../ledger/fact-row';
import { LedgerService } from '../../ledger/ledger.service';
import type { PrintedCertificate } from '../issue/certificate-content';
import { CertificateEntity, CertificateRevocationEntity, type ImportedContent } from './certificate.entity';

export interface NewCertificate {
  readonly id: string;
  readonly factId: string;
  readonly number: string;
  readonly checkCode: string | null;
  readonly enrolmentId: string;
  readonly ruleSetId: string;
  readonly ruleSet: RuleSetKey;
  readonly institutionId: string;
  readonly issuedOn: IsoDate;
  /** Where it came from; null: issued here. */
  readonly source: string | null;
  readonly content: PrintedCertificate | ImportedContent;
  readonly assessment: Assessment | null;
}

export interface NewRevocation {
  readonly certificateId: string;
  readonly enrolmentId: string;
  readonly number: string;
  readonly on: IsoDate;
  readonly reason: string;
}

/** The one place where certificates enter the register or are taken back: row, fact and audit entry in one transaction. */
@Injectable()
export class CertificateRegister {
  constructor(
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal already-exists (a number that the register has) */
  async add(
    by: string | null,
    certificates: readonly NewCertificate[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    if (certificates.length === 0) return;
    await this.refuseTakenNumbers(certificates, tx);
    await this.ledger.record(
      by,
      certificates.map((each) => fact(each.factId, each.enrolmentId, issueContent(each))),
      now,
      tx,
    );
    await tx.insert(
      CertificateEntity,
      certificates.map(({ ruleSet: _, ...certificate }) => ({ ...certificate, issuedAt: now, issuedBy: by })),
    );
    await this.audit.noteAll(
      certificates.map(({ id, number, enrolmentId, ruleSetId, issuedOn, source }) => ({
        actor: by,
        at: now,
        deed: source === null ? 'certificate.issued' : 'certificate.imported',
        subjectKind: 'certificate',
        subjectId: id,
        detail: { number, enrolmentId, ruleSetId, issuedOn },
      })),
      tx,
    );
  }

  /** The caller has locked the enrolment and seen that the certificate is in force. */
  async revoke(by: string, revocation: NewRevocation, now: Instant, tx: EntityManager): Promise<void> {
    const { certificateId, enrolmentId, number, on, reason } = revocation;
    const factId = randomUUID();
    await this.ledger.record(
      by,
      [fact(factId, enrolmentId, { kind: 'certificate-revoked', on, certificate: certificateId })],
      now,
      tx,
    );
    await tx.insert(CertificateRevocationEntity, {
      certificateId,
      factId,
      revokedOn: on,
      revokedAt: now,
      revokedBy: by,
      reason,
    });
    // The reason may speak of a person and stays with the revocation.
    await this.audit.note(tx, {
      actor: by,
      at: now,
      deed: 'certificate.revoked',
      subjectKind: 'certificate',
      subjectId: certificateId,
      detail: { number, enrolmentId },
    });
  }

  private async refuseTakenNumbers(certificates: readonly NewCertificate[], tx: EntityManager): Promise<void> {
    const numbers = certificates.map(({ number }) => number);
    const taken: readonly { readonly number: string }[] = await tx.query(
      'select number from certificate where number = any($1)',
      [numbers],
    );
    if (taken.length > 0 || new Set(numbers).size < numbers.length) {
      throw new Refusal('already-exists', { facts: { numbers: taken.map(({ number }) => number) } });
    }
  }
}

/** What the ledger is told of an issue. */
export function issueContent({
  id,
  ruleSet: { scheme, version },
  issuedOn,
}: Pick<NewCertificate, 'id' | 'ruleSet' | 'issuedOn'>): Omit<CertificateIssuedFact, 'id' | 'receivedAt' | 'replaces'> {
  return { kind: 'certificate-issued', on: issuedOn, certificate: id, ruleSet: { scheme, version } };
}

function fact(id: string, enrolmentId: string, content: FactContent): NewFact {
  return { id, enrolmentId, replaces: null, blockId: null, content };
}
