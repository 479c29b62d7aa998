import type { FigureName, HiddenReason, ReportLanguage } from '@mittler/contract';
import type { Instant, IsoDate } from '@mittler/domain';

/** Words of the exported report. */
export interface ReportWords {
  readonly title: string;
  readonly notes: string;
  readonly municipality: string;
  readonly department: string;
  readonly code: string;
  readonly figures: (expiringUntil: IsoDate) => Readonly<Record<FigureName, string>>;
  readonly sum: string;
  readonly total: string;
  readonly all: string;
  readonly course: string;
  readonly programme: string;
  readonly ruleSet: string;
  readonly on: string;
  readonly madeAt: string;
  readonly madeBy: string;
  readonly small: string;
  readonly smallNote: (threshold: number) => string;
  readonly hidden: (reason: HiddenReason, threshold: number) => string;
  readonly day: (date: IsoDate) => string;
  readonly moment: (instant: Instant) => string;
}

const germanDay = (date: IsoDate): string => date.split('-').reverse().join('.');
const moment = (locale: string): Intl.DateTimeFormat =>
  new Intl.DateTimeFormat(locale, { timeZone: 'Europe/Berlin', dateStyle: 'medium', timeStyle: 'short' });
const german = moment('de-DE');
const english = moment('en-GB');

export const reportWords: Readonly<Record<ReportLanguage, ReportWords>> = {
  de: {
    title: 'Bescheinigungen nach Kommune',
    notes: 'Angaben',
    municipality: 'Kommune',
    department: 'Amt',
    code: 'Kennung',
    figures: (expiringUntil) => ({
      enrolled: 'Eingeschrieben',
      inTraining: 'In Ausbildung',
      ready: 'Bereit zur Bescheinigung',
      certified: 'Bescheinigung gültig',
      expiring: `davon läuft ab bis ${germanDay(expiringUntil)}`,
      lapsed: 'Erloschen',
      droppedOut: 'Abgebrochen',
    }),
    sum: 'Summe',
    total: 'Alle Kommunen',
    all: 'alle',
    course: 'Lehrgang',
    programme: 'Programm',
    ruleSet: 'Regelwerk',
    on: 'Stand am Abend des',
    madeAt: 'Erstellt am',
    madeBy: 'Erstellt von',
    small: 'Kleine Fallzahlen',
    smallNote: (threshold) =>
      `Zahlen von 1 bis ${threshold - 1} sind verdeckt, ebenso weitere Zahlen, aus denen sie sich berechnen ließen.`,
    hidden: (reason, threshold) => (reason === 'small' ? `1–${threshold - 1}` : 'verdeckt'),
    day: germanDay,
    moment: (instant) => `${german.format(new Date(instant))} Uhr`,
  },
  en: {
    title: 'Certificates by municipality',
    notes: 'About',
    municipality: 'Municipality',
    department: 'Department',
    code: 'Code',
    figures: (expiringUntil) => ({
      enrolled: 'Enrolled',
      inTraining: 'In training',
      ready: 'Ready to certify',
      certified: 'Certified',
      expiring: `of these ending by ${expiringUntil}`,
      lapsed: 'Lapsed',
      droppedOut: 'Dropped out',
    }),
    sum: 'Sum',
    total: 'All municipalities',
    all: 'all',
    course: 'Course',
    programme: 'Programme',
    ruleSet: 'Rule set',
    on: 'As of the evening of',
    madeAt: 'Made on',
    madeBy: 'Made by',
    small: 'Small counts',
    smallNote: (threshold) =>
      `Counts from 1 to ${threshold - 1} are hidden, and so are others from which they could be computed.`,
    hidden: (reason, threshold) => (reason === 'small' ? `1–${threshold - 1}` : 'hidden'),
    day: (date) => date,
    moment: (instant) => english.format(new Date(instant)),
  },
};
