import type { CorrectionRequest, CorrectRoll, Decision, RollCorrected } from '@mittler/contract';

import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { refuseContradictions, wholeMark } from '../mark/mark-fact';
import { correctionBy, type CorrectionRow, correctionsOf, peopleBehind } from './correction-rows';
import { RollCorrecting } from './correcting';
import { heldSession, rolledSession, type RolledSession, trainerOnly } from './roll.query';
import { RollService } from './roll.service';
import { isSigned } from './signature';

/** Corrections of what was signed: at once as long as it is fresh, later with a second person. */
@Injectable()
export class CorrectionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly correcting: RollCorrecting,
    private readonly rolls: RollService,
    private readonly audit: AuditService,
  ) {}

  /**
   * The same request again changes nothing.
   * @throws Refusal invalid · not-found · roll-open (nothing is signed) · and what RollCorrecting refuses
   */
  async correct(caller: Caller, sessionId: string, request: CorrectRoll): Promise<RollCorrected> {
    refuseContradictions(request.marks);
    return inTransaction(this.dataSource, async (tx) => {
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      const state = (await this.known(request.id, session, tx)) ?? (await this.write(caller, session, request, tx));
      return { state, roll: await this.rolls.read(session, tx) };
    });
  }

  private async known(id: string, session: RolledSession, tx: EntityManager): Promise<RollCorrected['state'] | null> {
    if (await isSigned(id, session.id, 'corrected', tx)) return 'recorded';
    const asked = await correctionBy(id, tx);
    if (asked && asked.sessionId !== session.id) throw new Refusal('already-exists');
    return asked ? 'requested' : null;
  }

  private async write(
    caller: Caller,
    session: RolledSession,
    { id, reason, marks }: CorrectRoll,
    tx: EntityManager,
  ): Promise<RollCorrected['state']> {
    if (session.rollClosedAt === null) throw new Refusal('roll-open');
    const { now: at, until } = this.rolls.limitsOf(session);
    const trainer = trainerOnly(caller);
    const needsSecond = civilDateOf(at) > until;
    if (needsSecond) {
      await this.correcting.check(session, marks.map(wholeMark), trainer, tx);
      await tx.query(
        'insert into correction_request (id, session_id, reason, marks, requested_by, requested_at) values ($1, $2, $3, $4, $5, $6)',
        [id, session.id, reason, JSON.stringify(marks.map(wholeMark)), caller.personId, at],
      );
    } else {
      await this.correcting.correct(session, marks, { id, by: caller.personId, trainer, at, reason }, tx);
    }
    await this.note(caller, needsSecond ? 'correction.requested' : 'roll.corrected', session.id, id, marks.length, tx);
    return needsSecond ? 'requested' : 'recorded';
  }

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async list(caller: Caller, sessionId: string): Promise<readonly CorrectionRequest[]> {
    const { manager } = this.dataSource;
    await heldSession(sessionId, trainerOnly(caller), 'none', manager);
    return this.shown(caller, await correctionsOf(sessionId, manager), manager);
  }

  /**
   * The same decision again changes nothing.
   * @throws Refusal not-found · already-decided · invalid (a reason is missing) · second-person-needed (she asked for it
   *   herself) · and what RollCorrecting refuses
   */
  async decide(caller: Caller, id: string, { accepted, reason = null }: Decision): Promise<CorrectionRequest> {
    return inTransaction(this.dataSource, async (tx) => {
      const sessionId = (await correctionBy(id, tx))?.sessionId;
      if (sessionId === undefined) throw new Refusal('not-found');
      const session = await rolledSession(sessionId, trainerOnly(caller), 'update', tx);
      const row = await correctionBy(id, tx);
      if (!row) throw new Refusal('not-found');
      if (row.state === 'pending') await this.settle(caller, session, row, accepted, reason, tx);
      else if (row.state !== (accepted ? 'accepted' : 'declined') || row.decidedById !== caller.personId)
        throw new Refusal('already-decided');
      const after = await correctionBy(id, tx);
      const [shown] = after ? await this.shown(caller, [after], tx) : [];
      if (!shown) throw new Refusal('not-found');
      return shown;
    });
  }

  private async settle(
    caller: Caller,
    session: RolledSession,
    row: CorrectionRow,
    accepted: boolean,
    reason: string | null,
    tx: EntityManager,
  ): Promise<void> {
    if (row.requestedById === caller.personId) throw new Refusal('second-person-needed');
    if (!accepted && reason === null)
      throw new Refusal('invalid', { fields: [{ pointer: '/reason', rule: 'reasonMissing' }] });
    const { now: at } = this.rolls.limitsOf(session);
    if (accepted) {
      const deed = { id: row.id, by: row.requestedById, at, reason: row.reason, confirmedBy: caller.personId };
      await this.correcting.correct(session, row.marks, { ...deed, trainer: trainerOnly(caller) }, tx);
    }
    await tx.query(
      `update correction_request set state = $2, decided_by = $3, decided_at = $4, decision_reason = $5
        where id = $1 and state = 'pending'`,
      [row.id, accepted ? 'accepted' : 'declined', caller.personId, at, reason],
    );
    const deed = accepted ? 'correction.accepted' : 'correction.declined';
    await this.note(caller, deed, session.id, row.id, row.marks.length, tx);
  }

  private async shown(
    caller: Caller,
    rows: readonly CorrectionRow[],
    tx: EntityManager,
  ): Promise<readonly CorrectionRequest[]> {
    const people = await peopleBehind(
      rows.flatMap(({ marks }) => marks.map(({ enrolmentId }) => enrolmentId)),
      tx,
    );
    return rows.map(({ requestedById, decidedById: _, marks, ...row }) => ({
      ...row,
      marks: marks.map((mark) => ({ mark, person: people.get(mark.enrolmentId) ?? null })),
      mayDecide: row.state === 'pending' && requestedById !== caller.personId,
    }));
  }

  private note(
    caller: Caller,
    deed: string,
    sessionId: string,
    correction: string,
    marks: number,
    tx: EntityManager,
  ): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.rolls.now(),
      deed,
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { correction, marks },
    });
  }
}
