import { computed, signal } from '@angular/core';

/** One page of a list as the API gives it; `next` null: the last one. */
export interface ListPage<T> {
  readonly rows: readonly T[];
  readonly next: string | null;
  /** Of all pages together, where the API says it. */
  readonly total?: number;
}

/** A list that grows by its pages. An answer that comes after a newer question is left aside. */
export class GrowingList<T> {
  private readonly found = signal<readonly T[]>([]);
  private readonly after = signal<string | null>(null);
  private readonly sum = signal<number | null>(null);
  private readonly working = signal(false);
  private readonly begun = signal(false);
  private readonly failure = signal<unknown>(null);
  private question = 0;

  readonly rows = this.found.asReadonly();
  readonly busy = this.working.asReadonly();
  readonly problem = this.failure.asReadonly();
  readonly total = this.sum.asReadonly();
  readonly hasMore = computed(() => this.after() !== null);
  /** The first page has been answered; before that there is nothing to show. */
  readonly ready = this.begun.asReadonly();

  constructor(private readonly load: (after: string | null) => Promise<ListPage<T>>) {}

  /** Asks anew from the first page; the rows shown stay until the answer is there. */
  async begin(): Promise<void> {
    await this.ask(null);
  }

  async more(): Promise<void> {
    const after = this.after();
    if (after !== null && !this.working()) await this.ask(after);
  }

  private async ask(after: string | null): Promise<void> {
    const question = (this.question += 1);
    this.working.set(true);
    this.failure.set(null);
    try {
      const page = await this.load(after);
      if (question !== this.question) return;
      this.found.update((rows) => (after === null ? page.rows : [...rows, ...page.rows]));
      this.after.set(page.next);
      if (page.total !== undefined) this.sum.set(page.total);
      this.begun.set(true);
    } catch (problem) {
      if (question === this.question) this.failure.set(problem);
    } finally {
      if (question === this.question) this.working.set(false);
    }
  }
}
