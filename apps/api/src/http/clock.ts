import type { Instant, IsoDate } from '@mittler/domain';
import { Injectable } from '@nestjs/common';

const civil = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
});

/** The one place that knows what time it is; tests and proofs set it. */
@Injectable()
export class Clock {
  now(): Instant {
    return new Date().toISOString() as Instant;
  }

  /** The civil date in Germany: what the law calls today does not depend on the server's zone. */
  today(): IsoDate {
    return civilDateOf(this.now());
  }
}

/** The civil date in Europe/Berlin at that instant. */
export function civilDateOf(instant: Instant): IsoDate {
  return civil.format(new Date(instant)) as IsoDate;
}
