import type { Mover, WorkKind } from '@mittler/contract';
import type { Spoken } from '../../shell/language';

const deKinds: Readonly<Record<WorkKind, string>> = {
  'rolls-open': 'Anwesenheitslisten überfällig',
  'ready-to-certify': 'Bescheinigungen bereit zur Ausstellung',
  expiring: 'Fortbildungszeiträume enden in 90 Tagen',
  lapsed: 'Recht zur Bezeichnung erloschen',
  'decisions-open': 'Listen mit offenen Entscheidungen',
  'imports-open': 'Importe mit offenen Fragen',
};
const deMovers: Readonly<Record<Mover, string>> = { trainers: 'Lehrkräfte', office: 'Sie', people: 'Personen' };

const days = (count: number): string => (count === 0 ? 'heute' : count === 1 ? '1 Tag' : `${String(count)} Tagen`);
const since = (count: number): string => (count === 0 ? 'seit heute' : `seit ${count === 1 ? '1 Tag' : days(count)}`);
const enDays = (count: number): string => (count === 1 ? '1 day' : `${String(count)} days`);
const persons = (count: number): string => (count === 1 ? '1 Person' : `${String(count)} Personen`);
const people = (count: number): string => (count === 1 ? '1 person' : `${String(count)} people`);

const de = {
  greeting: (name: string) => `Guten Tag, ${name}`,
  waiting: (count: number, urgent: number) =>
    `${count === 1 ? '1 Vorgang wartet' : `${String(count)} Vorgänge warten`}${urgent === 0 ? '' : urgent === count ? `, ${count === 1 ? 'er ist' : 'alle sind'} dringend` : `, ${String(urgent)} davon ${urgent === 1 ? 'ist' : 'sind'} dringend`}.`,
  nothing: 'Gerade wartet nichts auf Sie.',
  title: 'Start',
  on: (day: string) => `Stand: ${day}`,
  count: 'Anzahl',
  matter: 'Vorgang',
  age: 'Frist und Alter',
  move: 'Am Zug',
  urgent: 'dringend',
  kinds: deKinds,
  movers: deMovers,
  oldest: (count: number, title: string | null) => `älteste ${since(count)}${title === null ? '' : `: ${title}`}`,
  checked: (count: number) => `alle Voraussetzungen geprüft, älteste ${since(count)}`,
  firstEnds: (day: string, left: number) => `die erste am ${day}, ${left === 0 ? 'heute' : `in ${days(left)}`}`,
  lapsedSince: (day: string) => `am längsten seit ${day}`,
  quiet: (kinds: string) => `Nichts offen bei: ${kinds}.`,
  figures: 'Kennzahlen',
  figuresMore: (day: string) => `Vergleich mit dem ${day}`,
  inTraining: 'In Ausbildung',
  ready: 'Bereit zur Ausstellung',
  certified: 'Bescheinigung gültig',
  expiring: 'Läuft in 90 Tagen ab',
  lapsed: 'Erloschen',
  change: (count: number) => `${count > 0 ? '+' : count < 0 ? '−' : '±'}${String(Math.abs(count))}`,
  toLastYear: 'zum Vorjahr',
  ofEnrolled: (count: number) => `von ${String(count)} eingeschriebenen`,
  participation: 'Beteiligung: Kommunen und Ämter',
  participationMore: (sum: number, training: number, certified: number) =>
    `${persons(sum)}: ${String(training)} in Ausbildung und ${String(certified)} mit gültiger oder bereiter Bescheinigung. Jede Zahl öffnet den Bericht ihres Amtes.`,
  municipality: 'Kommune',
  columns: {
    'integration-centre': 'Integration',
    'youth-office': 'Jugend',
    'public-order-office': 'Ordnung',
    other: 'Weitere',
  },
  sum: 'Gesamt',
  share: 'Anteil',
  all: (count: number) => (count === 1 ? '1 Kommune' : `Alle ${String(count)} Kommunen`),
  few: 'wenige',
  many: 'viele',
  nobodyYet: 'noch niemand',
  noDepartment: 'kein Amt',
  cell: (municipality: string, column: string) => `, ${municipality}, ${column}`,
  noMunicipality: 'Noch nimmt keine Kommune teil. Ein Import legt Personen und Ämter auf einmal an.',
  importAct: 'Liste importieren',
  asList: 'Als Liste ansehen',
  rolls: {
    open: {
      headline: (count: number, more: boolean) =>
        count === 1 && !more
          ? '1 Anwesenheitsliste ist überfällig.'
          : `${more ? 'Über ' : ''}${String(count)} Anwesenheitslisten sind überfällig.`,
      none: 'Alle Anwesenheitslisten sind geschlossen.',
      here: 'Offene Anwesenheitslisten',
      lead: 'Die Termine sind vorbei, aber ihre Liste hat noch niemand geschlossen. Solange fehlen die Stunden im Stand der Personen.',
      column: 'Personen',
    },
    waiting: {
      here: 'Offene Entscheidungen',
      none: 'Auf keiner Liste wartet eine Entscheidung.',
      headline: (count: number, more: boolean) =>
        count === 1 && !more
          ? 'Auf 1 Liste wartet eine Entscheidung.'
          : `Auf ${String(count)}${more ? ' oder mehr' : ''} Listen warten Entscheidungen.`,
      lead: 'Vermerke, Einsprüche, Berichtigungen und Nachgetragene, die nichts zählen, bevor jemand entschieden hat. Zuerst sind die Lehrkräfte am Zug.',
      column: 'Wartet',
    },
    session: 'Termin',
    day: 'Tag',
    course: 'Lehrgang',
    trainers: 'Am Zug',
    nobody: 'keine Lehrkraft eingetragen',
    ago: (count: number) => (count === 0 ? 'heute' : `vor ${days(count)}`),
  },
  own: {
    sentence: (place: string, training: number, certified: number) =>
      `${place}: ${persons(training)} in Ausbildung, ${persons(certified)} mit gültiger Bescheinigung.`,
    nobody: (place: string) => `${place}: Noch nimmt niemand teil.`,
    attention: 'Was ansteht',
    ready: (count: number) =>
      `${persons(count)} ${count === 1 ? 'hat' : 'haben'} alles beisammen. Die Koordinierungsstelle stellt die Bescheinigung aus.`,
    expiring: (count: number, day: string) => `Bei ${persons(count)} endet das Recht bis zum ${day}.`,
    lapsed: (count: number) => `Bei ${persons(count)} ist das Recht erloschen.`,
    nothing: 'Gerade steht nichts an.',
    departments: 'Ihre Ämter',
    department: 'Amt',
    enrolled: 'Eingeschrieben',
    droppedOut: 'Abgebrochen',
    expiringShort: (day: string) => `davon läuft ab bis ${day}`,
    toReport: 'Zum Bericht',
    toPeople: 'Zu den Personen',
    noDepartments: 'Noch gibt es in Ihrer Kommune kein Amt. Legen Sie es bei den Personen an.',
  },
};

const enKinds: Readonly<Record<WorkKind, string>> = {
  'rolls-open': 'Rolls overdue',
  'ready-to-certify': 'Certificates ready to issue',
  expiring: 'Renewal periods ending within 90 days',
  lapsed: 'Right to the title lapsed',
  'decisions-open': 'Rolls with open decisions',
  'imports-open': 'Imports with open questions',
};
const enMovers: Readonly<Record<Mover, string>> = { trainers: 'Trainers', office: 'You', people: 'People' };

const en: typeof de = {
  greeting: (name) => `Good day, ${name}`,
  waiting: (count, urgent) =>
    `${count === 1 ? '1 matter waits' : `${String(count)} matters wait`}${urgent === 0 ? '' : urgent === count ? `, ${count === 1 ? 'it is' : 'all are'} urgent` : `, ${String(urgent)} of them urgent`}.`,
  nothing: 'Nothing is waiting for you.',
  title: 'Start',
  on: (day) => `As of ${day}`,
  count: 'Count',
  matter: 'Matter',
  age: 'Deadline and age',
  move: 'Next move',
  urgent: 'urgent',
  kinds: enKinds,
  movers: enMovers,
  oldest: (count, title) =>
    `oldest ${count === 0 ? 'of today' : `for ${enDays(count)}`}${title === null ? '' : `: ${title}`}`,
  checked: (count) => `all requirements checked, oldest ${count === 0 ? 'of today' : `for ${enDays(count)}`}`,
  firstEnds: (day, left) => `the first on ${day}, ${left === 0 ? 'today' : `in ${enDays(left)}`}`,
  lapsedSince: (day) => `longest since ${day}`,
  quiet: (kinds) => `Nothing open: ${kinds}.`,
  figures: 'Key figures',
  figuresMore: (day) => `Compared with ${day}`,
  inTraining: 'In training',
  ready: 'Ready to certify',
  certified: 'Certified',
  expiring: 'Ending within 90 days',
  lapsed: 'Lapsed',
  change: de.change,
  toLastYear: 'on last year',
  ofEnrolled: (count) => `of ${String(count)} enrolled`,
  participation: 'Participation: municipalities and departments',
  participationMore: (sum, training, certified) =>
    `${people(sum)}: ${String(training)} in training and ${String(certified)} certified or ready. Each number opens the report of its department.`,
  municipality: 'Municipality',
  columns: {
    'integration-centre': 'Integration',
    'youth-office': 'Youth',
    'public-order-office': 'Public order',
    other: 'Others',
  },
  sum: 'Total',
  share: 'Share',
  all: (count) => (count === 1 ? '1 municipality' : `All ${String(count)} municipalities`),
  few: 'few',
  many: 'many',
  nobodyYet: 'nobody yet',
  noDepartment: 'no department',
  cell: (municipality, column) => `, ${municipality}, ${column}`,
  noMunicipality: 'No municipality takes part yet. An import creates people and departments at once.',
  importAct: 'Import a list',
  asList: 'See as a list',
  rolls: {
    open: {
      headline: (count, more) =>
        count === 1 && !more ? '1 roll is overdue.' : `${more ? 'More than ' : ''}${String(count)} rolls are overdue.`,
      none: 'All rolls are closed.',
      here: 'Open rolls',
      lead: 'The sessions are over, but nobody has closed their roll. Until then the hours are missing in the standing of the people.',
      column: 'People',
    },
    waiting: {
      here: 'Open decisions',
      none: 'No roll waits for a decision.',
      headline: (count, more) =>
        count === 1 && !more
          ? '1 roll waits for a decision.'
          : `${String(count)}${more ? ' or more' : ''} rolls wait for decisions.`,
      lead: 'Marks, objections, corrections and walk-ins that count for nothing before somebody has decided. The trainers have the first move.',
      column: 'Waiting',
    },
    session: 'Session',
    day: 'Day',
    course: 'Course',
    trainers: 'Next move',
    nobody: 'no trainer entered',
    ago: (count) => (count === 0 ? 'today' : `${enDays(count)} ago`),
  },
  own: {
    sentence: (place, training, certified) =>
      `${place}: ${people(training)} in training, ${people(certified)} with a valid certificate.`,
    nobody: (place) => `${place}: nobody takes part yet.`,
    attention: 'What is coming up',
    ready: (count) =>
      `${people(count)} ${count === 1 ? 'has' : 'have'} everything. The coordination office issues the certificate.`,
    expiring: (count, day) => `The right of ${people(count)} ends by ${day}.`,
    lapsed: (count) => `The right of ${people(count)} has lapsed.`,
    nothing: 'Nothing is coming up.',
    departments: 'Your departments',
    department: 'Department',
    enrolled: 'Enrolled',
    droppedOut: 'Dropped out',
    expiringShort: (day) => `of these ending by ${day}`,
    toReport: 'To the report',
    toPeople: 'To the people',
    noDepartments: 'Your municipality has no department yet. Create it in People.',
  },
};

export const startTexts: Spoken<typeof de> = { de, en };
