import { Refusal } from './refusal';

/** Lets so many pieces of work through at once; others wait in the order in which they came. */
export class Turnstile {
  private inside = 0;
  private readonly waiting: (() => void)[] = [];

  constructor(
    private readonly places: number,
    private readonly longestQueue: number,
  ) {}

  get isEmpty(): boolean {
    return this.inside === 0;
  }

  /** @throws Refusal unavailable when too many wait already */
  async through<T>(work: () => Promise<T>): Promise<T> {
    if (this.inside >= this.places) {
      if (this.waiting.length >= this.longestQueue) throw new Refusal('unavailable');
      await new Promise<void>((enter) => this.waiting.push(enter));
    } else this.inside += 1;
    try {
      return await work();
    } finally {
      const next = this.waiting.shift();
      // Whoever leaves hands over the place: nobody can slip in between.
      if (next) next();
      else this.inside -= 1;
    }
  }
}
