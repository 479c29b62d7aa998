import type { OptionalCategory } from '@mittler/contract';
import type { Spoken } from '../../shell/language';

const de = {
  account: 'Konto',
  title: 'Nachrichten und Kalender',
  lead: 'Was Mittler Ihnen schickt, und wie Ihre Termine in Ihren eigenen Kalender kommen.',
  mails: 'E-Mails',
  always:
    'Immer erhalten Sie, was Ihr Konto und Ihre Anmeldungen betrifft, und wenn ein Termin verlegt oder abgesagt wird.',
  choices: {
    'invitation-to-session': {
      label: 'Einladungen zu Terminen',
      hint: 'Jeder Termin kommt als Einladung, die Outlook und andere Kalender übernehmen.',
    },
    reminder: {
      label: 'Erinnerungen',
      hint: 'Zwei Tage vor einem Termin und bevor eine Frist endet.',
    },
    notice: {
      label: 'Zwischenstände',
      hint: 'Wenn Ihre Anmeldung eingegangen oder genehmigt ist.',
    },
  } satisfies Record<OptionalCategory, { readonly label: string; readonly hint: string }>,
  kept: 'Gespeichert.',
  feed: 'Kalender-Abo',
  feedLead:
    'Mit einer Adresse, die nur Sie kennen, zeigt Ihr Kalender alle Ihre Termine und folgt jeder Änderung. In Outlook: „Kalender hinzufügen“, dann „Aus dem Internet abonnieren“.',
  warning: 'Wer die Adresse kennt, sieht Ihre Termine. Geben Sie sie nicht weiter.',
  none: 'Sie haben noch keine Adresse.',
  make: 'Adresse erstellen',
  since: (at: string) => `Ihre Adresse gilt seit ${at}. Zu Ihrer Sicherheit wird sie nur einmal gezeigt.`,
  address: 'Ihre Adresse',
  once: 'Kopieren Sie die Adresse jetzt: Sie wird nur dieses eine Mal gezeigt.',
  copy: 'Adresse kopieren',
  renew: 'Neue Adresse erstellen',
  renewQuestion: 'Neue Adresse erstellen?',
  renewMore: 'Die bisherige Adresse gilt dann nicht mehr. Tragen Sie die neue in Ihren Kalender ein.',
  revoke: 'Kalender-Abo beenden',
  revokeQuestion: 'Kalender-Abo beenden?',
  revokeMore: 'Die Adresse gilt dann nicht mehr; Kalender, die sie abonniert haben, bekommen nichts Neues.',
  revokeAct: 'Beenden',
  revoked: 'Das Kalender-Abo ist beendet.',
};

const en: typeof de = {
  account: 'Account',
  title: 'Messages and calendar',
  lead: 'What Mittler sends you, and how your sessions get into your own calendar.',
  mails: 'E-mails',
  always: 'You always get what concerns your account and your registrations, and when a session is moved or cancelled.',
  choices: {
    'invitation-to-session': {
      label: 'Invitations to sessions',
      hint: 'Every session comes as an invitation that Outlook and other calendars take over.',
    },
    reminder: {
      label: 'Reminders',
      hint: 'Two days before a session, and before a deadline ends.',
    },
    notice: {
      label: 'Intermediate steps',
      hint: 'When your registration has arrived or was approved.',
    },
  },
  kept: 'Saved.',
  feed: 'Calendar feed',
  feedLead:
    'With an address that only you know, your calendar shows all your sessions and follows every change. In Outlook: “Add calendar”, then “Subscribe from web”.',
  warning: 'Whoever knows the address sees your sessions. Do not pass it on.',
  none: 'You have no address yet.',
  make: 'Make an address',
  since: (at: string) => `Your address has been valid since ${at}. For your safety it is shown only once.`,
  address: 'Your address',
  once: 'Copy the address now: it is shown this one time.',
  copy: 'Copy the address',
  renew: 'Make a new address',
  renewQuestion: 'Make a new address?',
  renewMore: 'The present address will no longer be valid. Enter the new one in your calendar.',
  revoke: 'End the calendar feed',
  revokeQuestion: 'End the calendar feed?',
  revokeMore: 'The address will no longer be valid; calendars that subscribed to it get nothing new.',
  revokeAct: 'End it',
  revoked: 'The calendar feed has ended.',
};

export const ownMessageTexts: Spoken<typeof de> = { de, en };
