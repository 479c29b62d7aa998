import type { HourUnit } from '../columns/column-meaning';
import type { Cell } from '../table/cell';
import { problem, value, type ReadValue } from './read-value';

const minutesPer: Readonly<Record<HourUnit, number>> = { hours: 60, units: 45, minutes: 1 };

const clock = /^(\d{1,4}):([0-5]\d)(?::00)?$/;
const clockInWords = /^(\d{1,4}) ?(?:h|std\.?) ?(\d{1,2}) ?(?:min\.?|m)?$/i;
const figure = /^([-−–]?)(\d{1,4})(?:[.,](\d{1,3}))?$/;
const empties = /^[-–—/]+$/;

const spokenUnits: readonly (readonly [RegExp, HourUnit])[] = [
  [/ ?(?:ue|unterrichtseinheiten?)$/i, 'units'],
  [/ ?(?:minuten|min\.?)$/i, 'minutes'],
  [/ ?(?:zeitstunden|stunden|std\.?|h)$/i, 'hours'],
];

/**
 * Reads a time as whole minutes: 1,5 and 1.5 and 1:30 hours, 2 UE of 45 minutes each, 90 min. A unit in the cell goes before the
 * column's. What does not come out in whole minutes is refused, never rounded: 1,33 hours are somebody's rounding already.
 */
export function readMinutes(cell: Cell, unit: HourUnit): ReadValue<number> {
  switch (cell.kind) {
    case 'empty':
      return value<number>(null);
    case 'duration':
      return value(cell.minutes);
    // German Excel turns 1.5 into the 1 May: such a cell has lost what was typed.
    case 'date':
      return problem('not-hours');
    case 'number':
      return whole(cell.value * minutesPer[unit]);
    case 'text':
      return fromText(cell.text, unit);
  }
}

function fromText(text: string, unit: HourUnit): ReadValue<number> {
  if (empties.test(text)) return value<number>(null);
  const spoken = spokenUnits.find(([pattern]) => pattern.test(text));
  const plain = spoken ? text.replace(spoken[0], '') : text;
  const time = clock.exec(plain) ?? clockInWords.exec(text);
  if (time) return value(Number(time[1]) * 60 + Number(time[2]));
  const [, sign, digits, decimals] = figure.exec(plain) ?? [];
  if (digits === undefined) return problem('not-hours');
  if (sign !== undefined && sign !== '') return problem('negative-hours');
  return whole(Number(`${digits}.${decimals ?? '0'}`) * minutesPer[spoken?.[1] ?? unit]);
}

function whole(minutes: number): ReadValue<number> {
  if (minutes < 0) return problem('negative-hours');
  const rounded = Math.round(minutes);
  // Binary fractions of true quarter hours differ by far less than this.
  return Math.abs(minutes - rounded) > 1e-6 ? problem('not-whole-minutes') : value(rounded);
}
