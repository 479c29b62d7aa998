import type {
  CertificateQuery,
  Certificates,
  MyCertificates,
  OneCertificate,
  RevokeCertificate,
} from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import { type Caller, holds, municipalitiesOf } from '../../http/caller';
import { Clock } from '../../http/clock';
import { cursorOf, readCursor, usualPage } from '../../http/cursor';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import {
  type CertificateReader,
  type CertificateRow,
  hasPaper,
  toCertificate,
  toOneCertificate,
} from './certificate.entity';
import { certificateRows, type CertificateScope } from './certificate.query';
import { CertificateRegister } from './certificate-register';
import type { PrintedCertificate } from '../issue/certificate-content';

export interface StoredPaper {
  readonly content: PrintedCertificate;
  readonly checkCode: string;
}

const everything: CertificateScope = { municipalities: null, holder: null };

/** Reading the register, each within her scope, and taking a certificate back. */
@Injectable()
export class CertificateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly register: CertificateRegister,
    private readonly ledger: LedgerService,
  ) {}

  async list(
    caller: Caller,
    { after, limit = usualPage, ...wish }: CertificateQuery & { readonly words?: string },
  ): Promise<Certificates> {
    const scope = holds(caller, 'coordination-office')
      ? everything
      : { municipalities: municipalitiesOf(caller, 'municipal-coordinator'), holder: null };
    const [last] = readCursor(after, 1) ?? [];
    const page = { ...wish, limit: limit + 1, ...(last === undefined ? {} : { after: String(last) }) };
    const rows = await certificateRows(scope, page, this.clock.today(), this.dataSource.manager);
    const shown = rows.slice(0, limit);
    const end = shown.at(-1);
    return { certificates: shown.map(toCertificate), next: rows.length > limit && end ? cursorOf([end.id]) : null };
  }

  /** @throws Refusal not-found, also where it is not the caller's to read */
  async one(caller: Caller, id: string): Promise<OneCertificate> {
    const { row, reader } = await this.read(caller, id, this.dataSource.manager);
    return toOneCertificate(row, reader);
  }

  async own(caller: Caller): Promise<MyCertificates> {
    const scope = { municipalities: null, holder: caller.personId };
    const rows = await certificateRows(scope, { limit: 200 }, this.clock.today(), this.dataSource.manager);
    return { certificates: rows.map((row) => toOneCertificate(row, 'holder')) };
  }

  /**
   * The content of the paper, for the office and the holder alone.
   * @throws Refusal not-found · certificate-without-paper (it was issued elsewhere)
   */
  async paper(caller: Caller, id: string): Promise<StoredPaper> {
    const { row, reader } = await this.read(caller, id, this.dataSource.manager);
    if (reader === 'municipality') throw new Refusal('not-found');
    if (!hasPaper(row.content) || row.checkCode === null) throw new Refusal('certificate-without-paper');
    return { content: row.content, checkCode: row.checkCode };
  }

  /** @throws Refusal not-found · invalid (another number than the certificate's) · certificate-revoked */
  async revoke(caller: Caller, id: string, { number, reason }: RevokeCertificate): Promise<OneCertificate> {
    return inTransaction(this.dataSource, async (tx) => {
      const { row: seen } = await this.read(caller, id, tx);
      await this.ledger.lock([seen.enrolmentId], tx);
      const { row } = await this.read(caller, id, tx);
      if (row.state === 'revoked') throw new Refusal('certificate-revoked', { facts: { revokedOn: row.revokedOn } });
      if (number.toUpperCase() !== row.number.toUpperCase())
        throw new Refusal('invalid', { fields: [{ pointer: '/number', rule: 'numberOfCertificate' }] });
      const now = this.clock.now();
      const revocation = {
        certificateId: id,
        enrolmentId: row.enrolmentId,
        number: row.number,
        on: this.clock.today(),
        reason,
      };
      await this.register.revoke(caller.personId, revocation, now, tx);
      const after = await this.read(caller, id, tx);
      return toOneCertificate(after.row, after.reader);
    });
  }

  private async read(
    caller: Caller,
    id: string,
    tx: EntityManager,
  ): Promise<{ readonly row: CertificateRow; readonly reader: CertificateReader }> {
    const [row] = await certificateRows(everything, { id, limit: 1 }, this.clock.today(), tx);
    const reader = row && readerOf(caller, row);
    if (!reader) throw new Refusal('not-found');
    return { row, reader };
  }
}

function readerOf(caller: Caller, { personId, municipality }: CertificateRow): CertificateReader | null {
  if (holds(caller, 'coordination-office')) return 'office';
  if (personId === caller.personId) return 'holder';
  return municipalitiesOf(caller, 'municipal-coordinator').includes(municipality) ? 'municipality' : null;
}
