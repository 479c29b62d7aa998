import type { Mark } from '@mittler/contract';
import { type Instant, placeOf } from '@mittler/domain';
import { Injectable } from '@nestjs/common';
import type { EntityManager } from 'typeorm';
import { Refusal } from '../../http/refusal';
import { LedgerService } from '../../ledger/ledger.service';
import { factOf, wholeMark, type WholeMark } from '../mark/mark-fact';
import { knownOf } from '../mark/mark-rows';
import { dayOf, type RolledSession } from './roll.query';
import { underSignature } from './signature';

export interface Correcting {
  /** Of the deed: the roll's event bears it. */
  readonly id: string;
  readonly by: string;
  /** Null for the office. */
  readonly trainer: string | null;
  readonly at: Instant;
  readonly reason: string;
  /** Who confirmed it, where it took two. */
  readonly confirmedBy?: string;
  readonly because?: Readonly<Record<string, unknown>>;
}

/** Writes newer marks over those that hold, with the reason in their evidence: all of them, or none. */
@Injectable()
export class RollCorrecting {
  constructor(private readonly ledger: LedgerService) {}

  /**
   * Under the signature, where there is one; else as plain marks. The caller holds the session.
   * @throws Refusal not-found (no such block) · not-enrolled · not-allowed (a trainer corrects herself) · minutes-over-plan ·
   *   mark-replaced (another mark holds) · mark-id-reused
   */
  async correct(session: RolledSession, marks: readonly Mark[], deed: Correcting, tx: EntityManager): Promise<void> {
    const whole = marks.map(wholeMark);
    await this.check(session, whole, deed.trainer, tx);
    const { id, by, at, reason } = deed;
    const evidence = {
      correction: { id, reason, ...(deed.confirmedBy === undefined ? {} : { confirmedBy: deed.confirmedBy }) },
      ...deed.because,
    };
    const facts = whole.map((mark) =>
      factOf(mark, session, { day: dayOf(session), replaces: mark.replaces, evidence }),
    );
    const record = (): Promise<void> => this.ledger.recordLocked(by, facts, at, tx);
    if (session.rollClosedAt === null) return record();
    const signing = { id, by: deed.confirmedBy ?? by, at };
    return underSignature(session, signing, reason, record, tx);
  }

  /** Locks those concerned and says what does not fit. */
  async check(
    session: RolledSession,
    marks: readonly WholeMark[],
    trainer: string | null,
    tx: EntityManager,
  ): Promise<void> {
    const named = marks.map(({ enrolmentId }) => enrolmentId);
    const people = await this.ledger.lockThoseIn(session.courseId, named, tx, session.guests);
    const personOf = new Map(people.map(({ enrolmentId, personId }) => [enrolmentId, personId]));
    const blocks = new Map(session.blocks.map((block) => [block.id, block]));
    const known = await knownOf(
      [...blocks.keys()],
      [...personOf.keys()],
      marks.map(({ id }) => id),
      tx,
    );
    const holding = new Map(known.holding.map((mark) => [placeOf(mark), mark.id]));
    for (const mark of marks) {
      const facts = { id: mark.id };
      const block = blocks.get(mark.blockId);
      const person = personOf.get(mark.enrolmentId);
      if (known.kept.some(({ id }) => id === mark.id)) throw new Refusal('mark-id-reused', { facts });
      if (!block) throw new Refusal('not-found', { facts });
      if (person === undefined) throw new Refusal('not-enrolled', { facts });
      if (person === trainer) throw new Refusal('not-allowed', { facts });
      if (mark.minutes > block.plannedMinutes) throw new Refusal('minutes-over-plan', { facts });
      if ((holding.get(placeOf(mark)) ?? null) !== mark.replaces) throw new Refusal('mark-replaced', { facts });
      holding.set(placeOf(mark), mark.id);
    }
  }
}
