import { shownCell, type Cell } from '../table/cell';
import { problem, value, type ReadValue } from './read-value';

const longestText = 200;
const email = /^[^\s@<>"(),:;\\]+@[^\s@<>"(),:;\\]+\.[^\s@<>"(),:;\\]+$/;

/** One line of text; line breaks inside a cell become spaces. */
export function readText(cell: Cell): ReadValue<string> {
  const text = shownCell(cell).replace(/\s+/g, ' ').trim();
  if (text === '') return value<string>(null);
  if (text.length > longestText) return problem('too-long');
  return /\p{Cc}/u.test(text) ? problem('control-character') : value(text);
}

export function readEmail(cell: Cell): ReadValue<string> {
  const read = readText(cell);
  if (!read.ok || read.value === null) return read;
  const address = read.value.replace(/^mailto:/i, '');
  return email.test(address) ? value(address) : problem('not-an-email');
}

/** An official key as text of 5 or 8 digits. Where a program made a number of it and lost its leading zero, that is put back. */
export function readMunicipalityKey(cell: Cell): ReadValue<string> {
  const read = readText(cell);
  if (!read.ok || read.value === null) return read;
  const digits = read.value.replace(/\s/g, '');
  const key = digits.length === 4 || digits.length === 7 ? `0${digits}` : digits;
  return /^(\d{5}|\d{8})$/.test(key) ? value(key) : problem('not-a-municipality-key');
}

/** „Nachname, Vorname“ in one cell. Without a comma nobody knows where the first names end. */
export function readFullName(cell: Cell): ReadValue<{ readonly familyName: string; readonly givenNames: string }> {
  const read = readText(cell);
  if (!read.ok) return read;
  if (read.value === null) return value<{ readonly familyName: string; readonly givenNames: string }>(null);
  const [familyName = '', givenNames = '', ...more] = read.value.split(',').map((part) => part.trim());
  return familyName === '' || givenNames === '' || more.length > 0
    ? problem('name-not-split')
    : value({ familyName, givenNames });
}
