import type { Spoken } from '../../shell/language';

const de = {
  title: 'Nachrichten',
  allDelivered: 'Alles zugestellt.',
  failed: (count: number) =>
    count === 1 ? 'Eine Nachricht ist nicht angekommen.' : `${String(count)} Nachrichten sind nicht angekommen.`,
  underWay: (count: number) =>
    count === 1 ? 'Eine Nachricht ist unterwegs.' : `${String(count)} Nachrichten sind unterwegs.`,
  lead: 'Was Mittler verschickt hat, an wen und mit welchem Erfolg. Was in den Nachrichten steht, sieht hier niemand.',
  templates: 'Vorlagen',
  ofRegistration: 'Nur Nachrichten zu einer Anmeldung.',
  showAll: 'Alle zeigen',
  state: 'Zustand',
  allStates: 'alle',
  category: 'Art',
  allCategories: 'alle',
  message: 'Nachricht',
  recipient: 'An',
  nobody: 'Adresse ohne Person',
  queued: 'Erstellt',
  result: 'Ergebnis',
  acts: 'Aktionen',
  next: (at: string, attempts: number) =>
    attempts === 1 ? `ein Versuch, nächster ${at}` : `${String(attempts)} Versuche, nächster ${at}`,
  soon: 'geht gleich hinaus',
  at: (at: string) => `am ${at}`,
  gaveUp: (attempts: number) => (attempts === 1 ? 'nach einem Versuch' : `nach ${String(attempts)} Versuchen`),
  retry: 'Erneut senden',
  retried: 'Die Nachricht wird erneut gesendet.',
  none: 'Keine Nachricht passt zu dieser Auswahl.',
  noneAtAll: 'Alles zugestellt. Noch wurde keine Nachricht verschickt.',
  noneFailed: 'Alles zugestellt. Keine Nachricht wartet auf Sie.',
  reasons: {
    address: 'Der Mailserver kennt diese Adresse nicht. Bitte prüfen Sie sie bei der Person.',
    server: 'Der Mailserver war nicht zu erreichen.',
    refused: 'Der Mailserver hat die Nachricht nicht angenommen.',
    signIn: 'Der Mailserver lehnt die Zugangsdaten ab. Bitte geben Sie das an den Betrieb weiter.',
    other: 'Die Nachricht ließ sich nicht senden.',
  },
};

const en: typeof de = {
  title: 'Messages',
  allDelivered: 'Everything was delivered.',
  failed: (count: number) =>
    count === 1 ? 'One message has not arrived.' : `${String(count)} messages have not arrived.`,
  underWay: (count: number) => (count === 1 ? 'One message is under way.' : `${String(count)} messages are under way.`),
  lead: 'What Mittler has sent, to whom, and how it fared. What the messages say is seen by nobody here.',
  templates: 'Templates',
  ofRegistration: 'Only messages about one registration.',
  showAll: 'Show all',
  state: 'State',
  allStates: 'all',
  category: 'Kind',
  allCategories: 'all',
  message: 'Message',
  recipient: 'To',
  nobody: 'address of nobody known',
  queued: 'Written',
  result: 'Result',
  acts: 'Actions',
  next: (at: string, attempts: number) =>
    attempts === 1 ? `one attempt, next ${at}` : `${String(attempts)} attempts, next ${at}`,
  soon: 'leaves in a moment',
  at: (at: string) => `on ${at}`,
  gaveUp: (attempts: number) => (attempts === 1 ? 'after one attempt' : `after ${String(attempts)} attempts`),
  retry: 'Send again',
  retried: 'The message is being sent again.',
  none: 'No message fits this choice.',
  noneAtAll: 'Everything was delivered. No message has been sent yet.',
  noneFailed: 'Everything was delivered. No message waits for you.',
  reasons: {
    address: 'The mail server does not know this address. Please check it with the person.',
    server: 'The mail server could not be reached.',
    refused: 'The mail server did not take the message.',
    signIn: 'The mail server refuses the credentials. Please tell whoever runs Mittler.',
    other: 'The message could not be sent.',
  },
};

export const outboxTexts: Spoken<typeof de> = { de, en };
