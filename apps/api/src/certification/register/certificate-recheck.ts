import { assess } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { isDeepStrictEqual } from 'node:util';
import { In, type EntityManager } from 'typeorm';
import { RuleSetShelf } from '../../ledger/rule-set-shelf';
import { StandingService } from '../../ledger/standing.service';
import { CertificateEntity } from './certificate.entity';

/** `different`: a replay does not say what the certificate was issued on. `not-kept`: it came with an import. */
export interface Recheck {
  readonly certificateId: string;
  readonly is: 'same' | 'different' | 'not-kept';
}

/** Replays what certificates were issued on: the record as known at the instant of issue, judged on the day of issue. */
@Injectable()
export class CertificateRecheck {
  constructor(
    private readonly standings: StandingService,
    private readonly shelf: RuleSetShelf,
  ) {}

  async recheck(certificateIds: readonly string[], tx: EntityManager): Promise<readonly Recheck[]> {
    const certificates = await tx.findBy(CertificateEntity, { id: In([...certificateIds]) });
    const records = await this.standings.records([...new Set(certificates.map(({ enrolmentId }) => enrolmentId))], tx);
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
