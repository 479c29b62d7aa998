import { assess } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import type { EntityManager } from 'typeorm';
import { RuleSetShelf } from '../../ledger/rule-set-shelf';
import { StandingService } from '../../ledger/standing.service';
import type { CertificateEntity } from './certificate.entity';

/** `different`: a replay does not say what the certificate was issued on. `not-kept`: it came with an import. */
export interface Recheck {
  readonly certificateId: string;
  readonly is: 'same' | 'different' | 'not-kept';
}

type IssuedRow = Pick<CertificateEntity, 'id' | 'enrolmentId' | 'ruleSetId' | 'issuedOn' | 'issuedAt' | 'assessment'>;

/** Replays what certificates were issued on: the record as known at the instant of issue, judged on the day of issue. */
@Injectable()
export class CertificateRecheck {
  constructor(
    private readonly standings: StandingService,
    private readonly shelf: RuleSetShelf,
  ) {}

  async recheck(certificateIds: readonly string[], tx: EntityManager): Promise<readonly Recheck[]> {
    const certificates: readonly IssuedRow[] = await tx.query(
      `select id, enrolment_id as "enrolmentId", rule_set_id as "ruleSetId", issued_on as "issuedOn", issued_at as "issuedAt", assessment
       from certificate where id = any($1::uuid[])`,
      [certificateIds],
    );
    const enrolmentIds = [...new Set(certificates.map(({ enrolmentId }) => enrolmentId))];
    const records = await this.standings.records(enrolmentIds, tx, 'table');
    const recordOf = new Map(records.map(({ enrolmentId, record }) => [enrolmentId, record]));
    const ruleSets = new Map((await this.shelf.published(tx)).map(({ id, content }) => [id, content]));
    return certificates.map((certificate) => {
      const { id, enrolmentId, ruleSetId, issuedOn, issuedAt, assessment } = certificate;
      if (assessment === null) return { certificateId: id, is: 'not-kept' };
      const record = recordOf.get(enrolmentId);
      const ruleSet = ruleSets.get(ruleSetId);
      const replayed = record && ruleSet && assess(record, ruleSet, issuedOn, issuedAt);
      return {
        certificateId: id,
        is: replayed && isDeepStrictEqual(asStored(replayed), asStored(assessment)) ? 'same' : 'different',
      };
    });
  }
}

function asStored(value: unknown): unknown {
  return JSON.parse(JSON.stringify(value));
}
