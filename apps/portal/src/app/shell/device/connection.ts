import { computed, DestroyRef, inject, Service, signal } from '@angular/core';

/** What a room keeps on the device until it can be sent; the frame shows it in the offline bar. */
export interface Waiting {
  readonly text: string;
  readonly retry: () => void;
}

const askAgainAfter = 10_000;

/** Whether the server can be reached from this device, and what waits for it. */
@Service()
export class Connection {
  private readonly network = signal(navigator.onLine);
  private readonly reached = signal(true);
  private readonly kept = signal<Waiting | null>(null);
  private readonly difference = signal<number | null>(null);
  private asking: ReturnType<typeof setTimeout> | undefined;

  /** The device has a network, and the last request was answered. */
  readonly online = computed(() => this.network() && this.reached());
  readonly waiting = this.kept.asReadonly();
  /** Milliseconds that this device's clock is ahead of the server's, from the last answer; null before the first. */
  readonly clockSkew = this.difference.asReadonly();

  constructor() {
    const update = (): void => {
      this.network.set(navigator.onLine);
      if (navigator.onLine && !this.reached()) void this.ask();
    };
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
      clearTimeout(this.asking);
    });
  }

  /** Says what waits on this device, e.g. "3 Vermerke noch nicht gesendet."; null when nothing does. */
  keep(waiting: Waiting | null): void {
    this.kept.set(waiting);
  }

  /** The server has answered. `date` is the time that it named. */
  heard(date: string | null): void {
    const server = Date.parse(date ?? '');
    if (!Number.isNaN(server)) this.difference.set(Date.now() - server);
    this.reached.set(true);
    clearTimeout(this.asking);
  }

  /** A request did not come through: from now on the server is asked until it answers. */
  lost(): void {
    this.reached.set(false);
    clearTimeout(this.asking);
    this.asking = setTimeout(() => void this.ask(), askAgainAfter);
  }

  private async ask(): Promise<void> {
    try {
      const { ok, headers } = await fetch('/api/health/live', {
        cache: 'no-store',
        headers: { 'ngsw-bypass': 'true' },
        signal: AbortSignal.timeout(askAgainAfter),
      });
      if (ok) this.heard(headers.get('date'));
      else this.lost();
    } catch {
      this.lost();
    }
  }
}

/** Statuses that a proxy in front answers while the product itself cannot be reached; 0: nothing answered at all. */
export const isUnreachable = (status: number): boolean => [0, 502, 503, 504].includes(status);
