import type { Instant } from '@mittler/domain';
import type { Clock } from '../src/http/clock';

/** Sets the application's one clock; it stands still until it is set again. */
export class SetClock {
  constructor(private readonly clock: Clock) {}

  set(instant: Instant): void {
    this.clock.now = () => instant;
  }

  /** Lets it run again. */
  release(): void {
    Reflect.deleteProperty(this.clock, 'now');
  }
}
