import { computed, signal } from '@angular/core';
import { type CreateSession, MoveSession, type SessionAnswer } from '@mittler/contract';
import { instantsOf, minutesBetween, wallClockAt } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import type { Place } from '../../ui/place';
import { clockTime, instantAfter } from './clock-time';

interface Span {
  readonly startsAt: string;
  readonly endsAt: string;
}

/** Where a session goes: a day and a time as German clocks show them, a room, and how many of its series go along. */
export class MoveDraft {
  readonly form = new Entered(MoveSession, { startsAt: '', roomId: null, scope: 'only', version: 1 });
  private readonly typedDay = signal('');
  private readonly typedTime = signal('');
  private readonly typed = signal(false);
  private readonly length = signal(0);
  private readonly startsAt = this.form.at('startsAt');
  readonly dirty = computed(() => this.typed() || this.form.dirty());
  readonly room: Place<string> = this.form.within<string>('/roomId');
  readonly day = this.part(this.typedDay, '-day');
  readonly time = this.part(this.typedTime, '');
  /** From when to when it would last; null while the day or the time is missing. */
  readonly span = computed<Span | null>(() => {
    const startsAt = this.instant();
    return startsAt === '' ? null : { startsAt, endsAt: instantAfter(startsAt, this.length()) };
  });

  begin(session: SessionAnswer): void {
    const { date, time } = wallClockAt(session.startsAt);
    this.form.begin({
      startsAt: session.startsAt,
      roomId: session.room?.id ?? null,
      scope: 'only',
      version: session.version,
    });
    this.length.set(minutesBetween(session.startsAt, session.endsAt));
    this.typedDay.set(date);
    this.typedTime.set(time);
    this.typed.set(false);
  }

  checked(): MoveSession | null {
    this.startsAt.set(this.instant());
    return this.form.checked();
  }

  /** The session as it would be, and on which day; null while the day or the time is missing. */
  moved(session: SessionAnswer): { readonly plan: CreateSession; readonly on: string } | null {
    const span = this.span();
    if (span === null) return null;
    const by = minutesBetween(session.startsAt, span.startsAt);
    const { title, venue, town, trainers, blocks } = session;
    const plan: CreateSession = {
      title,
      venue,
      town,
      ...span,
      roomId: this.room.value() || null,
      trainerIds: trainers.map((each) => each.id),
      blocks: blocks.map(({ area = null, module = null, purpose, modality, plannedMinutes, startsAt }) => ({
        area,
        module,
        purpose,
        modality,
        plannedMinutes,
        startsAt: instantAfter(startsAt, by),
      })),
    };
    return { plan, on: this.typedDay() };
  }

  private instant(): string {
    const time = clockTime(this.typedTime());
    return this.typedDay() === '' || time === null ? '' : (instantsOf({ date: this.typedDay(), time })[0] ?? '');
  }

  private part(typed: { (): string; set(value: string): void }, id: string): Place<string> {
    return {
      id: `${this.startsAt.id}${id}`,
      value: computed(() => typed()),
      error: id === '' ? this.startsAt.error : computed(() => null),
      set: (value) => {
        typed.set(value ?? '');
        this.typed.set(true);
      },
    };
  }
}
