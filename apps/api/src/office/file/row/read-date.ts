import { addDays, isIsoDate, type IsoDate } from '@mittler/domain';
import type { Cell } from '../table/cell';
import { problem, value, type ReadValue } from './read-value';

/**
 * Years of two digits mean what Excel takes them for: 00 to 29 are 2000 to 2029, 30 to 99 are 1930 to 1999. So a list shows the
 * same year here and there.
 */
export const firstTwoDigitYear = 1930;

/**
 * Serial numbers count as dates from 1 January 1920 (7306) to 31 December 2099 (73050) alone: below lie years typed as numbers,
 * beyond lie customer numbers.
 */
const serials = { first: 7306, last: 73_050 } as const;
const serialZero: IsoDate = '1899-12-30';

const months = [
  'januar',
  'februar',
  'maerz',
  'april',
  'mai',
  'juni',
  'juli',
  'august',
  'september',
  'oktober',
  'november',
  'dezember',
];

const german = /^(\d{1,2})\.\s*(\d{1,2})\.\s*(\d{4}|\d{2})$/;
const iso = /^(\d{4})-(\d{1,2})-(\d{1,2})$/;
const slashes = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/;
const spelled = /^(\d{1,2})\.?\s*([a-zäöü]+)\.?\s+(\d{4})$/i;
const timeOfMidnight = /[T ]00:00(:00(\.0+)?)?Z?$/;
const empties = /^[-–—/]+$/;

/** Reads a civil date: 24.12.1985, 24.12.85, 1985-12-24, 24. Dezember 1985, an Excel date or its serial number. */
export function readDate(cell: Cell): ReadValue<IsoDate> {
  switch (cell.kind) {
    case 'empty':
      return value<IsoDate>(null);
    case 'date':
      return value(cell.date);
    case 'duration':
      return problem('not-a-date');
    case 'number':
      return fromSerial(cell.value);
    case 'text':
      return empties.test(cell.text) ? value<IsoDate>(null) : fromText(cell.text.replace(timeOfMidnight, ''));
  }
}

/** Reads several dates from one cell, separated by semicolon, comma, new line or „und“. */
export function readDates(cell: Cell): ReadValue<readonly IsoDate[]> {
  const parts = cell.kind === 'text' ? cell.text.split(/[;,\n\r]+|\s+und\s+|\s+and\s+/).map((part) => part.trim()) : [];
  const cells =
    parts.length > 1 ? parts.filter((part) => part !== '').map((text): Cell => ({ kind: 'text', text })) : [cell];
  const dates: IsoDate[] = [];
  for (const part of cells) {
    const read = readDate(part);
    if (!read.ok) return read;
    if (read.value !== null) dates.push(read.value);
  }
  return value<readonly IsoDate[]>(dates);
}

function fromText(text: string): ReadValue<IsoDate> {
  const inGerman = german.exec(text);
  if (inGerman) return existing(fullYear(inGerman[3] ?? ''), inGerman[2], inGerman[1]);
  const inIso = iso.exec(text);
  if (inIso) return existing(inIso[1] ?? '', inIso[2], inIso[3]);
  const withSlashes = slashes.exec(text);
  // 03/04/2024 is the 3 April of one program and the 4 March of another.
  if (withSlashes)
    return Number(withSlashes[1]) > 12
      ? existing(withSlashes[3] ?? '', withSlashes[2], withSlashes[1])
      : problem('ambiguous-date');
  const inWords = spelled.exec(text);
  if (inWords) return fromWords(inWords[1], inWords[2] ?? '', inWords[3] ?? '');
  return /^\d{4,5}$/.test(text) ? fromSerial(Number(text)) : problem('not-a-date');
}

function fromWords(day: string | undefined, name: string, year: string): ReadValue<IsoDate> {
  const plain = name.toLowerCase().replace('ä', 'ae');
  const month = months.findIndex((each) => each === plain || (plain.length >= 3 && each.startsWith(plain)));
  return month === -1 ? problem('not-a-date') : existing(year, String(month + 1), day);
}

function fullYear(digits: string): string {
  if (digits.length === 4) return digits;
  const inThisCentury = 2000 + Number(digits);
  return String(inThisCentury >= firstTwoDigitYear + 100 ? inThisCentury - 100 : inThisCentury);
}

function existing(year: string, month: string | undefined, day: string | undefined): ReadValue<IsoDate> {
  const date = `${year}-${(month ?? '').padStart(2, '0')}-${(day ?? '').padStart(2, '0')}`;
  return isIsoDate(date) ? value(date) : problem('impossible-date');
}

function fromSerial(serial: number): ReadValue<IsoDate> {
  const day = Math.floor(serial);
  return day < serials.first || day > serials.last ? problem('not-a-date') : value(addDays(serialZero, day));
}
