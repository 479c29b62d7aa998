import type { Roll, RollEvent, RollMark, RollRow, RollSummary, RollWaiting } from '@mittler/contract';
import { addDays, type Instant, type IsoDate, rowStateOf, sumRoll } from '@mittler/domain';
import type { EntityManager } from 'typeorm';
import { civilDateOf } from '../../http/clock';
import { walkInsOf } from '../guest/walk-in.query';
import {
  dayOf,
  presentMarks,
  type RolledPerson,
  type RolledSession,
  rolledPeople,
  type SessionBlock,
} from './roll.query';

export interface RollView {
  readonly now: Instant;
  readonly correctionDays: number;
}

/** The roll as everybody who may read it sees it. */
export async function readRoll(session: RolledSession, view: RollView, tx: EntityManager): Promise<Roll> {
  const day = dayOf(session);
  const rows = await rowsOf(session, tx);
  const events = await eventsOf(session.id, tx);
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
    begun: day <= civilDateOf(view.now),
    closedAt: rollClosedAt,
    closedBy: rollClosedAt === null ? null : (events.filter(({ kind }) => kind === 'closed').at(-1)?.by ?? null),
    blocks,
    rows,
    summary: summaryOf(blocks, rows),
    correctionUntil: correctionUntil(day, view.correctionDays),
    waiting: await waitingOf(id, tx),
    walkIns: await walkInsOf(id, tx),
    events,
  };
}

/** Last day on which one person alone may change what was signed. */
export function correctionUntil(day: IsoDate, days: number): IsoDate {
  return addDays(day, days);
}

/** What a signature is about: the sums as they are in this transaction. */
export async function presentSummary(session: RolledSession, tx: EntityManager): Promise<RollSummary> {
  return summaryOf(session.blocks, await rowsOf(session, tx));
}

const summaryOf = (blocks: readonly SessionBlock[], rows: readonly RollRow[]): RollSummary =>
  sumRoll(
    blocks,
    rows.map(({ marks }) => marks),
  );

async function rowsOf(session: RolledSession, tx: EntityManager): Promise<readonly RollRow[]> {
  const people = await rolledPeople(session, tx);
  const marks = await presentMarks(
    session.blocks.map(({ id }) => id),
    null,
    tx,
  );
  const byEnrolment = new Map<string, RollMark[]>();
  for (const mark of marks) byEnrolment.set(mark.enrolmentId, [...(byEnrolment.get(mark.enrolmentId) ?? []), mark]);
  return (
    people
      .map((person) => rowOf(person, session.blocks, byEnrolment.get(person.enrolmentId) ?? [], dayOf(session)))
      // Who had left before that day is on the roll only with what was recorded of her.
      .filter((row) => row.notice !== 'dropped-out' || row.marks.length > 0)
  );
}

function rowOf(
  person: RolledPerson,
  blocks: readonly SessionBlock[],
  marks: readonly RollMark[],
  day: IsoDate,
): RollRow {
  const { enrolmentId, givenName, familyName, municipality, guestOf, claimedAt } = person;
  const hasLeft = person.droppedOutOn !== null && person.droppedOutOn < day;
  const notice = hasLeft ? 'dropped-out' : person.enrolledOn > day ? 'enrolled-later' : null;
  const state = rowStateOf(blocks, marks);
  return { enrolmentId, givenName, familyName, municipality, state, notice, guestOf, claimedAt, marks };
}

type EventRow = Omit<RollEvent, 'summary'> & { readonly summary: RollSummary | Record<string, never> };

async function eventsOf(sessionId: string, tx: EntityManager): Promise<readonly RollEvent[]> {
  const rows: readonly EventRow[] = await tx.query(
    `select r.id, r.kind, r.at, p.given_name || ' ' || p.family_name as by, r.reason, r.summary
       from roll_event r join person p on p.id = r.by where r.session_id = $1
      order by r.at, r.seq`,
    [sessionId],
  );
  return rows.map((row) => ({ ...row, summary: 'counts' in row.summary ? (row.summary as RollSummary) : null }));
}

async function waitingOf(sessionId: string, tx: EntityManager): Promise<RollWaiting> {
  const rows: readonly RollWaiting[] = await tx.query(
    `select (select count(*) from pending_mark where session_id = $1 and state = 'pending') as marks,
            (select count(*) from objection where session_id = $1 and state = 'pending') as objections,
            (select count(*) from correction_request where session_id = $1 and state = 'pending') as corrections,
            (select count(*) from walk_in where session_id = $1 and settled_at is null) as "walkIns"`,
    [sessionId],
  );
  return rows[0] ?? { marks: 0, objections: 0, corrections: 0, walkIns: 0 };
}
