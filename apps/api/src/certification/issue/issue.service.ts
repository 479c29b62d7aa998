import type { CertificateOrder, IssueCertificates, IssueOutcome, IssueOutcomes, ProblemCode } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { unprintableIn } from '../../paper/printable';
import { CertificateRegister, issueContent } from '../register/certificate-register';
import { certificatesInForce } from '../register/certificate.query';
import { missingItems, printedCertificate } from './certificate-content';
import { newCheckCode, nextNumber } from './certificate-number';
import { assessmentAtIssue, type Entitled, EntitlementService } from './entitlement.service';
import { paperSource } from './paper-source.query';

/** Issues certificates, each person in a transaction of her own: one that is refused holds nobody else up. */
@Injectable()
export class IssueService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly clock: Clock,
    private readonly entitlements: EntitlementService,
    private readonly register: CertificateRegister,
  ) {}

  /**
   * Repeating it issues nothing twice: who has a certificate is answered as already certified, with its number.
   * @throws Refusal invalid (a date in the future)
   */
  async issue(caller: Caller, { issuedOn, orders }: IssueCertificates): Promise<IssueOutcomes> {
    if (issuedOn > this.clock.today())
      throw new Refusal('invalid', { fields: [{ pointer: '/issuedOn', rule: 'notInFuture' }] });
    const outcomes: IssueOutcome[] = [];
    for (const order of orders) outcomes.push(await this.issueOne(caller, order, issuedOn));
    return { outcomes };
  }

  private async issueOne(caller: Caller, order: CertificateOrder, issuedOn: IsoDate): Promise<IssueOutcome> {
    try {
      return await inTransaction(this.dataSource, (tx) => this.issueIn(caller, order, issuedOn, tx));
    } catch (error) {
      if (error instanceof Refusal) return refused(order, error.code);
      throw error;
    }
  }

  private async issueIn(
    caller: Caller,
    order: CertificateOrder,
    issuedOn: IsoDate,
    tx: EntityManager,
  ): Promise<IssueOutcome> {
    const decision = await this.entitlements.decide(order.enrolmentId, order.ruleSetId, issuedOn, tx);
    const held = await certificatesInForce(order.enrolmentId, tx);
    // Who holds one by an older text may still wish for one by a newer: then it is named.
    const same = held.find(({ ruleSetId }) => order.ruleSetId === undefined || ruleSetId === order.ruleSetId);
    if (same) return { ...refused(order, 'already-certified'), certificateId: same.id, number: same.number };
    if (decision.is === 'not-entitled') return { ...refused(order, decision.code), unmet: decision.unmet };
    return this.print(caller, order, issuedOn, decision, tx);
  }

  private async print(
    caller: Caller,
    order: CertificateOrder,
    issuedOn: IsoDate,
    decision: Entitled,
    tx: EntityManager,
  ): Promise<IssueOutcome> {
    const { ruleSet, ruleSetId, ledger, now } = decision;
    const source = await paperSource(order.enrolmentId, tx);
    if (!source) return refused(order, 'not-found');
    if (source.deactivated) return refused(order, 'person-deactivated');
    if (source.birthDate === null) return refused(order, 'birth-date-missing');
    const head = {
      id: randomUUID(),
      factId: randomUUID(),
      checkCode: newCheckCode(),
      enrolmentId: order.enrolmentId,
      ruleSetId,
      ruleSet,
      institutionId: source.institutionId,
      issuedOn,
      source: null,
    };
    const issue = { ...issueContent(head), id: head.factId, replaces: null, receivedAt: now };
    const assessment = assessmentAtIssue(decision, issue, issuedOn);
    const grounds = { source, facts: ledger.record.facts, ruleSet, assessment };
    const missing = missingItems(grounds);
    if (missing.length > 0) return { ...refused(order, 'certificate-item-missing'), missingItems: missing };
    const strange = await unprintableIn(textsOf(printedCertificate(grounds, '', issuedOn)));
    if (strange.length > 0) return refused(order, 'paper-not-printable');
    // Last, since its row stays locked for everybody who issues in this series.
    const number = await nextNumber(source.numberPrefix, issuedOn, tx);
    const certificate = { ...head, number, content: printedCertificate(grounds, number, issuedOn), assessment };
    await this.register.add(caller.personId, [certificate], now, tx);
    return { ...refused(order, null), is: 'issued', certificateId: head.id, number };
  }
}

function refused({ enrolmentId }: CertificateOrder, code: ProblemCode | null): IssueOutcome {
  return { enrolmentId, is: 'refused', certificateId: null, number: null, code, unmet: [], missingItems: [] };
}

/** Every text within the content, at any depth. */
function textsOf(value: unknown): readonly string[] {
  if (typeof value === 'string') return [value];
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(textsOf) : [];
}
