import {
  addDays,
  type Assessment,
  assessOpen,
  type Instant,
  type IsoDate,
  lastDayOf,
  leadingIndex,
  type RuleSet,
  standingOf,
} from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../http/clock';
import { KnownFacts } from './known-facts';
import type { LedgerRecord } from './ledger-record';
import { RuleSetShelf, type ShelvedRuleSet } from './rule-set-shelf';
import { type StandingRow, storeStandings } from './standing-row';

/** The decision by one rule set open to an enrolment. */
export interface Judged {
  readonly ruleSetId: string;
  readonly ruleSet: RuleSet;
  readonly leads: boolean;
  readonly assessment: Assessment;
}

/** Asks assess() and keeps the dates that it says; nothing else in Mittler decides where somebody stands. */
@Injectable()
export class StandingService {
  constructor(
    private readonly shelf: RuleSetShelf,
    private readonly known: KnownFacts,
  ) {}

  /**
   * The decisions for these enrolments, by every rule set open to each.
   * @param on the civil day that is judged
   * @param knownAt reads the record as it was known then; where not given, all of it
   */
  async assessments(
    enrolmentIds: readonly string[],
    on: IsoDate,
    tx: EntityManager,
    knownAt?: Instant,
  ): Promise<ReadonlyMap<string, readonly Judged[]>> {
    const judged = await this.judged(enrolmentIds, on, tx, knownAt);
    return new Map(judged.map(([{ enrolmentId }, decisions]) => [enrolmentId, decisions]));
  }

  /** The same together with the records that the decisions rest on, the newest enrolment first. */
  async judged(
    enrolmentIds: readonly string[],
    on: IsoDate,
    tx: EntityManager,
    knownAt?: Instant,
  ): Promise<readonly (readonly [LedgerRecord, readonly Judged[]])[]> {
    const { records, ruleSetIds } = await this.known.of(enrolmentIds, tx);
    const ruleSets = await this.shelf.of(ruleSetIds, tx);
    return records.map((each) => [each, judge(each, ruleSets, on, knownAt)]);
  }

  /**
   * The records of these enrolments as the domain reads them.
   * @param source `table` reads every fact anew, also those known from before
   */
  async records(
    enrolmentIds: readonly string[],
    tx: EntityManager,
    source: 'known' | 'table' = 'known',
  ): Promise<readonly LedgerRecord[]> {
    const { records } = await (source === 'known'
      ? this.known.of(enrolmentIds, tx)
      : this.known.anew(enrolmentIds, tx));
    return records;
  }

  /**
   * Stores anew where these enrolments stand. The caller holds their locks.
   * @returns those of which a report now shows something else
   */
  async renew(enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<readonly string[]> {
    if (enrolmentIds.length === 0) return [];
    const { records, ruleSetIds } = await this.known.of(enrolmentIds, tx);
    const ruleSets = await this.shelf.of(ruleSetIds, tx);
    const today = civilDateOf(now);
    const rows = records.flatMap((ledger) => {
      const judged = judge(ledger, ruleSets, today);
      return judged.map((each) => standingRow(ledger, each, judged, ruleSets));
    });
    return storeStandings(enrolmentIds, rows, now, tx);
  }
}

function judge(
  { scheme, record }: LedgerRecord,
  shelf: readonly ShelvedRuleSet[],
  on: IsoDate,
  knownAt?: Instant,
): readonly Judged[] {
  const contents = shelf.map(({ content }) => content);
  const decisions = assessOpen(scheme, record, contents, on, knownAt);
  const leader = leadingIndex(decisions.map(({ assessment }) => assessment));
  return decisions.flatMap(({ ruleSet, assessment }, index) => {
    const shelved = shelf.find(({ content }) => content === ruleSet);
    return shelved ? [{ ruleSetId: shelved.id, ruleSet, leads: index === leader, assessment }] : [];
  });
}

function standingRow(
  ledger: LedgerRecord,
  { ruleSetId, ruleSet, leads, assessment }: Judged,
  judged: readonly Judged[],
  shelf: readonly ShelvedRuleSet[],
): StandingRow {
  const { record } = ledger;
  // What assess() says today holds for every later day, unless a fact of a later day is already there.
  const dates = lastDayOf(record) > assessment.on ? standingOf(record, ruleSet) : assessment.dates;
  const findings = assessment.certificate.findings;
  const total = findings.find(({ kind }) => kind === 'total-minutes');
  const cases = findings.find(({ kind, aspect }) => kind === 'cases' && aspect === 'count');
  return {
    enrolment_id: ledger.enrolmentId,
    rule_set_id: ruleSetId,
    municipality_key: ledger.municipalityKey,
    department_id: ledger.departmentId,
    course_id: ledger.courseId,
    leads,
    enrolled_on: ledger.enrolledOn,
    began_on: dates.beganOn,
    ready_from: dates.readyFrom,
    ready_until: dates.readyUntil,
    certified_on: dates.certifiedOn,
    title_until: dates.titleUntil,
    dropped_out_on: dates.droppedOutOn,
    counted_minutes: total?.counted ?? 0,
    needed_minutes: total?.needed ?? 0,
    counted_cases: cases?.counted ?? 0,
    needed_cases: cases?.needed ?? 0,
    renew_on: renewOn(assessment.on, ledger.scheme, judged, shelf),
  };
}

/** The first day after `on` on which another rule set may open, close or lead. */
function renewOn(
  on: IsoDate,
  scheme: string,
  judged: readonly Judged[],
  shelf: readonly ShelvedRuleSet[],
): IsoDate | null {
  const opening = shelf.filter(({ content }) => content.scheme === scheme).map(({ content }) => content.effectiveFrom);
  const closing = judged.flatMap(({ assessment: { dates }, ruleSet: { completeBy } }) => [
    dates.readyUntil,
    completeBy?.until ?? null,
  ]);
  const lapsing = judged.length > 1 ? judged.map(({ assessment: { dates } }) => dates.titleUntil) : [];
  const days = [...opening, ...[...closing, ...lapsing].flatMap((day) => (day === null ? [] : [addDays(day, 1)]))];
  return days.filter((day) => day > on).sort()[0] ?? null;
}
