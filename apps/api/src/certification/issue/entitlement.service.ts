import {
  assess,
  type Assessment,
  type Fact,
  type Finding,
  type Instant,
  type IsoDate,
  type RuleSet,
} from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Clock } from '../../http/clock';
import { LedgerService } from '../../ledger/ledger.service';
import type { LedgerRecord } from '../../ledger/ledger-record';
import { type Judged, StandingService } from '../../ledger/standing.service';

/** Somebody has earned the paper by this rule set. */
export interface Entitled {
  readonly is: 'entitled';
  readonly ruleSetId: string;
  readonly ruleSet: RuleSet;
  readonly ledger: LedgerRecord;
  /** The record was read after this instant, under the lock: what is issued on it is issued now. */
  readonly now: Instant;
}

export interface NotEntitled {
  readonly is: 'not-entitled';
  readonly code: 'not-entitled' | 'rule-set-unknown';
  readonly unmet: readonly Finding[];
}

/** Asks the record itself whether a certificate may be issued: § 2 Abs. 6 Satz 2 ZMediatAusbV, and nobody's word beside it. */
@Injectable()
export class EntitlementService {
  constructor(
    private readonly ledger: LedgerService,
    private readonly standings: StandingService,
    private readonly clock: Clock,
  ) {}

  /**
   * Locks the enrolment and decides.
   * @param ruleSetId the rule set wished for; undefined: the newest by which she is ready
   * @throws Refusal not-found
   */
  async decide(
    enrolmentId: string,
    ruleSetId: string | undefined,
    issuedOn: IsoDate,
    tx: EntityManager,
  ): Promise<Entitled | NotEntitled> {
    await this.ledger.lock([enrolmentId], tx);
    const today = this.clock.today();
    const then = await this.judged(enrolmentId, issuedOn, tx);
    // An earlier date on the paper must not reach back behind something that has ended the right to it meanwhile.
    const open = issuedOn === today ? then : await this.judged(enrolmentId, today, tx);
    const ready = then.filter(
      (each) => isReady(each) && open.some((now) => now.ruleSetId === each.ruleSetId && isReady(now)),
    );
    const chosen = ready.filter((each) => ruleSetId === undefined || each.ruleSetId === ruleSetId).at(-1);
    const [ledger] = await this.standings.records([enrolmentId], tx);
    if (chosen && ledger) {
      return {
        is: 'entitled',
        ruleSetId: chosen.ruleSetId,
        ruleSet: chosen.ruleSet,
        ledger,
        now: this.nowAfter(ledger.record.facts),
      };
    }
    const asked = then.find((each) => (ruleSetId === undefined ? each.leads : each.ruleSetId === ruleSetId));
    if (!asked && ruleSetId !== undefined) return { is: 'not-entitled', code: 'rule-set-unknown', unmet: [] };
    const unmet = asked?.assessment.certificate.findings.filter(({ met }) => !met) ?? [];
    return { is: 'not-entitled', code: 'not-entitled', unmet };
  }

  private async judged(enrolmentId: string, on: IsoDate, tx: EntityManager): Promise<readonly Judged[]> {
    return (await this.standings.assessments([enrolmentId], on, tx)).get(enrolmentId) ?? [];
  }

  /** Not before anything that the decision rests on, even where another replica's clock runs ahead: a replay must see the same facts. */
  private nowAfter(facts: readonly Fact[]): Instant {
    return facts.reduce<Instant>(
      (latest, { receivedAt }) => (receivedAt > latest ? receivedAt : latest),
      this.clock.now(),
    );
  }
}

function isReady({ assessment }: Judged): boolean {
  return assessment.state === 'ready' && assessment.certificate.met;
}

/** The assessment that a certificate keeps: as of the day of issue and as known at its instant, the issue itself included. */
export function assessmentAtIssue(
  { ledger: { record }, ruleSet, now }: Entitled,
  issue: Fact,
  issuedOn: IsoDate,
): Assessment {
  return assess({ ...record, facts: [...record.facts, issue] }, ruleSet, issuedOn, now);
}
