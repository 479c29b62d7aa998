import { computed, Service, signal } from '@angular/core';
import type { Instant } from '@mittler/domain';

const warningMinutes = 5;
const minute = 60_000;

/** When a session ends: at a fixed instant, and earlier after some minutes without a request. */
interface SessionEnds {
  readonly endsAt: Instant;
  readonly idleMinutes: number;
}

/** Knows when the session will end, so that the warning can come in time (WCAG 2.2.1). */
@Service()
export class SessionClock {
  private readonly session = signal<SessionEnds | null>(null);
  private readonly last = signal(Date.now());
  private readonly now = signal(Date.now());

  /** Whole minutes until the session ends, at least 0; null while nobody is signed in. */
  readonly minutesLeft = computed<number | null>(() => {
    const session = this.session();
    if (session === null) return null;
    const idleEnd = this.last() + session.idleMinutes * minute;
    return Math.max(0, Math.ceil((Math.min(idleEnd, Date.parse(session.endsAt)) - this.now()) / minute));
  });
  readonly endsSoon = computed(() => {
    const left = this.minutesLeft();
    return left !== null && left <= warningMinutes;
  });

  constructor() {
    setInterval(() => this.now.set(Date.now()), 15_000);
  }

  begin(session: SessionEnds): void {
    this.session.set({ endsAt: session.endsAt, idleMinutes: session.idleMinutes });
    this.heard();
  }

  end(): void {
    this.session.set(null);
  }

  /** The server has answered a request: the idle time begins anew. */
  heard(): void {
    this.last.set(Date.now());
    this.now.set(Date.now());
  }
}
