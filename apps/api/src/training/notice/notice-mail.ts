import type { Instant } from '@mittler/domain';
import type { CalendarMessage } from '../../messages/calendar/calendar-message';
import type { NewMessage } from '../../messages/message.service';
import type { RegistrationRow, SessionRow } from './notice-rows';
import { dateWords, instantWords, spanWords } from './notice-words';

/** States of a registration of which its person is told. */
export type ToldState =
  | 'registered'
  | 'approved'
  | 'declined'
  | 'admitted'
  | 'waiting'
  | 'confirmed'
  | 'taking-part'
  | 'completed'
  | 'withdrawn'
  | 'substituted'
  | 'not-attended'
  | 'lapsed';

/** What a session can be the matter of. */
export type SessionTemplate =
  'session-invitation' | 'session-moved' | 'session-cancelled' | 'session-left' | 'session-soon';

/** @returns null where the person knows it already: she was there */
export function registrationMail(row: RegistrationRow, to: ToldState, now: Instant, portal: string): NewMessage | null {
  const content = {
    course: row.course,
    starts: dateWords(row.startsOn, row.language),
    place: row.place,
    link: `${portal}/anmeldungen/${row.registration}`,
  };
  const frame = {
    language: row.language,
    recipient: row.email,
    personId: row.personId,
    now,
    about: [{ kind: 'registration', id: row.registration }],
  } as const;
  switch (to) {
    case 'registered':
      return { ...frame, template: 'registration-received', content };
    case 'approved':
      return { ...frame, template: 'registration-approved', content };
    case 'declined':
      return { ...frame, template: 'registration-declined', content: { ...content, reason: row.reason ?? '–' } };
    case 'admitted': {
      const until = row.acceptUntil === null ? '–' : instantWords(row.acceptUntil, row.language);
      return { ...frame, template: 'registration-admitted', content: { ...content, until } };
    }
    case 'waiting':
      return { ...frame, template: 'registration-waiting', content };
    case 'confirmed':
      return { ...frame, template: 'registration-confirmed', content };
    case 'withdrawn':
      return { ...frame, template: 'registration-withdrawn', content };
    case 'substituted':
      return { ...frame, template: 'registration-substituted', content };
    case 'lapsed':
      return { ...frame, template: 'registration-lapsed', content };
    case 'taking-part':
    case 'completed':
    case 'not-attended':
      return null;
  }
}

export function sessionMail(template: SessionTemplate, row: SessionRow, now: Instant, portal: string): NewMessage {
  const link = row.registration === null ? `${portal}/heute` : `${portal}/anmeldungen/${row.registration}`;
  return {
    template,
    language: row.language,
    recipient: row.email,
    personId: row.personId,
    now,
    about: [
      { kind: 'session', id: row.session },
      ...(row.registration === null ? [] : [{ kind: 'registration', id: row.registration } as const]),
    ],
    content: {
      course: row.course,
      session: row.title,
      when: spanWords(row.startsAt, row.endsAt, row.language),
      place: row.place,
      link,
    },
    // A reminder changes nothing in a calendar.
    ...(template === 'session-soon' ? {} : { calendar: calendarOf(template, row, link) }),
  };
}

function calendarOf(template: SessionTemplate, row: SessionRow, url: string): CalendarMessage {
  return {
    method: template === 'session-cancelled' || template === 'session-left' ? 'CANCEL' : 'REQUEST',
    uid: row.session,
    sequence: row.sequence,
    startsAt: row.startsAt,
    endsAt: row.endsAt,
    title: `${row.title} (${row.course})`,
    place: row.place,
    url,
  };
}
