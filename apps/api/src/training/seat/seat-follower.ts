import type { Instant, RegistrationState } from '@mittler/domain';
import { Injectable, type OnModuleInit } from '@nestjs/common';
import { randomUUID } from 'node:crypto';
import type { EntityManager } from 'typeorm';
import { prepared } from '../../database/prepared';
import { type LedgerFollower, LedgerFollowers } from '../../ledger/ledger-followers';
import { type Act, newAct } from '../registration/act';
import { RegistrationBook } from '../registration/registration-book';
import { SeatService } from './seat.service';

interface Followed {
  readonly enrolmentId: string;
  readonly courseId: string;
  readonly personId: string;
  readonly departmentId: string;
  /** Null: nobody in this course now, by the registrations. */
  readonly id: string | null;
  readonly state: RegistrationState | null;
  readonly seatedIn: string | null;
  /** What the ledger says. */
  readonly told: 'withdrawn' | 'completed' | 'taking-part' | 'confirmed';
}

/**
 * Registrations follow the ledger, wherever its facts come from: the first attended minute begins the course, its finish
 * completes it, a finish that is taken back reopens it. Who has left sets her seat free, who moves takes it along.
 */
@Injectable()
export class SeatFollower implements LedgerFollower, OnModuleInit {
  constructor(
    private readonly followers: LedgerFollowers,
    private readonly book: RegistrationBook,
    private readonly seats: SeatService,
  ) {}

  onModuleInit(): void {
    this.followers.add(this);
  }

  async lock(enrolmentIds: readonly string[], tx: EntityManager): Promise<void> {
    await prepared(
      tx,
      'seats.lock',
      'select id from registration where enrolment_id = any($1::uuid[]) order by id for no key update',
      [enrolmentIds],
    );
  }

  async follow(by: string | null, enrolmentIds: readonly string[], now: Instant, tx: EntityManager): Promise<void> {
    const rows = await followed(enrolmentIds, tx);
    const act = newAct(by, 'portal', now);
    await this.begin(rows, act, tx);
    await this.complete(rows, act, tx);
    const left = rows.filter(
      ({ state, told }) => told === 'withdrawn' && (state === 'confirmed' || state === 'taking-part'),
    );
    const came = rows.filter(({ id, told }) => id === null && told !== 'withdrawn');
    for (const courseId of [...new Set([...left, ...came].map((row) => row.courseId))].sort()) {
      const course = await this.seats.hold(courseId, tx);
      const here = left.filter((row) => row.courseId === courseId);
      for (const from of ['confirmed', 'taking-part'] as const)
        await this.book.moveAll(idsIn(here, from), from, 'withdrawn', act, tx);
      await this.open(
        came.filter((row) => row.courseId === courseId),
        act,
        tx,
      );
      if (here.length > 0) await this.seats.promote(course, act, tx);
    }
    await this.take(rows, tx);
    await this.book.tell(act, tx);
  }

  /** Her seat goes with her to the department to which the enrolment has moved. */
  private async take(rows: readonly Followed[], tx: EntityManager): Promise<void> {
    const moved = rows.filter(({ id, seatedIn, departmentId }) => id !== null && seatedIn !== departmentId);
    if (moved.length === 0) return;
    await tx.query(
      `update registration r set department_id = e.department_id, version = r.version + 1
         from enrolment e where r.id = any($1::uuid[]) and e.id = any($2::uuid[]) and e.course_id = r.course_id and e.person_id = r.person_id`,
      [moved.map(({ id }) => id), moved.map(({ enrolmentId }) => enrolmentId)],
    );
  }

  private async begin(rows: readonly Followed[], act: Act, tx: EntityManager): Promise<void> {
    const begun = rows.filter(({ told }) => told === 'taking-part' || told === 'completed');
    for (const from of ['confirmed', 'not-attended'] as const)
      await this.book.moveAll(idsIn(begun, from), from, 'taking-part', act, tx);
    const reopened = rows.filter(({ told }) => told === 'taking-part' || told === 'confirmed');
    await this.book.moveAll(idsIn(reopened, 'completed'), 'completed', 'taking-part', act, tx);
  }

  private async complete(rows: readonly Followed[], act: Act, tx: EntityManager): Promise<void> {
    const finished = rows.filter(({ told }) => told === 'completed');
    const ids = (['confirmed', 'not-attended', 'taking-part'] as const).flatMap((state) => idsIn(finished, state));
    await this.book.moveAll(ids, 'taking-part', 'completed', act, tx);
  }

  /** Somebody who had left goes on: she takes a seat again. */
  private async open(rows: readonly Followed[], act: Act, tx: EntityManager): Promise<void> {
    await this.book.open(
      rows.flatMap(({ enrolmentId, courseId, personId, departmentId, told }) => {
        if (told === 'withdrawn') return [];
        return [
          { id: randomUUID(), courseId, personId, departmentId, enrolmentId, state: told, worksCouncil: 'not-needed' },
        ];
      }),
      act,
      tx,
    );
  }
}

function idsIn(rows: readonly Followed[], state: RegistrationState): readonly string[] {
  return rows.flatMap((row) => (row.id !== null && row.state === state ? [row.id] : []));
}

async function followed(enrolmentIds: readonly string[], tx: EntityManager): Promise<readonly Followed[]> {
  return tx.query(
    `select e.id as "enrolmentId", e.course_id as "courseId", e.person_id as "personId", e.department_id as "departmentId",
            r.id, r.state, r.department_id as "seatedIn",
            case
              when s.dropped_out_on is not null then 'withdrawn'
              when exists (select from fact f where f.enrolment_id = e.id and f.kind = 'course-finished'
                             and not exists (select from fact newer where newer.replaces = f.id)) then 'completed'
              when s.began_on is not null then 'taking-part'
              else 'confirmed'
            end as told
       from enrolment e
       left join standing s on s.enrolment_id = e.id and s.leads
       left join registration r on r.course_id = e.course_id and r.person_id = e.person_id
        and r.state not in ('declined', 'withdrawn', 'substituted', 'lapsed')
      where e.id = any($1::uuid[]) order by e.id`,
    [enrolmentIds],
  );
}
