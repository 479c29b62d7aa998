import { computed, Service, signal } from '@angular/core';

/** Minutes without a request after which the server ends a session. */
export const idleMinutes = 30;
const warningMinutes = 5;

/** Knows when the session will end for want of requests, so that the warning can come in time (WCAG 2.2.1). */
@Service()
export class SessionClock {
  private readonly last = signal(Date.now());
  private readonly now = signal(Date.now());

  /** Whole minutes until the session ends, at least 0. */
  readonly minutesLeft = computed(() =>
    Math.max(0, Math.ceil(idleMinutes - (this.now() - this.last()) / 60_000)),
  );
  readonly endsSoon = computed(() => this.minutesLeft() <= warningMinutes);

  constructor() {
    setInterval(() => this.now.set(Date.now()), 15_000);
  }

  /** The server has answered a request: the idle time begins anew. */
  heard(): void {
    this.last.set(Date.now());
    this.now.set(Date.now());
  }
}
