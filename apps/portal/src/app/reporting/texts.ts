import type { FigureName, HiddenReason, ReportState } from '@mittler/contract';
import type { State } from '@mittler/domain';
import type { Spoken } from '../shell/language';

const persons = (count: number): string => (count === 1 ? '1 Person' : `${String(count)} Personen`);
const people = (count: number): string => (count === 1 ? '1 person' : `${String(count)} people`);

const deFigures: Readonly<Record<FigureName, string>> = {
  enrolled: 'Eingeschrieben',
  inTraining: 'In Ausbildung',
  ready: 'Bereit zur Ausstellung',
  certified: 'Bescheinigung gültig',
  expiring: 'davon läuft ab',
  lapsed: 'Erloschen',
  droppedOut: 'Abgebrochen',
};
const deStates: Readonly<Record<State, string>> = {
  'in-training': 'In Ausbildung',
  ready: 'Bereit zur Ausstellung',
  certified: 'Bescheinigung gültig',
  lapsed: 'Erloschen',
  'dropped-out': 'Abgebrochen',
};
const deHeadlines: Readonly<Record<ReportState, (count: number) => string>> = {
  enrolled: (count) => `${persons(count)} ${count === 1 ? 'ist' : 'sind'} eingeschrieben.`,
  'in-training': (count) => `${persons(count)} ${count === 1 ? 'ist' : 'sind'} in Ausbildung.`,
  ready: (count) => `${persons(count)} ${count === 1 ? 'kann ihre' : 'können ihre'} Bescheinigung bekommen.`,
  certified: (count) => `${persons(count)} ${count === 1 ? 'hat' : 'haben'} eine gültige Bescheinigung.`,
  expiring: (count) => `Bei ${count === 1 ? '1 Person' : `${String(count)} Personen`} endet bald das Recht.`,
  lapsed: (count) => `Bei ${count === 1 ? '1 Person' : `${String(count)} Personen`} ist das Recht erloschen.`,
  'dropped-out': (count) => `${persons(count)} ${count === 1 ? 'hat' : 'haben'} abgebrochen.`,
};

const de = {
  title: 'Bescheinigungen nach Kommune',
  sentence: (certified: number, inTraining: number) =>
    `${persons(certified)} ${certified === 1 ? 'hat' : 'haben'} eine gültige Bescheinigung, ${String(inTraining)} ${inTraining === 1 ? 'ist' : 'sind'} in Ausbildung.`,
  leadToday: (day: string) => `Stand heute, ${day}.`,
  leadPast: (day: string) => `Stand am Abend des ${day}: was der Bericht an jenem Tag zeigte.`,
  everything: 'Alle Kommunen, alle Ämter, alle Lehrgänge.',
  suppressedLead: 'Kleine Fallzahlen sind verdeckt.',
  figures: deFigures,
  expiringUntil: (day: string) => `davon läuft ab bis ${day}`,
  states: deStates,
  headlines: deHeadlines,
  municipality: 'Kommune',
  department: 'Amt',
  course: 'Lehrgang',
  programme: 'Programm',
  ruleSet: 'Ordnung',
  on: 'Stand am',
  horizon: 'Läuft ab innerhalb von',
  months: (count: number) => (count === 1 ? '1 Monat' : `${String(count)} Monaten`),
  allMunicipalities: 'Alle Kommunen',
  allDepartments: 'Alle Ämter',
  allCourses: 'Alle Lehrgänge',
  allProgrammes: 'Alle Programme',
  allRuleSets: 'Alle Ordnungen',
  apply: 'Anwenden',
  reset: 'Zurücksetzen',
  copyLink: 'Link kopieren',
  saving: 'Datei wird erstellt …',
  saved: 'Die Datei ist gespeichert.',
  openAll: 'Alle Ämter zeigen',
  closeAll: 'Ämter einklappen',
  total: (count: number) => (count === 1 ? '1 Kommune' : `Alle ${String(count)} Kommunen`),
  totalOne: 'Summe',
  nobody: 'Zu diesem Filter gibt es keine Kommune mit Ämtern.',
  countLink: (figure: string, where: string) => `, ${figure}, ${where}: Personen zeigen`,
  hidden: (reason: HiddenReason, threshold: number) => (reason === 'small' ? `1–${String(threshold - 1)}` : 'verdeckt'),
  hiddenRead: (reason: HiddenReason, threshold: number) =>
    reason === 'small'
      ? `verdeckt: Zahl von 1 bis ${String(threshold - 1)}`
      : 'verdeckt, damit sich keine kleine Zahl berechnen lässt',
  notes: {
    small: 'Kleine Fallzahlen',
    smallText: (threshold: number) =>
      `Zahl von 1 bis ${String(threshold - 1)}. Sie könnte auf einzelne Personen schließen lassen.`,
    covered: 'Zweite Zahl, damit sich die erste nicht aus der Summe ausrechnen lässt.',
    file: 'Was in der Datei steht',
    fileText: 'Diese Tabelle mit allen Ämtern, dazu Filter, Stand, Uhrzeit und Ihr Name.',
    fileSuppressed: 'Verdeckte Zahlen bleiben auch in der Datei verdeckt.',
    basis: 'Grundlage',
    basisText: (at: string) =>
      `Berechnet am ${at} aus den gespeicherten Prüfergebnissen. Jede Person zählt bei dem Amt, das sie entsendet, und in genau einem Zustand.`,
    trueFigures: 'Sie sehen wahre Zahlen, weil Sie dafür zuständig sind. Geben Sie diese Seite so nicht weiter.',
  },
  print: {
    filter: 'Filter',
    on: 'Stand',
    by: 'Erstellt von',
    at: 'Erstellt am',
    all: 'ohne',
  },
  people: {
    here: 'Personen',
    state: 'Zustand',
    person: 'Person',
    hours: 'Stunden',
    cases: 'Mediationen',
    when: 'Datum, auf das es ankommt',
    since: (day: string) => `eingeschrieben seit ${day}`,
    readySince: (day: string) => `bereit seit ${day}`,
    readyUntil: (day: string) => `, möglich bis ${day}`,
    issued: (day: string) => `ausgestellt am ${day}`,
    rightUntil: (day: string) => `, Recht bis ${day}`,
    lapsedAfter: (day: string) => `erloschen nach dem ${day}`,
    droppedOut: (day: string) => `abgebrochen am ${day}`,
    of: (counted: string, needed: string) => `${counted} von ${needed}`,
    past: 'Stunden und Mediationen zeigt die Seite nur für heute.',
    none: 'In diesem Zustand ist niemand.',
    back: 'Zurück zum Bericht',
    expiringUntil: (day: string) => `Das Recht endet spätestens am ${day}.`,
  },
};

const enFigures: Readonly<Record<FigureName, string>> = {
  enrolled: 'Enrolled',
  inTraining: 'In training',
  ready: 'Ready to certify',
  certified: 'Certified',
  expiring: 'of these ending',
  lapsed: 'Lapsed',
  droppedOut: 'Dropped out',
};
const enStates: Readonly<Record<State, string>> = {
  'in-training': 'In training',
  ready: 'Ready to certify',
  certified: 'Certified',
  lapsed: 'Lapsed',
  'dropped-out': 'Dropped out',
};
const enHeadlines: Readonly<Record<ReportState, (count: number) => string>> = {
  enrolled: (count) => `${people(count)} ${count === 1 ? 'is' : 'are'} enrolled.`,
  'in-training': (count) => `${people(count)} ${count === 1 ? 'is' : 'are'} in training.`,
  ready: (count) => `${people(count)} can get ${count === 1 ? 'a certificate' : 'their certificates'}.`,
  certified: (count) => `${people(count)} ${count === 1 ? 'has' : 'have'} a valid certificate.`,
  expiring: (count) => `The right of ${people(count)} ends soon.`,
  lapsed: (count) => `The right of ${people(count)} has lapsed.`,
  'dropped-out': (count) => `${people(count)} ${count === 1 ? 'has' : 'have'} dropped out.`,
};

const en: typeof de = {
  title: 'Certificates by municipality',
  sentence: (certified, inTraining) =>
    `${people(certified)} ${certified === 1 ? 'has' : 'have'} a valid certificate, ${String(inTraining)} ${inTraining === 1 ? 'is' : 'are'} in training.`,
  leadToday: (day) => `As of today, ${day}.`,
  leadPast: (day) => `As of the evening of ${day}: what the report showed on that day.`,
  everything: 'All municipalities, all departments, all courses.',
  suppressedLead: 'Small counts are hidden.',
  figures: enFigures,
  expiringUntil: (day) => `of these ending by ${day}`,
  states: enStates,
  headlines: enHeadlines,
  municipality: 'Municipality',
  department: 'Department',
  course: 'Course',
  programme: 'Programme',
  ruleSet: 'Rule set',
  on: 'As of',
  horizon: 'Ending within',
  months: (count) => (count === 1 ? '1 month' : `${String(count)} months`),
  allMunicipalities: 'All municipalities',
  allDepartments: 'All departments',
  allCourses: 'All courses',
  allProgrammes: 'All programmes',
  allRuleSets: 'All rule sets',
  apply: 'Apply',
  reset: 'Reset',
  copyLink: 'Copy link',
  saving: 'Making the file …',
  saved: 'The file is saved.',
  openAll: 'Show all departments',
  closeAll: 'Fold departments',
  total: (count) => (count === 1 ? '1 municipality' : `All ${String(count)} municipalities`),
  totalOne: 'Sum',
  nobody: 'No municipality with departments fits this filter.',
  countLink: (figure, where) => `, ${figure}, ${where}: show people`,
  hidden: (reason, threshold) => (reason === 'small' ? `1–${String(threshold - 1)}` : 'hidden'),
  hiddenRead: (reason, threshold) =>
    reason === 'small'
      ? `hidden: a count from 1 to ${String(threshold - 1)}`
      : 'hidden, so that no small count can be computed',
  notes: {
    small: 'Small counts',
    smallText: (threshold) => `A count from 1 to ${String(threshold - 1)}. It might point to single persons.`,
    covered: 'A second count, so that the first cannot be computed from the sum.',
    file: 'What the file holds',
    fileText: 'This table with all departments, and the filter, day, time and your name.',
    fileSuppressed: 'Hidden counts stay hidden in the file.',
    basis: 'Basis',
    basisText: (at) =>
      `Computed on ${at} from the stored assessments. Every person counts in the department that sends her, and in exactly one state.`,
    trueFigures: 'You see true figures because you are in charge of them. Do not pass this page on as it is.',
  },
  print: { filter: 'Filter', on: 'As of', by: 'Made by', at: 'Made on', all: 'none' },
  people: {
    here: 'People',
    state: 'State',
    person: 'Person',
    hours: 'Hours',
    cases: 'Mediations',
    when: 'The date that matters',
    since: (day) => `enrolled since ${day}`,
    readySince: (day) => `ready since ${day}`,
    readyUntil: (day) => `, possible until ${day}`,
    issued: (day) => `issued on ${day}`,
    rightUntil: (day) => `, right until ${day}`,
    lapsedAfter: (day) => `lapsed after ${day}`,
    droppedOut: (day) => `dropped out on ${day}`,
    of: (counted, needed) => `${counted} of ${needed}`,
    past: 'Hours and mediations are shown for today alone.',
    none: 'Nobody is in this state.',
    back: 'Back to the report',
    expiringUntil: (day) => `The right ends on ${day} at the latest.`,
  },
};

export const reportingTexts: Spoken<typeof de> = { de, en };
