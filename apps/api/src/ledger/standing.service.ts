import {
  addDays,
  assess,
  type Assessment,
  compareInstants,
  type Instant,
  type IsoDate,
  lastDayOf,
  leadingIndex,
  openRuleSets,
  type RuleSet,
  standingOf,
  type TrainingRecord,
} from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../http/clock';
import { type KnownFact, KnownFacts } from './known-facts';
import { RuleSetShelf, type ShelvedRuleSet } from './rule-set-shelf';
import { removeClosedStandings, type StandingRow, storeStandings } from './standing-row';

/** One enrolment's head and facts. */
export interface LedgerRecord {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly courseId: string;
  readonly departmentId: string;
  readonly scheme: string;
  readonly enrolledOn: IsoDate;
  readonly record: TrainingRecord;
  /** The facts of the record with the parts of sessions that they are about. */
  readonly known: readonly KnownFact[];
}

/** The decision by one rule set open to an enrolment. */
export interface Judged {
  readonly ruleSetId: string;
  readonly ruleSet: RuleSet;
  readonly leads: boolean;
  readonly assessment: Assessment;
}

interface EnrolmentRow {
  readonly id: string;
  readonly person_id: string;
  readonly course_id: string;
  readonly department_id: string;
  readonly municipality_key: string;
  readonly scheme: string;
  readonly enrolled_on: IsoDate;
  readonly planned_end: IsoDate | null;
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
    const records = await this.records(enrolmentIds, tx);
    const ruleSets = await this.shelf.published(tx);
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
    const enrolments: readonly EnrolmentRow[] = await tx.query(
      `select id, person_id, course_id, department_id, scheme, enrolled_on, planned_end
       from enrolment where id = any($1::uuid[]) order by enrolled_on desc, id`,
      [enrolmentIds],
    );
    const facts = await (source === 'known' ? this.known.of(enrolmentIds, tx) : this.known.anew(enrolmentIds, tx));
    return enrolments.map((row) => toRecord(row, facts.get(row.id) ?? []));
  }

  /** Stores anew where these enrolments stand. The caller holds their locks. */
  async renew(enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    if (enrolmentIds.length === 0) return;
    const enrolments: readonly EnrolmentRow[] = await tx.query(
      `select e.id, e.person_id, e.course_id, e.department_id, d.municipality_key, e.scheme, e.enrolled_on, e.planned_end
       from enrolment e join department d on d.id = e.department_id where e.id = any($1::uuid[]) order by e.id`,
      [enrolmentIds],
    );
    const facts = await this.known.of(enrolmentIds, tx);
    const ruleSets = await this.shelf.published(tx);
    const today = civilDateOf(now);
    const rows = enrolments.flatMap((row) => {
      const ledger = toRecord(row, facts.get(row.id) ?? []);
      const judged = judge(ledger, ruleSets, today);
      return judged.map((each) => standingRow(row, ledger, each, judged, ruleSets, now));
    });
    await removeClosedStandings(enrolmentIds, rows, now, tx);
    await storeStandings(rows, now, tx);
  }
}

function toRecord(row: EnrolmentRow, facts: readonly KnownFact[]): LedgerRecord {
  return {
    enrolmentId: row.id,
    personId: row.person_id,
    courseId: row.course_id,
    departmentId: row.department_id,
    scheme: row.scheme,
    enrolledOn: row.enrolled_on,
    record: { facts: facts.map(({ fact }) => fact), plannedCourseEnd: row.planned_end },
    known: facts,
  };
}

function judge(
  { scheme, record }: LedgerRecord,
  shelf: readonly ShelvedRuleSet[],
  on: IsoDate,
  knownAt?: Instant,
): readonly Judged[] {
  const known =
    knownAt === undefined
      ? record
      : { ...record, facts: record.facts.filter((fact) => compareInstants(fact.receivedAt, knownAt) <= 0) };
  const open = openRuleSets(
    scheme,
    known,
    shelf.map(({ content }) => content),
    on,
  );
  const assessments = open.map((ruleSet) => assess(known, ruleSet, on));
  const leader = leadingIndex(assessments);
  return open.flatMap((ruleSet, index) => {
    const shelved = shelf.find(({ content }) => content === ruleSet);
    const assessment = assessments[index];
    return shelved && assessment ? [{ ruleSetId: shelved.id, ruleSet, leads: index === leader, assessment }] : [];
  });
}

function standingRow(
  row: EnrolmentRow,
  { record }: LedgerRecord,
  { ruleSetId, ruleSet, leads, assessment }: Judged,
  judged: readonly Judged[],
  shelf: readonly ShelvedRuleSet[],
  now: Instant,
): StandingRow {
  // What assess() says today holds for every later day, unless a fact of a later day is already there.
  const dates = lastDayOf(record) > assessment.on ? standingOf(record, ruleSet) : assessment.dates;
  const findings = assessment.certificate.findings;
  const total = findings.find(({ kind }) => kind === 'total-minutes');
  const cases = findings.find(({ kind, aspect }) => kind === 'cases' && aspect === 'count');
  return {
    enrolment_id: row.id,
    rule_set_id: ruleSetId,
    known_from: now,
    municipality_key: row.municipality_key,
    department_id: row.department_id,
    course_id: row.course_id,
    leads,
    enrolled_on: row.enrolled_on,
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
    renew_on: renewOn(assessment.on, row.scheme, judged, shelf),
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
