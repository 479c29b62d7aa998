import { signal } from '@angular/core';
import { problemText } from '../../shell/problem/problem-text';

export interface Refused<T> {
  readonly of: T;
  readonly text: string;
}

/** The same deed for many, one after the other: the refusal of one stops no other, and is told with its reason. */
export class OneByOne<T> {
  private readonly finished = signal(0);
  private readonly all = signal(0);
  private readonly failed = signal<readonly Refused<T>[]>([]);
  readonly done = this.finished.asReadonly();
  /** 0: nothing is being done. */
  readonly of = this.all.asReadonly();
  readonly refused = this.failed.asReadonly();

  /** How many it worked for. */
  async run(rows: readonly T[], deed: (row: T) => Promise<unknown>): Promise<number> {
    this.finished.set(0);
    this.failed.set([]);
    this.all.set(rows.length);
    for (const row of rows) {
      try {
        await deed(row);
      } catch (problem) {
        this.failed.update((failed) => [...failed, { of: row, text: problemText(problem) }]);
      }
      this.finished.update((count) => count + 1);
    }
    this.all.set(0);
    return rows.length - this.failed().length;
  }
}
