import type { MessageCategory, MessageState, Template } from '@mittler/contract';
import type { Spoken } from '../shell/language';

interface MessageWords {
  readonly templates: Readonly<Record<Template, string>>;
  readonly categories: Readonly<Record<MessageCategory, string>>;
  readonly states: Readonly<Record<MessageState, string>>;
  readonly fields: Readonly<Record<string, string>>;
}

const de: MessageWords = {
  templates: {
    invitation: 'Einladung zum Zugang',
    'password-reset': 'Neues Passwort',
    'email-change': 'Neue E-Mail-Adresse bestätigen',
    'email-changed': 'E-Mail-Adresse geändert',
    'password-changed': 'Passwort geändert',
    'registration-received': 'Anmeldung eingegangen',
    'approval-asked': 'Bitte um Genehmigung',
    'approver-missing': 'Niemand kann genehmigen',
    'registration-approved': 'Anmeldung genehmigt',
    'registration-declined': 'Anmeldung abgelehnt',
    'registration-admitted': 'Platzangebot',
    'registration-waiting': 'Auf der Warteliste',
    'registration-confirmed': 'Platz sicher',
    'registration-withdrawn': 'Anmeldung zurückgezogen',
    'registration-substituted': 'Ersatzperson benannt',
    'registration-lapsed': 'Platzangebot abgelaufen',
    'session-invitation': 'Einladung zum Termin',
    'session-moved': 'Termin geändert',
    'session-cancelled': 'Termin abgesagt',
    'session-left': 'Aus einem Termin ausgetragen',
    'session-soon': 'Erinnerung an einen Termin',
    'acceptance-due': 'Erinnerung an ein Platzangebot',
    'approval-open': 'Erinnerung an offene Genehmigungen',
    'registration-ends': 'Erinnerung an den Anmeldeschluss',
    'rolls-open': 'Erinnerung an offene Anwesenheitslisten',
  },
  categories: {
    account: 'Konto',
    decision: 'Entscheidungen und Änderungen',
    'invitation-to-session': 'Einladungen zu Terminen',
    reminder: 'Erinnerungen',
    notice: 'Zwischenstände',
  },
  states: {
    waiting: 'wartet',
    retrying: 'wird wiederholt',
    sent: 'zugestellt',
    'given-up': 'nicht zugestellt',
    withdrawn: 'zurückgezogen',
  },
  fields: {
    link: 'Link zur Seite in Mittler',
    portal: 'Adresse von Mittler',
    days: 'Tage, die der Link gilt',
    minutes: 'Minuten, die der Link gilt',
    hours: 'Stunden, die der Link gilt',
    course: 'Name des Lehrgangs',
    session: 'Titel des Termins',
    starts: 'erster Tag des Lehrgangs',
    when: 'Tag und Uhrzeit des Termins',
    place: 'Haus und Ort',
    until: 'Frist',
    reason: 'Begründung',
    count: 'Anzahl',
  },
};

const en: MessageWords = {
  templates: {
    invitation: 'Invitation to the account',
    'password-reset': 'New password',
    'email-change': 'Confirm a new e-mail address',
    'email-changed': 'E-mail address changed',
    'password-changed': 'Password changed',
    'registration-received': 'Registration received',
    'approval-asked': 'Asking for approval',
    'approver-missing': 'Nobody can approve',
    'registration-approved': 'Registration approved',
    'registration-declined': 'Registration declined',
    'registration-admitted': 'Offer of a seat',
    'registration-waiting': 'On the waiting list',
    'registration-confirmed': 'Seat certain',
    'registration-withdrawn': 'Registration withdrawn',
    'registration-substituted': 'Substitute named',
    'registration-lapsed': 'Offer of a seat lapsed',
    'session-invitation': 'Invitation to a session',
    'session-moved': 'Session changed',
    'session-cancelled': 'Session cancelled',
    'session-left': 'Taken off a session',
    'session-soon': 'Reminder of a session',
    'acceptance-due': 'Reminder of an offer',
    'approval-open': 'Reminder of open approvals',
    'registration-ends': 'Reminder that registration closes',
    'rolls-open': 'Reminder of open rolls',
  },
  categories: {
    account: 'Account',
    decision: 'Decisions and changes',
    'invitation-to-session': 'Invitations to sessions',
    reminder: 'Reminders',
    notice: 'Intermediate steps',
  },
  states: {
    waiting: 'waiting',
    retrying: 'being tried again',
    sent: 'delivered',
    'given-up': 'not delivered',
    withdrawn: 'withdrawn',
  },
  fields: {
    link: 'link to the page in Mittler',
    portal: 'address of Mittler',
    days: 'days for which the link is valid',
    minutes: 'minutes for which the link is valid',
    hours: 'hours for which the link is valid',
    course: 'name of the course',
    session: 'title of the session',
    starts: 'first day of the course',
    when: 'day and time of the session',
    place: 'house and town',
    until: 'deadline',
    reason: 'reason',
    count: 'number',
  },
};

export const messageWords: Spoken<MessageWords> = { de, en };
