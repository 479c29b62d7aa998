import type { Mark, MarkOutcome, MarksRecorded, RecordMarks, RollMark } from '@mittler/contract';
import { type Instant, type IsoDate, markProblems } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../audit/audit.service';
import { prepared } from '../database/prepared';
import { inTransaction } from '../database/transaction';
import { type Caller, holds } from '../http/caller';
import { civilDateOf, Clock } from '../http/clock';
import { Refusal } from '../http/refusal';
import type { NewFact } from '../ledger/fact-row';
import { LedgerService, type LockedEnrolment } from '../ledger/ledger.service';
import { judgeMarks, type MarkablePerson, placeOf, type StoredMark, type Verdict } from './mark-verdict';
import { dayOf, presentMarks, type RolledSession, rolledSession } from './roll.query';

/** Records attendance: every mark of a request in one transaction, set by set, under the ordered lock of the ledger. */
@Injectable()
export class MarkService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly ledger: LedgerService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * What can be recorded is; for each mark the answer says what became of it. The same request again changes nothing
   * and is answered alike, also after the roll was closed.
   * @throws Refusal invalid · not-found (no such session, or another trainer's) · session-not-begun · roll-closed
   */
  async record(caller: Caller, sessionId: string, request: RecordMarks): Promise<MarksRecorded> {
    refuseContradictions(request.marks);
    const trainer = trainerOnly(caller);
    const marks = request.marks.map(withLowerIds);
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainer, 'share', tx);
      const locked = await this.ledger.lockThoseIn(
        session.courseId,
        marks.map(({ enrolmentId }) => enrolmentId),
        tx,
      );
      const enrolmentIds = locked.map(({ enrolmentId }) => enrolmentId);
      const people = await withLeaving(locked, tx);
      const blockIds = session.blocks.map(({ id }) => id);
      const stored = await storedMarks(blockIds, enrolmentIds, marks, tx);
      const verdicts = judgeMarks(marks, { blocks: session.blocks, people, stored, day: dayOf(session), trainer });
      const now = this.clock.now();
      if (verdicts.some((verdict) => verdict !== 'known')) refuseUnlessOpen(session, now);
      const added = marks.filter((_, index) => verdicts[index] === 'new');
      await this.add(caller, session, added, now, tx);
      const present = await presentMarks(blockIds, enrolmentIds, tx);
      return { outcomes: outcomesOf(marks, verdicts, present) };
    });
  }

  private async add(
    caller: Caller,
    session: RolledSession,
    marks: readonly Mark[],
    now: Instant,
    tx: EntityManager,
  ): Promise<void> {
    if (marks.length === 0) return;
    const day = dayOf(session);
    for (const [index, wave] of wavesOf(marks).entries()) {
      const facts = wave.map((mark) => factOf(mark, session, day));
      // A correction is received after what it corrects, also where one request brings both.
      await this.ledger.recordLocked(caller.personId, facts, later(now, index), tx);
    }
    await this.audit.note(tx, {
      actor: caller.personId,
      at: now,
      deed: 'marks.recorded',
      subjectKind: 'session',
      subjectId: session.id,
      detail: { marks: marks.length, corrections: marks.filter(({ replaces }) => (replaces ?? null) !== null).length },
    });
  }
}

/** Null for the office, which may write every roll; else the trainer whose own sessions these must be. */
export function trainerOnly(caller: Caller): string | null {
  return holds(caller, 'coordination-office') ? null : caller.personId;
}

function refuseContradictions(marks: readonly Mark[]): void {
  const fields = marks.flatMap((mark, index) =>
    markProblems(mark).map(({ field, rule }) => ({ pointer: `/marks/${index}/${field}`, rule })),
  );
  if (fields.length > 0) throw new Refusal('invalid', { fields: fields.slice(0, 200) });
}

/** No mark before the civil day of the session, and none under a signature. */
export function refuseUnlessOpen(session: RolledSession, now: Instant): void {
  if (dayOf(session) > civilDateOf(now)) throw new Refusal('session-not-begun');
  if (session.rollClosedAt !== null) throw new Refusal('roll-closed', { facts: { closedAt: session.rollClosedAt } });
}

/** PostgreSQL answers identifiers in lower case. */
function withLowerIds(mark: Mark): Mark {
  return {
    ...mark,
    id: mark.id.toLowerCase(),
    enrolmentId: mark.enrolmentId.toLowerCase(),
    blockId: mark.blockId.toLowerCase(),
    replaces: mark.replaces?.toLowerCase() ?? null,
  };
}

/** With the day on which each has left the course, null: she has not. */
async function withLeaving(locked: readonly LockedEnrolment[], tx: EntityManager): Promise<readonly MarkablePerson[]> {
  const gone = await prepared<{ readonly id: string; readonly on: IsoDate }>(
    tx,
    'attendance.gone',
    `select enrolment_id as id, dropped_out_on as on from standing
      where enrolment_id = any($1::uuid[]) and leads and dropped_out_on is not null`,
    [locked.map(({ enrolmentId }) => enrolmentId)],
  );
  const days = new Map(gone.map(({ id, on }) => [id, on]));
  return locked.map((each) => ({ ...each, droppedOutOn: days.get(each.enrolmentId) ?? null }));
}

/** All marks of these people in these blocks, and whatever already bears one of the ids. */
async function storedMarks(
  blockIds: readonly string[],
  enrolmentIds: readonly string[],
  marks: readonly Mark[],
  tx: EntityManager,
): Promise<readonly StoredMark[]> {
  return prepared<StoredMark>(
    tx,
    'attendance.stored',
    `select f.id, f.enrolment_id as "enrolmentId", f.block_id as "blockId", f.kind, f.replaces,
            exists (select from fact newer where newer.replaces = f.id) as "isReplaced", f.attendance, f.minutes,
            f.modality, f.checked_by as check, f.interaction_ensured as "interactionEnsured",
            f.evidence->>'excuse' as excuse, f.evidence->>'excuseNote' as "excuseNote"
       from fact f
      where f.id in (select id from fact where block_id = any($1::uuid[]) and enrolment_id = any($2::uuid[])
                     union select id from fact where id = any($3::uuid[]))`,
    [blockIds, enrolmentIds, marks.map(({ id }) => id)],
  );
}

function factOf(mark: Mark, { blocks }: RolledSession, day: IsoDate): NewFact {
  const block = blocks.find(({ id }) => id === mark.blockId);
  const { attendance, minutes, modality, check, interactionEnsured } = mark;
  const evidence = { excuse: mark.excuse, excuseNote: mark.excuseNote, deviceTime: mark.recordedAt };
  return {
    id: mark.id,
    enrolmentId: mark.enrolmentId,
    replaces: mark.replaces ?? null,
    blockId: mark.blockId,
    content: {
      kind: 'mark',
      on: day,
      purpose: block?.purpose ?? 'training',
      area: block?.area ?? null,
      module: block?.module ?? null,
      attendance,
      minutes,
      modality,
      check,
      interactionEnsured,
    },
    evidence: Object.fromEntries(Object.entries(evidence).filter(([, value]) => value !== undefined && value !== null)),
  };
}

/** Marks and, after them, the marks of the same request that correct them. */
function wavesOf(marks: readonly Mark[]): readonly (readonly Mark[])[] {
  const waveOf = new Map<string, number>();
  const waves: Mark[][] = [];
  for (const mark of marks) {
    const before = waveOf.get(mark.replaces ?? '');
    const wave = before === undefined ? 0 : before + 1;
    waveOf.set(mark.id, wave);
    (waves[wave] ??= []).push(mark);
  }
  return waves;
}

function later(now: Instant, milliseconds: number): Instant {
  return milliseconds === 0 ? now : new Date(Date.parse(now) + milliseconds).toISOString();
}

function outcomesOf(
  marks: readonly Mark[],
  verdicts: readonly Verdict[],
  present: readonly RollMark[],
): readonly MarkOutcome[] {
  const holding = new Map(present.map((mark) => [placeOf(mark), mark]));
  return marks.map((mark, index) => {
    const verdict = verdicts[index] ?? 'not-found';
    const isRecorded = verdict === 'new' || verdict === 'known';
    return {
      id: mark.id,
      outcome: isRecorded ? 'recorded' : 'refused',
      code: isRecorded ? null : verdict,
      present: holding.get(placeOf(mark)) ?? null,
    };
  });
}
