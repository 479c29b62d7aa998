import type { MarksRecorded, RecordWalkIn, WalkIn } from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { createHash } from 'node:crypto';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { refuseContradictions, wholeMark } from '../mark/mark-fact';
import { MarkService } from '../mark/mark.service';
import { heldSession, type RolledSession, trainerOnly } from '../roll/roll.query';
import { walkInBy } from './walk-in.query';

/** Names on the list of people who are not on it: counted for nobody until somebody knows whose they are. */
@Injectable()
export class WalkInService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly marks: MarkService,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  /**
   * The same walk-in again changes nothing, also after the roll was signed: a device may bring it late.
   * @throws Refusal invalid · not-found · already-exists (the id is another walk-in's)
   */
  async record(caller: Caller, sessionId: string, request: RecordWalkIn): Promise<WalkIn> {
    const id = request.id.toLowerCase();
    const { name, town = null } = request;
    refuseContradictions(request.marks.map((mark) => ({ ...mark, enrolmentId: id })));
    const hash = createHash('sha256')
      .update(JSON.stringify([sessionId, name, town, request.marks]))
      .digest();
    return inTransaction(this.dataSource, async (tx) => {
      await heldSession(sessionId, trainerOnly(caller), 'share', tx);
      const now = this.clock.now();
      const added: readonly unknown[] = await tx.query(
        `insert into walk_in (id, session_id, name_as_given, town, marks, body_hash, recorded_by, received_at)
         values ($1, $2, $3, $4, $5, $6, $7, $8) on conflict (id) do nothing returning 1`,
        [id, sessionId, name, town, JSON.stringify(request.marks), hash, caller.personId, now],
      );
      if (added.length === 0) await refuseOther(id, hash, tx);
      else await this.note(caller, 'walk-in.recorded', sessionId, id, tx);
      return found(id, tx);
    });
  }

  /**
   * She is this person: her marks go through the door as if they had come in this moment.
   * @throws Refusal not-found · already-decided · not-enrolled (neither of the course nor a guest)
   */
  async match(caller: Caller, id: string, enrolmentId: string): Promise<MarksRecorded> {
    return inTransaction(this.dataSource, async (tx) => {
      const { walkIn, session } = await this.held(caller, id, tx);
      if (walkIn.state === 'dismissed' || (walkIn.state === 'matched' && walkIn.enrolmentId !== enrolmentId))
        throw new Refusal('already-decided');
      await refuseStranger(session, enrolmentId, tx);
      if (walkIn.state === 'open') {
        await tx.query('update walk_in set matched_enrolment = $2, settled_by = $3, settled_at = $4 where id = $1', [
          id,
          enrolmentId,
          caller.personId,
          this.clock.now(),
        ]);
        await this.note(caller, 'walk-in.matched', session.id, id, tx);
      }
      const marks = walkIn.marks.map((mark) => wholeMark({ ...mark, enrolmentId, replaces: null }));
      if (marks.length === 0) return { outcomes: [], present: [] };
      const writer = { by: caller.personId, trainer: trainerOnly(caller) };
      return this.marks.admit(writer, session, { marks, device: null }, tx);
    });
  }

  /** @throws Refusal not-found · already-decided */
  async dismiss(caller: Caller, id: string, reason: string): Promise<WalkIn> {
    return inTransaction(this.dataSource, async (tx) => {
      const { walkIn, session } = await this.held(caller, id, tx);
      if (walkIn.state === 'dismissed' && walkIn.reason === reason) return walkIn;
      if (walkIn.state !== 'open') throw new Refusal('already-decided');
      await tx.query('update walk_in set dismissed_reason = $2, settled_by = $3, settled_at = $4 where id = $1', [
        id,
        reason,
        caller.personId,
        this.clock.now(),
      ]);
      await this.note(caller, 'walk-in.dismissed', session.id, id, tx);
      return found(id, tx);
    });
  }

  private async held(
    caller: Caller,
    id: string,
    tx: EntityManager,
  ): Promise<{ readonly walkIn: WalkIn; readonly session: RolledSession }> {
    const known = await walkInBy(id, tx);
    if (!known) throw new Refusal('not-found');
    const session = await heldSession(known.sessionId, trainerOnly(caller), 'update', tx);
    return { walkIn: await found(id, tx), session };
  }

  private note(caller: Caller, deed: string, sessionId: string, walkIn: string, tx: EntityManager): Promise<void> {
    return this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'session',
      subjectId: sessionId,
      detail: { walkIn },
    });
  }
}

async function found(id: string, tx: EntityManager): Promise<WalkIn> {
  const walkIn = await walkInBy(id, tx);
  if (!walkIn) throw new Refusal('not-found');
  return walkIn;
}

async function refuseOther(id: string, hash: Buffer, tx: EntityManager): Promise<void> {
  const [same]: readonly unknown[] = await tx.query('select 1 from walk_in where id = $1 and body_hash = $2', [
    id,
    hash,
  ]);
  if (!same) throw new Refusal('already-exists');
}

async function refuseStranger(session: RolledSession, enrolmentId: string, tx: EntityManager): Promise<void> {
  const [known]: readonly unknown[] = await tx.query(
    'select 1 from enrolment where id = $1 and (course_id = $2 or id = any($3::uuid[]))',
    [enrolmentId, session.courseId, session.guests],
  );
  if (!known) throw new Refusal('not-enrolled');
}
