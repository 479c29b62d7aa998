import { computed, signal } from '@angular/core';
import type { CreateSession, PlanSeries } from '@mittler/contract';
import { longestSeries, rhythms, type Rhythm } from '@mittler/domain';

const isRhythm = (value: string): value is Rhythm => rhythms.some((rhythm) => rhythm === value);
const iso = /^\d{4}-\d{2}-\d{2}$/;

/**
 * How a series goes on after its first session. As soon as a single day is shifted, the days are listed one by one: no
 * rhythm has them any more.
 */
export class SeriesPlan {
  readonly id = crypto.randomUUID();
  readonly rhythm = signal<Rhythm>('weekly');
  readonly endsBy = signal<'count' | 'until'>('count');
  readonly count = signal<number | null>(8);
  readonly until = signal<string | null>(null);
  readonly skipHolidays = signal(true);
  readonly listed = signal<readonly string[]>([]);
  readonly leftOut = signal<readonly string[]>([]);
  /** Whether anything was chosen that would be lost. */
  readonly changed = computed(() => this.leftOut().length > 0 || this.listed().length > 0);

  choose(rhythm: string | null): void {
    if (rhythm === null || !isRhythm(rhythm)) return;
    this.rhythm.set(rhythm);
    this.leftOut.set([]);
    if (rhythm !== 'dates') this.listed.set([]);
  }

  leave(day: string): void {
    if (this.rhythm() === 'dates') this.listed.update((days) => days.filter((each) => each !== day));
    else this.leftOut.update((days) => [...days, day]);
  }

  takeBack(day: string): void {
    this.leftOut.update((days) => days.filter((each) => each !== day));
  }

  add(day: string): void {
    this.listed.update((days) => [...new Set([...days, day])].sort());
  }

  /** Puts one day in the place of another; `kept` are the days that take place now. */
  shift(from: string, to: string, kept: readonly string[]): void {
    this.rhythm.set('dates');
    this.leftOut.set([]);
    this.listed.set([...new Set([...kept.filter((each) => each !== from), to])].sort());
  }

  /** The request, or null while something is missing. */
  request(first: CreateSession | null): PlanSeries | null {
    const rhythm = this.rhythm();
    if (first === null) return null;
    const { id } = this;
    if (rhythm === 'dates') {
      const dates = this.listed();
      return dates.length === 0 ? null : { id, first, rhythm, dates, skipHolidays: false };
    }
    const plan = { id, first, rhythm, skipHolidays: this.skipHolidays(), skipDates: this.leftOut() };
    if (this.endsBy() === 'count') {
      const count = this.count();
      return count === null || !Number.isInteger(count) || count < 1 || count > longestSeries
        ? null
        : { ...plan, count };
    }
    const until = this.until();
    return until === null || !iso.test(until) ? null : { ...plan, until };
  }
}
