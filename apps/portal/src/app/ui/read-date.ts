import type { IsoDate } from '@mittler/domain';
import { isIsoDate } from '@mittler/domain';

const two = (digits: string): string => digits.padStart(2, '0');

// A birth date of "85" is 1985 and an appointment of "27" is 2027: the turn lies where no living date is meant.
const century = (year: string): string => (year.length === 4 ? year : `${Number(year) > 40 ? '19' : '20'}${year}`);

/**
 * A date as people in Germany type it, "24.12.1985", "24.12.85", "24121985", "1.3.2024", "24/12/1985" or "1985-12-24",
 * as IsoDate; null where it is none or not in the calendar.
 */
export function readDate(text: string): IsoDate | null {
  const tidy = text.trim();
  if (isIsoDate(tidy)) return tidy;
  const parts =
    /^(\d{1,2})[.\/\s-]\s?(\d{1,2})[.\/\s-]\s?(\d{4}|\d{2})$/.exec(tidy) ?? /^(\d{2})(\d{2})(\d{4}|\d{2})$/.exec(tidy);
  if (parts === null) return null;
  const [, day = '', month = '', year = ''] = parts;
  const date = `${century(year)}-${two(month)}-${two(day)}`;
  return isIsoDate(date) ? date : null;
}
