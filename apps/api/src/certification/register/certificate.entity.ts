import type { CertificateAnswer, CertificateState, OneCertificate } from '@mittler/contract';
import type { Assessment, Instant, IsoDate } from '@mittler/domain';
import { Column, Entity, PrimaryColumn } from 'typeorm';
import { groupedCheckCode } from '../paper/check-code';
import type { PrintedCertificate } from '../issue/certificate-content';

/** What is known of a certificate that was issued elsewhere or before. */
export interface ImportedContent {
  readonly person: { readonly givenNames: string; readonly familyName: string; readonly birthDate: IsoDate | null };
  readonly institution: { readonly name: string };
  readonly areas: PrintedCertificate['areas'];
}

@Entity('certificate')
export class CertificateEntity {
  @PrimaryColumn('uuid') id!: string;
  @Column('text') number!: string;
  @Column('text', { name: 'check_code', nullable: true }) checkCode!: string | null;
  @Column('uuid', { name: 'enrolment_id' }) enrolmentId!: string;
  @Column('uuid', { name: 'rule_set_id' }) ruleSetId!: string;
  @Column('uuid', { name: 'institution_id' }) institutionId!: string;
  @Column('uuid', { name: 'fact_id' }) factId!: string;
  @Column('date', { name: 'issued_on' }) issuedOn!: IsoDate;
  @Column('timestamptz', { name: 'issued_at' }) issuedAt!: Instant;
  @Column('uuid', { name: 'issued_by', nullable: true }) issuedBy!: string | null;
  @Column('text', { nullable: true }) source!: string | null;
  @Column('jsonb') content!: PrintedCertificate | ImportedContent;
  @Column('jsonb', { nullable: true }) assessment!: Assessment | null;
}

@Entity('certificate_revocation')
export class CertificateRevocationEntity {
  @PrimaryColumn('uuid', { name: 'certificate_id' }) certificateId!: string;
  @Column('uuid', { name: 'fact_id' }) factId!: string;
  @Column('date', { name: 'revoked_on' }) revokedOn!: IsoDate;
  @Column('timestamptz', { name: 'revoked_at' }) revokedAt!: Instant;
  @Column('uuid', { name: 'revoked_by' }) revokedBy!: string;
  @Column('text') reason!: string;
}

/** A line of the register as it is read, see certificate.query.ts. */
export interface CertificateRow {
  readonly id: string;
  readonly number: string;
  readonly checkCode: string | null;
  readonly issuedOn: IsoDate;
  readonly issuedAt: Instant;
  readonly source: string | null;
  readonly content: PrintedCertificate | ImportedContent;
  readonly personId: string;
  readonly enrolmentId: string;
  readonly courseId: string;
  readonly courseName: string;
  readonly municipality: string;
  readonly municipalityName: string;
  readonly departmentName: string;
  readonly ruleSetId: string;
  readonly ruleSetTitle: string;
  readonly ruleSetVersion: string;
  readonly state: CertificateState;
  readonly rightUntil: IsoDate | null;
  readonly revokedOn: IsoDate | null;
  readonly revokedAt: Instant | null;
  readonly reason: string | null;
}

export function toCertificate(row: CertificateRow): CertificateAnswer {
  return {
    id: row.id,
    number: row.number,
    issuedOn: row.issuedOn,
    issuedBy: row.content.institution.name,
    personId: row.personId,
    givenName: row.content.person.givenNames,
    familyName: row.content.person.familyName,
    enrolmentId: row.enrolmentId,
    courseId: row.courseId,
    courseName: row.courseName,
    municipality: row.municipality,
    municipalityName: row.municipalityName,
    departmentName: row.departmentName,
    ruleSetId: row.ruleSetId,
    ruleSetTitle: row.ruleSetTitle,
    ruleSetVersion: row.ruleSetVersion,
    state: row.state,
    revokedOn: row.revokedOn,
    rightUntil: row.rightUntil,
    source: row.source,
    hasPaper: hasPaper(row.content),
  };
}

/** Who reads a certificate: the office that issues, its holder, or somebody with a view of its municipality. */
export type CertificateReader = 'office' | 'holder' | 'municipality';

export function toOneCertificate(row: CertificateRow, reader: CertificateReader): OneCertificate {
  const isPrivy = reader !== 'municipality';
  const { revokedOn, revokedAt, reason } = row;
  return {
    ...toCertificate(row),
    issuedAt: row.issuedAt,
    ...(isPrivy ? { birthDate: row.content.person.birthDate } : {}),
    ...(isPrivy ? { checkCode: row.checkCode === null ? null : groupedCheckCode(row.checkCode) } : {}),
    areas: row.content.areas.map(({ number, title, minutes, virtualMinutes }) => ({
      number,
      title,
      minutes,
      virtualMinutes,
    })),
    revocation:
      revokedOn === null || revokedAt === null
        ? null
        : { on: revokedOn, at: revokedAt, ...(isPrivy && reason !== null ? { reason } : {}) },
  };
}

export function hasPaper(content: PrintedCertificate | ImportedContent): content is PrintedCertificate {
  return 'number' in content;
}
