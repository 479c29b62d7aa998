import { addDays, type IsoDate } from './iso-date';

/** The public holidays of North Rhine-Westphalia (§ 2 Feiertagsgesetz NW), and the two half days that offices keep. */
export const holidayCodes = [
  'new-year',
  'good-friday',
  'easter-monday',
  'labour-day',
  'ascension',
  'whit-monday',
  'corpus-christi',
  'german-unity',
  'all-saints',
  'christmas',
  'second-christmas',
  'christmas-eve',
  'new-years-eve',
] as const;
export type HolidayCode = (typeof holidayCodes)[number];

export interface Holiday {
  readonly date: IsoDate;
  readonly code: HolidayCode;
  /** 24 and 31 December are no holidays by law; offices are closed from noon on, or all day. */
  readonly isHalfDay: boolean;
}

/**
 * Easter Sunday in the Gregorian calendar by the "anonymous" computus: the Sunday after the
 * first ecclesiastical full moon from 21 March on, 22 March at the earliest and 25 April at the latest.
 */
export function easterSunday(year: number): IsoDate {
  const golden = year % 19;
  const century = Math.floor(year / 100);
  const inCentury = year % 100;
  const moonShift = Math.floor((8 * century + 13) / 25);
  const epact = (19 * golden + century - Math.floor(century / 4) - moonShift + 15) % 30;
  const weekday = (32 + 2 * (century % 4) + 2 * Math.floor(inCentury / 4) - epact - (inCentury % 4)) % 7;
  const lateMoon = Math.floor((golden + 11 * epact + 22 * weekday) / 451);
  return addDays(`${String(year).padStart(4, '0')}-03-22`, epact + weekday - 7 * lateMoon);
}

/** All of a year, in the order of the calendar. Easter Sunday and Whit Sunday are Sundays anyway and not named. */
export function holidaysOf(year: number): readonly Holiday[] {
  const easter = easterSunday(year);
  const day = (code: HolidayCode, date: IsoDate, isHalfDay = false): Holiday => ({ date, code, isHalfDay });
  const on = (monthAndDay: string): IsoDate => `${easter.slice(0, 4)}-${monthAndDay}`;
  return [
    day('new-year', on('01-01')),
    day('good-friday', addDays(easter, -2)),
    day('easter-monday', addDays(easter, 1)),
    day('labour-day', on('05-01')),
    day('ascension', addDays(easter, 39)),
    day('whit-monday', addDays(easter, 50)),
    day('corpus-christi', addDays(easter, 60)),
    day('german-unity', on('10-03')),
    day('all-saints', on('11-01')),
    day('christmas-eve', on('12-24'), true),
    day('christmas', on('12-25')),
    day('second-christmas', on('12-26')),
    day('new-years-eve', on('12-31'), true),
  ].sort((a, b) => Number(a.date > b.date) - Number(a.date < b.date));
}

/** The holiday on that day, half days included; null on every other day. Where two fall together (2008: Ascension and 1 May), the movable one. */
export function holidayOn(date: IsoDate): Holiday | null {
  const found = holidaysOf(Number(date.slice(0, 4))).filter((holiday) => holiday.date === date);
  return found.find(({ code }) => code !== 'labour-day') ?? found[0] ?? null;
}
