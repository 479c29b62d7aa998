import type { EnrolmentProgress, FactAnswer, Progress } from '@mittler/contract';
import type { Fact, IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { type Caller, holds, municipalitiesOf } from '../http/caller';
import { Clock } from '../http/clock';
import { Refusal } from '../http/refusal';
import { FastRead } from '../database/fast-read';
import type { LedgerRecord } from './ledger-record';
import { type Judged, StandingService } from './standing.service';

const ownEnrolments = 'select id from enrolment where person_id = $1';

/** Somebody else's enrolment: for the office any, for a municipality's coordinator those of her own departments. */
const visibleEnrolment = `
  select e.id from enrolment e join department d on d.id = e.department_id
  where e.id = $1 and ($2 or d.municipality_key = any($3::text[]))`;

/** Shows the decision with all its reasons: the same answer on her own page, the office's and the municipality's. */
@Injectable()
export class ProgressService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly read: FastRead,
    private readonly standings: StandingService,
    private readonly clock: Clock,
  ) {}

  /** The caller's own progress. */
  async own(caller: Caller): Promise<Progress> {
    const ids = await this.read.rows<{ id: string }>('ledger.own-enrolments', ownEnrolments, [caller.personId]);
    const on = this.clock.today();
    return {
      on,
      enrolments: await this.progressOf(
        ids.map(({ id }) => id),
        on,
      ),
    };
  }

  /**
   * Progress of one enrolment of somebody else.
   * @throws Refusal not-found, also for one outside the caller's municipalities
   */
  async of(caller: Caller, enrolmentId: string): Promise<EnrolmentProgress> {
    const [seen] = await this.read.rows<{ id: string }>('ledger.visible-enrolment', visibleEnrolment, [
      enrolmentId,
      holds(caller, 'coordination-office'),
      municipalitiesOf(caller, 'municipal-coordinator'),
    ]);
    const [progress] = seen ? await this.progressOf([seen.id], this.clock.today()) : [];
    if (!progress) throw new Refusal('not-found');
    return progress;
  }

  private async progressOf(ids: readonly string[], on: IsoDate): Promise<readonly EnrolmentProgress[]> {
    if (ids.length === 0) return [];
    const judged = await this.standings.judged(ids, on, this.dataSource.manager);
    return judged.map(([ledger, decisions]) => toProgress(ledger, decisions));
  }
}

function toProgress(ledger: LedgerRecord, decisions: readonly Judged[]): EnrolmentProgress {
  const { facts } = ledger.record;
  const replaced = new Set(facts.flatMap(({ replaces }) => replaces ?? []));
  return {
    enrolment: ledger.enrolmentId,
    person: ledger.personId,
    course: ledger.courseId,
    department: ledger.departmentId,
    scheme: ledger.scheme,
    enrolledOn: ledger.enrolledOn,
    standings: decisions.map(({ ruleSetId, leads, assessment }) => ({ ruleSet: ruleSetId, leads, assessment })),
    facts: ledger.known.map(({ fact, block }) => toFactAnswer(fact, block, replaced.has(fact.id))),
  };
}

function toFactAnswer(fact: Fact, block: string | null, replaced: boolean): FactAnswer {
  const minutes = 'minutes' in fact ? fact.minutes : null;
  const area = 'area' in fact ? fact.area : null;
  const modality = 'modality' in fact ? fact.modality : null;
  const head = {
    id: fact.id,
    kind: fact.kind,
    on: fact.on,
    replaces: fact.replaces,
    replaced,
    block,
    area,
    modality,
    minutes,
  };
  return fact.kind === 'mark'
    ? { ...head, attendance: fact.attendance, check: fact.check }
    : { ...head, attendance: null, check: null };
}
