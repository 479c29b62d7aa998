import type { Instant, IsoDate } from '@mittler/domain';
import type { Language } from './language';
import { language } from './language';

/** Every date, time, duration and number on screen is written here, in the language on screen and Europe/Berlin. */

const noBreak = '\u00a0';
const locales: Readonly<Record<Language, string>> = { de: 'de-DE', en: 'en-GB' };
const kept = new Map<string, Intl.DateTimeFormat | Intl.NumberFormat>();

function dates(options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = `d${language()}${JSON.stringify(options)}`;
  const found = kept.get(key);
  if (found instanceof Intl.DateTimeFormat) return found;
  const made = new Intl.DateTimeFormat(locales[language()], options);
  kept.set(key, made);
  return made;
}

function numbers(options: Intl.NumberFormatOptions): Intl.NumberFormat {
  const key = `n${language()}${JSON.stringify(options)}`;
  const found = kept.get(key);
  if (found instanceof Intl.NumberFormat) return found;
  const made = new Intl.NumberFormat(locales[language()], options);
  kept.set(key, made);
  return made;
}

const day = { day: '2-digit', month: '2-digit', year: 'numeric' } as const;
const berlin = { timeZone: 'Europe/Berlin' } as const;
const civil = { timeZone: 'UTC' } as const;

// A civil date has no zone: it is read and written in UTC, so that no device can shift it.
const midnight = (date: IsoDate): Date => new Date(`${date}T00:00:00Z`);

const tidy = (text: string): string => text.replace(/ /g, noBreak).replace(',', '');

/** "24.11.2026", in English "24/11/2026". */
const date = (value: IsoDate): string => dates({ ...day, ...civil }).format(midnight(value));

/** "Di 24.11.2026". */
function shortWeekdayDate(value: IsoDate): string {
  const weekday = dates({ weekday: 'short', ...civil })
    .format(midnight(value))
    .replace('.', '');
  return `${weekday}${noBreak}${date(value)}`;
}

/** "Dienstag, 24.11.2026". */
function weekdayDate(value: IsoDate): string {
  const weekday = dates({ weekday: 'long', ...civil }).format(midnight(value));
  return `${weekday}, ${date(value)}`;
}

/** "24. November 2026", in English "24 November 2026". */
const longDate = (value: IsoDate): string =>
  dates({ day: 'numeric', month: 'long', year: 'numeric', ...civil })
    .format(midnight(value))
    .replace(/ /g, noBreak);

/** "Dez 2026": the month under a large day. */
const shortMonth = (value: IsoDate): string =>
  dates({ month: 'short', year: 'numeric', ...civil })
    .format(midnight(value))
    .replace('.', '');

/** "24". */
const dayOfMonth = (value: IsoDate): string => value.slice(8, 10);

/** "09:31" in Europe/Berlin. */
const time = (value: Instant): string =>
  dates({ hour: '2-digit', minute: '2-digit', ...berlin }).format(new Date(value));

/** "24.11.2026, 09:31" in Europe/Berlin. */
const dateTime = (value: Instant): string => `${dates({ ...day, ...berlin }).format(new Date(value))}, ${time(value)}`;

/** The civil date of an instant in Europe/Berlin, "2026-11-24". */
const berlinDay = (value: Instant): IsoDate => {
  const parts = new Intl.DateTimeFormat('en-CA', { ...day, ...berlin }).formatToParts(new Date(value));
  const part = (type: string): string => parts.find((each) => each.type === type)?.value ?? '';
  return `${part('year')}-${part('month')}-${part('day')}`;
};

/** "09:00–12:15" of two instants of one day. */
const span = (from: Instant, until: Instant): string => `${time(from)}–${time(until)}`;

/** Minutes as hours without a unit: 150 is "2:30", 120 is "2". */
function bareHours(minutes: number): string {
  const whole = Math.trunc(Math.abs(minutes) / 60);
  const rest = Math.abs(minutes) % 60;
  const sign = minutes < 0 ? '−' : '';
  return `${sign}${number(whole)}${rest === 0 ? '' : `:${String(rest).padStart(2, '0')}`}`;
}

/** Minutes as Zeitstunden: 150 is "2:30 h", 120 is "2 h". */
const hours = (minutes: number): string => `${bareHours(minutes)}${noBreak}h`;

/** "140 min". */
const minutes = (value: number): string => `${number(value)}${noBreak}min`;

/** "4.812", in English "4,812". */
const number = (value: number): string => numbers({ maximumFractionDigits: 1 }).format(value);

/** A share of 1 as "40 %". */
const percent = (share: number): string => tidy(numbers({ style: 'percent', maximumFractionDigits: 0 }).format(share));

/** "Feldhausen, Miriam": how lists name a person. */
const listName = (person: { readonly givenName: string; readonly familyName: string }): string =>
  `${person.familyName}, ${person.givenName}`;

/** "Miriam Feldhausen". */
const fullName = (person: { readonly givenName: string; readonly familyName: string }): string =>
  `${person.givenName} ${person.familyName}`;

/** "15.01.2027–10.12.2027", and one date where both are the same day. */
const days = (from: IsoDate, until: IsoDate): string => (from === until ? date(from) : `${date(from)}–${date(until)}`);

/** Somebody's own words, in the quotation marks of the language on screen. */
const quoted = (words: string): string => (language() === 'de' ? `„${words}“` : `“${words}”`);

export const format = {
  date,
  shortWeekdayDate,
  weekdayDate,
  longDate,
  shortMonth,
  dayOfMonth,
  time,
  dateTime,
  berlinDay,
  span,
  hours,
  bareHours,
  minutes,
  number,
  percent,
  listName,
  fullName,
  quoted,
  days,
} as const;
