import type { Instant } from '@mittler/domain';
import ical, {
  ICalAttendeeRole,
  ICalAttendeeStatus,
  ICalCalendarMethod,
  ICalEventStatus,
  type ICalEventData,
} from 'ical-generator';
import type { CalendarMessage } from './calendar-message';

/** Who writes, and under which host the identifiers of all events stand. */
export interface CalendarSender {
  readonly name: string;
  readonly address: string;
  readonly host: string;
}

export interface FeedEvent {
  readonly uid: string;
  readonly sequence: number;
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly title: string;
  readonly place: string;
  readonly url: string;
  readonly isCancelled: boolean;
  readonly changedAt: Instant;
}

/**
 * Text of an invitation or a cancellation (RFC 5545, 5546). Times are written in UTC, so that neither the server's zone
 * nor a missing zone table can shift them.
 * @param at when the message was written: the same text at each further attempt
 */
export function invitationText(event: CalendarMessage, attendee: string, sender: CalendarSender, at: Instant): string {
  const isOver = event.method === 'CANCEL';
  const calendar = ical({
    prodId: product,
    method: isOver ? ICalCalendarMethod.CANCEL : ICalCalendarMethod.REQUEST,
    events: [
      {
        ...timesOf(event, sender.host, at),
        status: isOver ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
        organizer: { name: sender.name, email: sender.address },
        attendees: [
          {
            email: attendee,
            role: ICalAttendeeRole.REQ,
            status: ICalAttendeeStatus.NEEDSACTION,
            // An answer would go to an address that nobody reads.
            rsvp: false,
          },
        ],
      },
    ],
  });
  return calendar.toString();
}

/** Text of a calendar that somebody has subscribed to; looked at again every hour or later. */
export function feedText(name: string, events: readonly FeedEvent[], host: string): string {
  const calendar = ical({
    prodId: product,
    name,
    ttl: 3600,
    events: events.map((event) => ({
      ...timesOf(event, host, event.changedAt),
      status: event.isCancelled ? ICalEventStatus.CANCELLED : ICalEventStatus.CONFIRMED,
    })),
  });
  return calendar.toString();
}

const product = { company: 'Mittler', product: 'Mittler' } as const;

type Times = Pick<CalendarMessage, 'uid' | 'sequence' | 'startsAt' | 'endsAt' | 'title' | 'place' | 'url'>;

function timesOf(event: Times, host: string, stamp: Instant): ICalEventData {
  return {
    id: `${event.uid}@${host}`,
    sequence: event.sequence,
    stamp: new Date(stamp),
    start: new Date(event.startsAt),
    end: new Date(event.endsAt),
    summary: event.title,
    location: event.place,
    url: event.url,
  };
}
