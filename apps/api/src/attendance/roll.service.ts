import type { CloseRoll, ReopenRoll, Roll, RollEvent, RollMark, RollRow, RollSummary } from '@mittler/contract';
import { type IsoDate, rowStateOf, sumRoll } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { inTransaction } from '../database/transaction';
import type { Caller } from '../http/caller';
import { civilDateOf, Clock } from '../http/clock';
import { Refusal } from '../http/refusal';
import { refuseUnlessOpen, trainerOnly } from './mark.service';
import {
  dayOf,
  presentMarks,
  type RolledPerson,
  type RolledSession,
  rolledPeople,
  rolledSession,
  type SessionBlock,
} from './roll.query';

/** The roll (Anwesenheitsliste) of a session: read, signed, opened again. */
@Injectable()
export class RollService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async one(caller: Caller, sessionId: string): Promise<Roll> {
    const { manager } = this.dataSource;
    return this.read(await rolledSession(sessionId, trainerOnly(caller), 'none', manager), manager);
  }

  /**
   * Signs the roll as it is, with sums by state and area. What is not recorded stays so.
   * @throws Refusal not-found · session-not-begun · roll-closed
   */
  async close(caller: Caller, sessionId: string, { id }: CloseRoll): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (await isSigned(id, sessionId, 'closed', tx)) return this.read(session, tx);
      const now = this.clock.now();
      refuseUnlessOpen(session, now);
      const { summary } = await this.read(session, tx);
      await tx.query('update session set roll_closed_at = $2 where id = $1', [sessionId, now]);
      await tx.query('insert into roll_event (id, session_id, kind, at, by, summary) values ($1, $2, $3, $4, $5, $6)', [
        id,
        sessionId,
        'closed',
        now,
        caller.personId,
        JSON.stringify(summary),
      ]);
      await this.note(caller, 'roll.closed', session, id, tx);
      return this.read({ ...session, rollClosedAt: now }, tx);
    });
  }

  /** @throws Refusal not-found · roll-open */
  async reopen(caller: Caller, sessionId: string, { id, reason }: ReopenRoll): Promise<Roll> {
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      if (await isSigned(id, sessionId, 'reopened', tx)) return this.read(session, tx);
      if (session.rollClosedAt === null) throw new Refusal('roll-open');
      await tx.query('update session set roll_closed_at = null where id = $1', [sessionId]);
      await tx.query('insert into roll_event (id, session_id, kind, at, by, reason) values ($1, $2, $3, $4, $5, $6)', [
        id,
        sessionId,
        'reopened',
        this.clock.now(),
        caller.personId,
        reason,
      ]);
      await this.note(caller, 'roll.reopened', session, id, tx);
      return this.read({ ...session, rollClosedAt: null }, tx);
    });
  }

  private note(caller: Caller, deed: string, session: RolledSession, event: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'session',
      subjectId: session.id,
      detail: { event },
    });
  }

  private async read(session: RolledSession, tx: EntityManager): Promise<Roll> {
    const people = await rolledPeople(session.courseId, tx);
    const marks = marksByEnrolment(
      await presentMarks(
        session.blocks.map(({ id }) => id),
        null,
        tx,
      ),
    );
    const events = await eventsOf(session.id, tx);
    const day = dayOf(session);
    const rows = people
      .map((person) => rowOf(person, session.blocks, marks.get(person.enrolmentId) ?? [], day))
      // Who had left before that day is on the roll only with what was recorded of her.
      .filter((row) => row.notice !== 'dropped-out' || row.marks.length > 0);
    const { id, courseId, courseName, scheme, title, venue, town, startsAt, endsAt, blocks, rollClosedAt } = session;
    return {
      sessionId: id,
      course: { id: courseId, name: courseName },
      scheme,
      title,
      venue,
      town,
      startsAt,
      endsAt,
      day,
      begun: day <= civilDateOf(this.clock.now()),
      closedAt: rollClosedAt,
      closedBy: rollClosedAt === null ? null : (events.filter(({ kind }) => kind === 'closed').at(-1)?.by ?? null),
      blocks,
      rows,
      summary: sumRoll(
        blocks,
        rows.map((row) => row.marks),
      ),
      events,
    };
  }
}

function marksByEnrolment(marks: readonly RollMark[]): ReadonlyMap<string, readonly RollMark[]> {
  const found = new Map<string, RollMark[]>();
  for (const mark of marks) found.set(mark.enrolmentId, [...(found.get(mark.enrolmentId) ?? []), mark]);
  return found;
}

function rowOf(
  person: RolledPerson,
  blocks: readonly SessionBlock[],
  marks: readonly RollMark[],
  day: IsoDate,
): RollRow {
  const { enrolmentId, givenName, familyName, municipality } = person;
  const hasLeft = person.droppedOutOn !== null && person.droppedOutOn < day;
  const notice = hasLeft ? 'dropped-out' : person.enrolledOn > day ? 'enrolled-later' : null;
  return {
    enrolmentId,
    givenName,
    familyName,
    municipality,
    state: rowStateOf(blocks, marks),
    notice,
    marks,
  };
}

/** A request that comes again has its row already. */
async function isSigned(id: string, sessionId: string, kind: RollEvent['kind'], tx: EntityManager): Promise<boolean> {
  const [event]: readonly unknown[] = await tx.query(
    'select 1 from roll_event where id = $1 and session_id = $2 and kind = $3',
    [id, sessionId, kind],
  );
  return event !== undefined;
}

type EventRow = Omit<RollEvent, 'summary'> & { readonly summary: RollSummary | Record<string, never> };

async function eventsOf(sessionId: string, tx: EntityManager): Promise<readonly RollEvent[]> {
  const rows: readonly EventRow[] = await tx.query(
    `select r.id, r.kind, r.at, p.given_name || ' ' || p.family_name as by, r.reason, r.summary
       from roll_event r join person p on p.id = r.by where r.session_id = $1 order by r.at, r.id`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, summary: 'counts' in row.summary ? (row.summary as RollSummary) : null }));
}
