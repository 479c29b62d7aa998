import type { Instant, IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { prepared } from '../database/prepared';
import { columnsOf, unnested } from '../database/unnested';
import { Refusal } from '../http/refusal';
import { factColumns, type FactRow, factTypes, type NewFact, saysTheSame, toFact, toRow } from './fact-row';
import { LedgerFollowers } from './ledger-followers';
import { StandingService } from './standing.service';

export interface NewEnrolment {
  readonly id: string;
  readonly personId: string;
  readonly courseId: string;
  readonly departmentId: string;
  readonly scheme: string;
  readonly enrolledOn: IsoDate;
  readonly plannedEnd: IsoDate | null;
}

export interface LockedEnrolment {
  readonly enrolmentId: string;
  readonly personId: string;
}

const lockEnrolments = `
  select id as "enrolmentId", person_id as "personId" from enrolment
   where id = any($1::uuid[]) and ($2::uuid is null or course_id = $2 or id = any($3::uuid[])) order by id for update`;

const given = Object.keys(factTypes).filter((column) => column !== 'received_at');

/**
 * A correction must name a fact of the same enrolment. What comes later is received later, also where two replicas'
 * clocks differ or both come within one millisecond: the fact received last speaks, and a replay sees the same facts.
 */
const appendFacts = `
  insert into fact (${given.join(', ')}, received_at)
  select ${given.map((column) => `given.${column}`).join(', ')},
    greatest(given.received_at, (
      select max(earlier.received_at) + interval '1 millisecond' from fact earlier
      where earlier.enrolment_id = given.enrolment_id and earlier.received_at >= given.received_at))
  from ${unnested(factTypes, 'given')}
  where given.replaces is null
     or exists (select from fact old where old.id = given.replaces and old.enrolment_id = given.enrolment_id)
  on conflict do nothing returning id`;

/**
 * The ledger's promise: facts are only ever added, and the standing that lists and reports read is what assess() says
 * of them, stored in the same transaction. Every kind of write locks the enrolments first, ordered by id: no standing
 * goes stale, and no two writers wait for each other in a circle.
 */
@Injectable()
export class LedgerService {
  constructor(
    private readonly standings: StandingService,
    private readonly followers: LedgerFollowers,
  ) {}

  /** Opens the ledgers of people in a course. */
  async enrol(by: string | null, enrolments: readonly NewEnrolment[], now: Instant, tx: EntityManager): Promise<void> {
    if (enrolments.length === 0) return;
    const rows = enrolments.map((enrolment) => ({
      id: enrolment.id,
      person_id: enrolment.personId,
      course_id: enrolment.courseId,
      department_id: enrolment.departmentId,
      scheme: enrolment.scheme,
      enrolled_on: enrolment.enrolledOn,
      planned_end: enrolment.plannedEnd,
      created_at: now,
    }));
    const made: readonly unknown[] = await tx.query(
      `insert into enrolment select * from json_populate_recordset(null::enrolment, $1)
       on conflict (course_id, person_id) do nothing returning id`,
      [JSON.stringify(rows)],
    );
    if (made.length < rows.length) throw new Refusal('already-enrolled');
    await this.standings.renew(
      enrolments.map(({ id }) => id),
      now,
      tx,
    );
  }

  /** Locks the enrolments in the one order. Call it before other rows are written that depend on them. */
  async lock(enrolmentIds: readonly string[], tx: EntityManager): Promise<void> {
    const found = await this.lockThoseIn(null, enrolmentIds, tx);
    if (found.length < new Set(enrolmentIds).size) throw new Refusal('not-found');
  }

  /**
   * The same for those of them that are in the course (null: in any), and says who they are.
   * @param guests enrolments that count as in the course
   */
  async lockThoseIn(
    courseId: string | null,
    enrolmentIds: readonly string[],
    tx: EntityManager,
    guests: readonly string[] = [],
  ): Promise<readonly LockedEnrolment[]> {
    const ids = [...new Set(enrolmentIds)];
    await this.followers.lock(ids, tx);
    return prepared<LockedEnrolment>(tx, 'ledger.lock', lockEnrolments, [ids, courseId, guests]);
  }

  /**
   * Adds facts and renews the standings they bear on.
   * @param now taken after the lock, so that no fact is received before one that was stored earlier
   * @throws Refusal not-found (no such enrolment) · mark-id-reused (same id, other content) · mark-replaced (what it
   *   corrects was corrected meanwhile, or is no fact of this enrolment)
   */
  async record(by: string | null, facts: readonly NewFact[], now: Instant, tx: EntityManager): Promise<void> {
    if (facts.length === 0) return;
    const enrolmentIds = [...new Set(facts.map(({ enrolmentId }) => enrolmentId))];
    await this.lock(enrolmentIds, tx);
    await this.recordLocked(by, facts, now, tx);
  }

  /** The same, where the caller holds the locks. */
  async recordLocked(by: string | null, facts: readonly NewFact[], now: Instant, tx: EntityManager): Promise<void> {
    if (facts.length === 0) return;
    const added = await this.append(by, facts, now, tx);
    if (added < facts.length) await this.refuseUnlessRepeated(facts, tx);
    if (added === 0) return;
    const enrolmentIds = [...new Set(facts.map(({ enrolmentId }) => enrolmentId))];
    const changed = await this.standings.renew(enrolmentIds, now, tx);
    // A mark says nothing to others but what it does to the standing.
    const telling = facts.filter(({ content }) => content.kind !== 'mark').map(({ enrolmentId }) => enrolmentId);
    const followed = [...new Set([...changed, ...telling])];
    if (followed.length > 0) await this.followers.follow(by, followed, now, tx);
  }

  private async append(by: string | null, facts: readonly NewFact[], now: Instant, tx: EntityManager): Promise<number> {
    const rows = facts.map((fact) => toRow(fact, by, now));
    const added = await prepared(tx, 'ledger.append', appendFacts, columnsOf(factTypes, rows));
    return added.length;
  }

  private async refuseUnlessRepeated(facts: readonly NewFact[], tx: EntityManager): Promise<void> {
    const rows: readonly FactRow[] = await tx.query(`select ${factColumns} from fact where id = any($1::uuid[])`, [
      facts.map(({ id }) => id),
    ]);
    const stored = new Map(rows.map((row) => [row.id, row]));
    for (const fact of facts) {
      const row = stored.get(fact.id);
      if (!row) throw new Refusal('mark-replaced', { facts: { id: fact.id } });
      if (!saysTheSame(row, fact)) throw new Refusal('mark-id-reused', { facts: { id: fact.id } });
    }
  }

  /** Records a move: from `on` the enrolment belongs to another department, and reports count it there. */
  async move(
    by: string | null,
    move: { readonly id: string; readonly enrolmentId: string; readonly departmentId: string; readonly on: IsoDate },
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    await this.lock([move.enrolmentId], tx);
    await tx.query('update enrolment set department_id = $2 where id = $1', [move.enrolmentId, move.departmentId]);
    await this.record(
      by,
      [
        {
          id: move.id,
          enrolmentId: move.enrolmentId,
          replaces: null,
          blockId: null,
          content: { kind: 'move', on: move.on, department: move.departmentId },
        },
      ],
      now,
      tx,
    );
  }

  /** The course's planned last day has changed. */
  async plan(courseId: string, plannedEnd: IsoDate, now: Instant, tx: EntityManager): Promise<void> {
    const rows: readonly { readonly id: string }[] = await tx.query(
      'select id from enrolment where course_id = $1 order by id for update',
      [courseId],
    );
    await tx.query('update enrolment set planned_end = $2 where course_id = $1', [courseId, plannedEnd]);
    await this.standings.renew(
      rows.map(({ id }) => id),
      now,
      tx,
    );
  }

  /** The record as the domain reads it, for each enrolment. */
  async records(enrolmentIds: readonly string[], tx: EntityManager): ReturnType<StandingService['records']> {
    return this.standings.records(enrolmentIds, tx);
  }

  /** One enrolment's facts as stored, oldest first. */
  async facts(enrolmentId: string, tx: EntityManager): Promise<readonly ReturnType<typeof toFact>[]> {
    const rows: readonly FactRow[] = await tx.query(
      `select ${factColumns} from fact where enrolment_id = $1 order by received_at, id`,
      [enrolmentId],
    );
    return rows.map(toFact);
  }
}
