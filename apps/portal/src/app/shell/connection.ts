import { inject, Service, signal } from '@angular/core';
import { DestroyRef } from '@angular/core';

/** What a room keeps on the device until it can be sent; the frame shows it in the offline bar. */
export interface Waiting {
  readonly text: string;
  readonly retry: () => void;
}

/** Whether the device has a network, and what waits for it. */
@Service()
export class Connection {
  private readonly network = signal(navigator.onLine);
  private readonly kept = signal<Waiting | null>(null);
  readonly online = this.network.asReadonly();
  readonly waiting = this.kept.asReadonly();

  constructor() {
    const update = (): void => this.network.set(navigator.onLine);
    window.addEventListener('online', update);
    window.addEventListener('offline', update);
    inject(DestroyRef).onDestroy(() => {
      window.removeEventListener('online', update);
      window.removeEventListener('offline', update);
    });
  }

  /** Says what waits on this device, e.g. "3 Vermerke noch nicht gesendet."; null when nothing does. */
  keep(waiting: Waiting | null): void {
    this.kept.set(waiting);
  }
}
