import { type JudgedMark, placeOf } from '../mark-verdict';

/**
 * What should be, as simply as it can be said: a mark counts once, when it arrives for the first time, if it knew what held there and the
 * roll was open. Everything else waits for a person; who says yes puts it in place of what holds.
 */
export class Expectation {
  readonly holding = new Map<string, string>();
  readonly facts: string[] = [];
  readonly waiting = new Map<string, JudgedMark>();
  private readonly seen = new Set<string>();
  private isClosed = false;

  arrives(marks: readonly JudgedMark[]): void {
    for (const mark of marks) {
      if (this.seen.has(mark.id)) continue;
      this.seen.add(mark.id);
      const knew = (this.holding.get(placeOf(mark)) ?? null) === mark.replaces;
      if (knew && !this.isClosed && mark.minutes <= 90) this.counts(mark);
      else this.waiting.set(mark.id, mark);
    }
  }

  decided(markId: string, accepted: boolean): void {
    const mark = this.waiting.get(markId);
    this.waiting.delete(markId);
    if (mark && accepted) this.counts(mark);
  }

  signed(isClosed: boolean): void {
    this.isClosed = isClosed;
  }

  private counts(mark: JudgedMark): void {
    this.holding.set(placeOf(mark), mark.id);
    this.facts.push(mark.id);
  }
}
