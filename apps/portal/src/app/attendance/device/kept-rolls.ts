import { inject, Service } from '@angular/core';
import type { TrainerDay } from '@mittler/contract';
import type { Instant } from '@mittler/domain';
import { firstValueFrom, timeout } from 'rxjs';
import { isUnreachable } from '../../shell/device/connection';
import { ProblemError } from '../../shell/problem/problem-error';
import type { RollWithTitles } from '../attendance-client';
import { AttendanceClient } from '../attendance-client';
import { mayKeep } from './device-names';
import { Outbox } from './outbox';

/** Bad reception must not keep a trainer waiting for what lies on her device. */
const answerWithin = 8000;

/** An answer of the server, or what it said last time. */
export interface Seen<T> {
  readonly value: T;
  /** When it was kept here; null: it comes from the server now. */
  readonly keptAt: Instant | null;
}

/** The trainer's day and her rolls: from the server where it can be reached, else as this device saw them last. */
@Service()
export class KeptRolls {
  private readonly client = inject(AttendanceClient);
  private readonly outbox = inject(Outbox);
  private readonly store = this.outbox.store;

  async day(): Promise<Seen<TrainerDay>> {
    const person = this.outbox.person() ?? '';
    return this.seen(
      () => firstValueFrom(this.client.day().pipe(timeout(answerWithin))),
      (day) => this.store.keepDay({ person, day, keptAt: new Date().toISOString() }),
      async () => {
        const kept = await this.store.day(person);
        return kept && { value: kept.day, keptAt: kept.keptAt };
      },
    );
  }

  async roll(session: string): Promise<Seen<RollWithTitles>> {
    const person = this.outbox.person() ?? '';
    return this.seen(
      () => firstValueFrom(this.client.rollWithTitles(session).pipe(timeout(answerWithin))),
      ({ roll, titles }) =>
        mayKeep(roll, this.outbox.of(session).length > 0, Date.now())
          ? this.store.keepRoll({ person, session, roll, titles, keptAt: new Date().toISOString() })
          : this.store.dropRoll(person, session),
      async () => {
        const kept = await this.store.roll(person, session);
        return kept && { value: { roll: kept.roll, titles: kept.titles }, keptAt: kept.keptAt };
      },
    );
  }

  private async seen<T>(
    ask: () => Promise<T>,
    keep: (value: T) => Promise<void>,
    kept: () => Promise<Seen<T> | null>,
  ): Promise<Seen<T>> {
    try {
      const value = await ask();
      await keep(value).catch(() => this.outbox.keeps.set(false));
      return { value, keptAt: null };
    } catch (problem) {
      const isGone = problem instanceof ProblemError && !isUnreachable(problem.status);
      const found = isGone ? null : await kept().catch(() => null);
      if (found === null) throw problem instanceof ProblemError ? problem : ProblemError.unreachable();
      return found;
    }
  }
}
