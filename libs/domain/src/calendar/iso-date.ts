/** A civil date as the law counts it, 'YYYY-MM-DD'. A flavoured string: a plain string fits, an `Instant` does not. */
export type IsoDate = string & { readonly flavour?: 'civil date' };

/** A moment on the server's clock in UTC, 'YYYY-MM-DDTHH:MM:SS[.fff]Z'. Not assignable to `IsoDate` nor the other way round. */
export type Instant = string & { readonly flavour?: 'instant' };

const civilDate = /^(\d{4})-(\d{2})-(\d{2})$/;
const instant = /^(\d{4}-\d{2}-\d{2})T([01]\d|2[0-3]):[0-5]\d:[0-5]\d(\.\d{1,9})?Z$/;

/** Whether the value is a date that exists in the Gregorian calendar: '2026-02-30' is none. */
export function isIsoDate(value: unknown): value is IsoDate {
  if (typeof value !== 'string' || !civilDate.test(value)) return false;
  const { year, month, day } = partsOf(value);
  return year >= 1 && month >= 1 && month <= 12 && day >= 1 && day <= daysInMonth(year, month);
}

/** Whether the value is a UTC instant with seconds, an optional fraction and a Z. Leap seconds are refused. */
export function isInstant(value: unknown): value is Instant {
  if (typeof value !== 'string') return false;
  return isIsoDate(instant.exec(value)?.[1]);
}

/** Negative where a lies before b, 0 on the same day, positive after it. */
export function compareDates(a: IsoDate, b: IsoDate): number {
  return compareTexts(a, b);
}

/** Whether the day lies after the bound. What is null, unknown or no bound, lies after nothing, and nothing lies after it. */
export function isAfter(day: IsoDate | null, bound: IsoDate | null): boolean {
  // Stryker disable next-line ConditionalExpression,LogicalOperator: a comparison with null is never true, only the compiler asks.
  return day !== null && bound !== null && day > bound;
}

/** Whether the day lies before the bound. What is null lies before nothing, and nothing lies before it. */
export function isBefore(day: IsoDate | null, bound: IsoDate | null): boolean {
  return isAfter(bound, day);
}

/** Negative where a comes before b by its characters, 0 for the same text, positive after it: for ids and codes. */
export function compareTexts(a: string, b: string): number {
  return Number(a > b) - Number(a < b);
}

/** Negative where a lies before b; fractions of different length compare by value. */
export function compareInstants(a: Instant, b: Instant): number {
  // Stryker disable next-line ConditionalExpression: a short cut for what the server's clock writes; the answer is the same.
  if (a.length === b.length) return compareTexts(a, b);
  return compareTexts(toNanoseconds(a), toNanoseconds(b));
}

/** The later of two dates. */
export function laterOf(a: IsoDate, b: IsoDate): IsoDate {
  // Stryker disable next-line EqualityOperator: of two equal dates either is the later.
  return a < b ? b : a;
}

/** The earlier of two dates. */
export function earlierOf(a: IsoDate, b: IsoDate): IsoDate {
  // Stryker disable next-line EqualityOperator: of two equal dates either is the earlier.
  return a < b ? a : b;
}

/** The date so many calendar days later (or earlier, when negative). */
export function addDays(date: IsoDate, days: number): IsoDate {
  return fromDayNumber(dayNumber(date) + days);
}

/** Calendar days from `from` to `to`: 0 on the same day, negative when `to` lies before. */
export function daysBetween(from: IsoDate, to: IsoDate): number {
  return dayNumber(to) - dayNumber(from);
}

/**
 * The day of the same number so many months later, or the last of that month where it has no such day (§ 188 Abs. 2 and 3 BGB):
 * three years (36 months) from 29 February 2024 lead to 28 February 2027, four to 29 February 2028.
 */
export function addMonths(date: IsoDate, months: number): IsoDate {
  const { year, month, day } = partsOf(date);
  const index = year * 12 + (month - 1) + months;
  const toYear = Math.floor(index / 12);
  const toMonth = index - toYear * 12 + 1;
  return toIsoDate(toYear, toMonth, Math.min(day, daysInMonth(toYear, toMonth)));
}

/** `addMonths` in calendar years. */
export function addYears(date: IsoDate, years: number): IsoDate {
  return addMonths(date, years * 12);
}

/** Date, time and nine digits of the second's fraction, so that the order of the texts is the order in time. */
function toNanoseconds(value: Instant): string {
  return value.slice(0, 19) + value.slice(20, -1).padEnd(9, '0');
}

function partsOf(date: IsoDate): { readonly year: number; readonly month: number; readonly day: number } {
  return { year: Number(date.slice(0, 4)), month: Number(date.slice(5, 7)), day: Number(date.slice(8, 10)) };
}

function toIsoDate(year: number, month: number, day: number): IsoDate {
  return `${String(year).padStart(4, '0')}-${String(month).padStart(2, '0')}-${String(day).padStart(2, '0')}`;
}

function isLeapYear(year: number): boolean {
  return (year % 4 === 0 && year % 100 !== 0) || year % 400 === 0;
}

function daysInMonth(year: number, month: number): number {
  if (month === 2) return isLeapYear(year) ? 29 : 28;
  return month === 4 || month === 6 || month === 9 || month === 11 ? 30 : 31;
}

/** Days since 1 March of the year 0: counting years from March puts the leap day last, so that no month needs a case of its own. */
function dayNumber(date: IsoDate): number {
  const { year, month, day } = partsOf(date);
  const shifted = month > 2 ? year : year - 1;
  const monthFromMarch = (month + 9) % 12;
  return daysBeforeYear(shifted) + Math.floor((153 * monthFromMarch + 2) / 5) + day - 1;
}

function daysBeforeYear(marchYear: number): number {
  return 365 * marchYear + Math.floor(marchYear / 4) - Math.floor(marchYear / 100) + Math.floor(marchYear / 400);
}

function fromDayNumber(days: number): IsoDate {
  // Leap days come up to 0.72 days before their mean and up to 1.5 behind it: the guess is right or a year too low.
  const guess = Math.floor(days / 365.2425);
  const marchYear = daysBeforeYear(guess + 1) <= days ? guess + 1 : guess;
  const dayOfYear = days - daysBeforeYear(marchYear);
  const monthFromMarch = Math.floor((5 * dayOfYear + 2) / 153);
  const day = dayOfYear - Math.floor((153 * monthFromMarch + 2) / 5) + 1;
  const month = monthFromMarch < 10 ? monthFromMarch + 3 : monthFromMarch - 9;
  return toIsoDate(month > 2 ? marchYear : marchYear + 1, month, day);
}
