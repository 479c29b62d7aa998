import type { DecideObjection, Mark, Objection } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { civilDateOf } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { refuseContradictions } from '../mark/mark-fact';
import { RollCorrecting } from '../roll/correcting';
import { heldSession, type RolledSession, rolledSession, trainerOnly } from '../roll/roll.query';
import { RollService } from '../roll/roll.service';
import { objectionBy, type ObjectionRow, objectionsOf, shownObjections } from './objection.query';

/** Says yes or no to somebody who objects to an entry about her. */
@Injectable()
export class ObjectionDecisionService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly correcting: RollCorrecting,
    private readonly rolls: RollService,
    private readonly audit: AuditService,
  ) {}

  /** @throws Refusal not-found (no such session, or another trainer's) */
  async list(caller: Caller, sessionId: string): Promise<readonly Objection[]> {
    const { manager } = this.dataSource;
    const session = await heldSession(sessionId, trainerOnly(caller), 'none', manager);
    return shownObjections(await objectionsOf(sessionId, manager), session, manager);
  }

  /**
   * Accepting writes the mark that is right over the one that holds, under the signature where there is one. The same
   * decision again changes nothing.
   * @throws Refusal not-found · already-decided · not-allowed (her own) · invalid (a reason or the mark is missing, or the
   *   mark is another place's) · second-person-needed · and what RollCorrecting refuses
   */
  async decide(caller: Caller, id: string, decision: DecideObjection): Promise<Objection> {
    if (decision.mark) refuseContradictions([decision.mark], '/mark');
    return inTransaction(this.dataSource, async (tx) => {
      const known = await objectionBy(id, tx);
      if (!known) throw new Refusal('not-found');
      const session = await rolledSession(known.sessionId, trainerOnly(caller), 'update', tx);
      const row = await objectionBy(id, tx);
      if (!row || row.personId === caller.personId) throw new Refusal(row ? 'not-allowed' : 'not-found');
      if (row.state === 'pending') await this.settle(caller, session, row, decision, tx);
      else if (row.state !== stateOf(decision) || row.decidedById !== caller.personId)
        throw new Refusal('already-decided');
      const after = await objectionBy(id, tx);
      const [shown] = after ? await shownObjections([after], session, tx) : [];
      if (!shown) throw new Refusal('not-found');
      return shown;
    });
  }

  private async settle(
    caller: Caller,
    session: RolledSession,
    row: ObjectionRow,
    decision: DecideObjection,
    tx: EntityManager,
  ): Promise<void> {
    const { now: at, until } = this.rolls.limitsOf(session);
    const reason = decision.reason ?? null;
    if (decision.accepted) {
      const mark = fittingMark(row, decision.mark ?? null);
      const isOld = session.rollClosedAt !== null && civilDateOf(at) > until;
      // She objects, somebody else decides: of those who recorded it, none alone after so long a time.
      if (isOld && row.markedBy === caller.personId) throw new Refusal('second-person-needed', { facts: { until } });
      const deed = { id: row.id, by: caller.personId, trainer: trainerOnly(caller), at, reason: reason ?? row.words };
      await this.correcting.correct(session, [mark], { ...deed, because: { objection: row.id } }, tx);
    } else if (reason === null) {
      throw new Refusal('invalid', { fields: [{ pointer: '/reason', rule: 'reasonMissing' }] });
    }
    await tx.query(
      `update objection set state = $2, decided_by = $3, decided_at = $4, reason = $5 where id = $1 and state = 'pending'`,
      [row.id, stateOf(decision), caller.personId, at, reason],
    );
    await this.audit.note(tx, {
      actor: caller.personId,
      at,
      deed: `objection.${stateOf(decision)}`,
      subjectKind: 'session',
      subjectId: session.id,
      detail: { objection: row.id },
    });
  }
}

const stateOf = ({ accepted }: DecideObjection): 'accepted' | 'declined' => (accepted ? 'accepted' : 'declined');

/** The mark is about the same person and block as the entry. */
function fittingMark(row: ObjectionRow, mark: Mark | null): Mark {
  if (mark === null) throw new Refusal('invalid', { fields: [{ pointer: '/mark', rule: 'isDefined' }] });
  const wrong = [
    ...(mark.enrolmentId.toLowerCase() === row.enrolmentId ? [] : ['/mark/enrolmentId']),
    ...(mark.blockId.toLowerCase() === row.blockId ? [] : ['/mark/blockId']),
  ];
  if (wrong.length > 0)
    throw new Refusal('invalid', { fields: wrong.map((pointer) => ({ pointer, rule: 'unknown' })) });
  return mark;
}
