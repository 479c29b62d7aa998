import type { Instant } from '@mittler/domain';

/** One appointment of an invitation or a cancellation (RFC 5546): what a calendar needs to know of it. */
export interface CalendarMessage {
  readonly method: 'REQUEST' | 'CANCEL';
  /** Stays the same through all changes. */
  readonly uid: string;
  /** Rises with every change of time or place. */
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly url: string;
}
