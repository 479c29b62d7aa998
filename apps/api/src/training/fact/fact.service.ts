import type {
  AcceptEvidence,
  ConfirmRenewal,
  DropOut,
  FieldProblem,
  ReachMilestone,
  RecordedFacts,
  Resume,
  RetractFact,
  Suspend,
} from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import type { FactContent } from '../../ledger/fact-row';
import { type Codes, SchemeCodes } from '../scheme-codes';
import { AdditionService } from './addition.service';
import { recordedFacts, retractableKinds } from './recorded-fact';

/** What the office adds to a person's ledger beside marks, cases and certificates. */
@Injectable()
export class FactService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly additions: AdditionService,
    private readonly codes: SchemeCodes,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found */
  async list(_caller: Caller, enrolmentId: string): Promise<RecordedFacts> {
    const { manager } = this.dataSource;
    const [known]: readonly unknown[] = await manager.query('select 1 from enrolment where id = $1', [enrolmentId]);
    if (!known) throw new Refusal('not-found');
    return { enrolmentId, facts: await recordedFacts(enrolmentId, manager) };
  }

  dropOut(caller: Caller, enrolmentId: string, { id, on }: DropOut): Promise<RecordedFacts> {
    return this.additions.add(caller, enrolmentId, this.past('/on', on), {
      id,
      replaces: null,
      content: { kind: 'dropped-out', on },
    });
  }

  resume(caller: Caller, enrolmentId: string, { id, on }: Resume): Promise<RecordedFacts> {
    return this.additions.add(caller, enrolmentId, this.past('/on', on), {
      id,
      replaces: null,
      content: { kind: 'resumed', on },
    });
  }

  /** § 3 Abs. 4 ZMediatAusbV. */
  confirmRenewal(caller: Caller, enrolmentId: string, { id, on }: ConfirmRenewal): Promise<RecordedFacts> {
    return this.additions.add(caller, enrolmentId, this.past('/on', on), {
      id,
      replaces: null,
      content: { kind: 'renewal-confirmed', on },
    });
  }

  async reachMilestone(
    caller: Caller,
    enrolmentId: string,
    { id, on, milestone }: ReachMilestone,
  ): Promise<RecordedFacts> {
    const content: FactContent = { kind: 'milestone', on, milestone };
    const codes = await this.codesOf(enrolmentId);
    const problems = [...this.past('/on', on), ...unknownCode('/milestone', milestone, codes?.milestones)];
    return this.additions.add(caller, enrolmentId, problems, { id, replaces: null, content });
  }

  /** § 8 ZMediatAusbV. A hindrance may be known beforehand, so its days may lie ahead. */
  suspend(caller: Caller, enrolmentId: string, wish: Suspend): Promise<RecordedFacts> {
    const until = wish.until ?? null;
    const problems = until !== null && until < wish.from ? [{ pointer: '/until', rule: 'notBeforeFrom' }] : [];
    const content: FactContent = { kind: 'suspension', on: wish.from, until };
    return this.additions.add(caller, enrolmentId, problems, { id: wish.id, replaces: wish.replaces ?? null, content });
  }

  async acceptEvidence(caller: Caller, enrolmentId: string, wish: AcceptEvidence): Promise<RecordedFacts> {
    const { id, on, purpose, modality, minutes, proof } = wish;
    const content: FactContent = {
      kind: 'external-evidence',
      on,
      purpose,
      area: wish.area ?? null,
      module: wish.module ?? null,
      modality,
      minutes,
    };
    const codes = await this.codesOf(enrolmentId);
    const problems = [
      ...this.past('/on', on),
      ...unknownCode('/area', wish.area, codes?.areas),
      ...unknownCode('/module', wish.module, codes?.modules),
    ];
    return this.additions.add(caller, enrolmentId, problems, { id, replaces: null, content, evidence: { proof } });
  }

  /**
   * Takes a fact back. The retraction speaks of the same day as the fact.
   * @throws Refusal not-found (no such fact, or a kind that is taken back elsewhere) · mark-replaced · mark-id-reused
   */
  async retract(
    caller: Caller,
    enrolmentId: string,
    factId: string,
    { id, reason }: RetractFact,
  ): Promise<RecordedFacts> {
    const fact = await this.retractable(enrolmentId, factId);
    return this.additions.add(caller, enrolmentId, [], {
      id,
      replaces: factId,
      content: { kind: 'retraction', on: fact },
      evidence: { reason },
    });
  }

  private async retractable(enrolmentId: string, factId: string): Promise<IsoDate> {
    const [fact]: readonly { readonly on: IsoDate }[] = await this.dataSource.query(
      'select on_date as on from fact where id = $1 and enrolment_id = $2 and kind = any($3)',
      [factId, enrolmentId, retractableKinds],
    );
    if (!fact) throw new Refusal('not-found');
    return fact.on;
  }

  private async codesOf(enrolmentId: string): Promise<Codes | null> {
    const { manager } = this.dataSource;
    const [row]: readonly { readonly scheme: string }[] = await manager.query(
      'select scheme from enrolment where id = $1',
      [enrolmentId],
    );
    if (!row) throw new Refusal('not-found');
    return this.codes.of(row.scheme, manager);
  }

  private past(pointer: string, on: IsoDate): readonly FieldProblem[] {
    return on > this.clock.today() ? [{ pointer, rule: 'notInFuture' }] : [];
  }
}

function unknownCode(
  pointer: string,
  code: string | null | undefined,
  known: ReadonlySet<string> | undefined,
): readonly FieldProblem[] {
  return code === null || code === undefined || known?.has(code) ? [] : [{ pointer, rule: 'unknown' }];
}
