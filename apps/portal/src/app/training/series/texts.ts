import type { Rhythm } from '@mittler/domain';
import type { Spoken } from '../../shell/language';

const sessions = (count: number): string => (count === 1 ? '1 Termin' : `${String(count)} Termine`);
const sessionsEn = (count: number): string => (count === 1 ? '1 session' : `${String(count)} sessions`);

const de = {
  title: 'Terminreihe anlegen',
  heading: (course: string) => `Welche Termine bekommt „${course}“?`,
  lead: 'Beschreiben Sie den ersten Termin und den Rhythmus. Sie sehen jeden Tag, bevor etwas angelegt wird.',
  first: 'Der erste Termin',
  firstDay: 'Erster Tag',
  rhythmTitle: 'Rhythmus',
  rhythm: 'Wie geht es weiter?',
  rhythms: {
    weekly: 'jede Woche am selben Wochentag',
    fortnightly: 'alle zwei Wochen',
    'monthly-same-weekday': 'jeden Monat am selben Wochentag, zum Beispiel am dritten Freitag',
    dates: 'an einzelnen Tagen, die Sie nennen',
  } satisfies Record<Rhythm, string>,
  ends: 'Wann endet die Reihe?',
  byCount: 'nach einer Zahl von Terminen',
  byDay: 'an einem Tag',
  count: 'Anzahl der Termine',
  until: 'Letzter möglicher Tag',
  skipHolidays: 'An gesetzlichen Feiertagen fällt kein Termin an',
  skipHint: 'Feiertage in Nordrhein-Westfalen. Heiligabend und Silvester werden nur erwähnt.',
  preview: 'Vorschau',
  previewHeading: (count: number, remarks: number, forAll: boolean) =>
    count === 0
      ? 'Noch steht kein Termin fest'
      : remarks === 0
        ? forAll
          ? sessions(count)
          : `${sessions(count)}, nichts spricht dagegen`
        : `${sessions(count)}, ${remarks === 1 ? '1 davon mit einem Hinweis' : `${String(remarks)} davon mit Hinweisen`}`,
  forAll: 'Für alle Tage:',
  incomplete: 'Füllen Sie Thema, Tag, Uhrzeiten, Ort und Abschnitte aus; dann erscheinen hier die Tage.',
  day: 'Tag',
  remarks: 'Hinweise',
  acts: 'Aktionen',
  skipped: 'fällt aus',
  leaveOut: 'Auslassen',
  takeBack: 'Doch anlegen',
  shift: 'Anderer Tag',
  shiftTo: (day: string) => `Statt ${day} am`,
  shiftAct: 'Übernehmen',
  keep: 'Abbrechen',
  addDay: 'Weiterer Tag',
  add: 'Tag hinzufügen',
  listed: 'Die Tage sind jetzt einzeln aufgeführt. Wählen Sie einen Rhythmus, um neu zu beginnen.',
  stopped: (count: number) =>
    `${count === 1 ? 'Ein Tag ist' : `${String(count)} Tage sind`} doppelt belegt. Lassen Sie sie aus, oder nehmen Sie andere Tage.`,
  act: (count: number) => (count === 0 ? 'Termine anlegen' : `${sessions(count)} anlegen`),
  mails: 'Wer schon einen Platz hat und die Lehrkräfte bekommen eine Einladung in ihren Kalender.',
  done: (count: number) => `${sessions(count)} angelegt.`,
  undone: (count: number) => `${sessions(count)} wieder gelöscht.`,
};

const en: typeof de = {
  title: 'Add a series of sessions',
  heading: (course) => `Which sessions does “${course}” get?`,
  lead: 'Describe the first session and the rhythm. You see every day before anything is written.',
  first: 'The first session',
  firstDay: 'First day',
  rhythmTitle: 'Rhythm',
  rhythm: 'How does it go on?',
  rhythms: {
    weekly: 'every week on the same weekday',
    fortnightly: 'every two weeks',
    'monthly-same-weekday': 'every month on the same weekday, for example the third Friday',
    dates: 'on single days that you name',
  },
  ends: 'When does the series end?',
  byCount: 'after a number of sessions',
  byDay: 'on a day',
  count: 'Number of sessions',
  until: 'Last possible day',
  skipHolidays: 'No session on public holidays',
  skipHint: 'Holidays of North Rhine-Westphalia. Christmas Eve and New Year’s Eve are only mentioned.',
  preview: 'Preview',
  previewHeading: (count, remarks, forAll) =>
    count === 0
      ? 'No session is settled yet'
      : remarks === 0
        ? forAll
          ? sessionsEn(count)
          : `${sessionsEn(count)}, nothing speaks against them`
        : `${sessionsEn(count)}, ${String(remarks)} of them with remarks`,
  forAll: 'For all days:',
  incomplete: 'Fill in subject, day, times, place and blocks; then the days appear here.',
  day: 'Day',
  remarks: 'Remarks',
  acts: 'Actions',
  skipped: 'left out',
  leaveOut: 'Leave out',
  takeBack: 'Plan it after all',
  shift: 'Another day',
  shiftTo: (day) => `Instead of ${day} on`,
  shiftAct: 'Take it',
  keep: 'Cancel',
  addDay: 'Another day',
  add: 'Add the day',
  listed: 'The days are now listed one by one. Choose a rhythm to begin anew.',
  stopped: (count) =>
    `${count === 1 ? 'One day is' : `${String(count)} days are`} booked twice. Leave them out or take other days.`,
  act: (count) => (count === 0 ? 'Add the sessions' : `Add ${sessionsEn(count)}`),
  mails: 'Whoever has a seat already and the trainers get an invitation into their calendar.',
  done: (count) => `${sessionsEn(count)} added.`,
  undone: (count) => `${sessionsEn(count)} deleted again.`,
};

export const seriesTexts: Spoken<typeof de> = { de, en };
