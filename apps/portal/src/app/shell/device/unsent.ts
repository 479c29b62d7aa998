import { computed, Service, signal } from '@angular/core';

/** A room that keeps on this device what was not sent yet. */
export interface Keeper {
  /** How many pieces the server does not know. */
  readonly count: () => number;
  /** Sends what can be sent; resolves when nothing more can be done now. */
  readonly send: () => Promise<void>;
}

/** What is not sent yet, of all rooms: asked before somebody signs out. */
@Service()
export class Unsent {
  private readonly keepers = signal<readonly Keeper[]>([]);
  readonly count = computed(() => this.keepers().reduce((sum, { count }) => sum + count(), 0));

  join(keeper: Keeper): void {
    this.keepers.update((keepers) => [...keepers, keeper]);
  }

  async send(): Promise<void> {
    await Promise.all(this.keepers().map(({ send }) => send()));
  }
}
