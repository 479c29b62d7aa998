import type { Spoken } from '../../shell/language';

const de = {
  here: 'Meine Einträge',
  toStanding: 'Mein Stand',
  link: 'Alle Einträge ansehen, Einspruch einlegen',
  title: (count: number, more: boolean) =>
    count === 0
      ? 'Über Sie ist noch nichts eingetragen.'
      : `${more ? 'Über ' : ''}${String(count)} ${count === 1 ? 'Eintrag' : 'Einträge'} zu Ihrer Anwesenheit.`,
  lead: 'Stimmt etwas nicht? Legen Sie Einspruch ein: Die Lehrkraft oder die Koordinierungsstelle entscheidet, und hier steht, was daraus wurde.',
  certificate: 'Teilnahmebescheinigung (PDF)',
  eventCertificate: 'Bescheinigung für diesen Termin (PDF)',
  table: (course: string) => `Einträge in ${course}`,
  day: 'Tag',
  session: 'Termin',
  entry: 'Eintrag',
  state: 'Einspruch',
  attendance: { present: 'anwesend', absent: 'abwesend', excused: 'entschuldigt' },
  form: { room: 'im Raum', virtual: 'virtuell' },
  ofPlanned: (minutes: string, planned: string) => `${minutes} von ${planned}`,
  area: (code: string) => `Bereich ${code}`,
  replaced: 'inzwischen berichtigt',
  object: 'Einspruch einlegen',
  until: (day: string) => `bis ${day} möglich`,
  states: { pending: 'Einspruch wartet', accepted: 'Einspruch angenommen', declined: 'Einspruch abgelehnt' },
  reason: (words: string) => `Grund: ${words}`,
  dialogTitle: 'Was stimmt an diesem Eintrag nicht?',
  words: 'Ihre Worte',
  wordsHint: 'Zum Beispiel: „Ich war bis zum Ende da.“ Keine Angaben zur Gesundheit nötig.',
  send: 'Einspruch einlegen',
  sent: 'Ihr Einspruch ist eingelegt.',
  cancel: 'Abbrechen',
};

const en: typeof de = {
  here: 'My entries',
  toStanding: 'My standing',
  link: 'See all entries, object to one',
  title: (count, more) =>
    count === 0
      ? 'Nothing is recorded about you yet.'
      : `${more ? 'More than ' : ''}${String(count)} ${count === 1 ? 'entry' : 'entries'} on your attendance.`,
  lead: 'Is something wrong? Object to it: the trainer or the coordination office decides, and here you see what became of it.',
  certificate: 'Certificate of attendance (PDF)',
  eventCertificate: 'Certificate for this session (PDF)',
  table: (course) => `Entries in ${course}`,
  day: 'Day',
  session: 'Session',
  entry: 'Entry',
  state: 'Objection',
  attendance: { present: 'present', absent: 'absent', excused: 'excused' },
  form: { room: 'in the room', virtual: 'virtual' },
  ofPlanned: (minutes, planned) => `${minutes} of ${planned}`,
  area: (code) => `Area ${code}`,
  replaced: 'corrected since',
  object: 'Object',
  until: (day) => `possible until ${day}`,
  states: { pending: 'objection waits', accepted: 'objection accepted', declined: 'objection declined' },
  reason: (words) => `Reason: ${words}`,
  dialogTitle: 'What is wrong with this entry?',
  words: 'Your words',
  wordsHint: 'For example: “I was there until the end.” Nothing about your health is needed.',
  send: 'Object',
  sent: 'Your objection is made.',
  cancel: 'Cancel',
};

export const entryTexts: Spoken<typeof de> = { de, en };
