import type { IsoDate } from '@mittler/domain';

/** What a cell of a foreign table holds, before anybody says what its column means. */
export type Cell =
  | { readonly kind: 'empty' }
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'number'; readonly value: number }
  /** A civil date as the program stored it, never moved by a time zone. */
  | { readonly kind: 'date'; readonly date: IsoDate }
  /** A time of day or a duration, in whole minutes. */
  | { readonly kind: 'duration'; readonly minutes: number };

export const emptyCell: Cell = { kind: 'empty' };

const invisible = /[\u200b\u200e\u200f\u2060\ufeff\u00ad]/g;

/** Text as the eye reads it: composed umlauts, no invisible characters, no space around; empty where nothing is left. */
export function textCell(raw: string): Cell {
  const text = raw
    .normalize('NFC')
    .replace(invisible, '')
    .replace(/[\u00a0\u2007\u202f]/g, ' ')
    .trim();
  // Exports put an apostrophe before text that a spreadsheet would take for a formula; read back, it is not part of the text.
  const plain = text.replace(/^'(?=\s*[=+\-@])/, '');
  return plain === '' ? emptyCell : { kind: 'text', text: plain };
}

/** The cell as it would be shown, for headers and for telling a person which value is meant. */
export function shownCell(cell: Cell): string {
  switch (cell.kind) {
    case 'empty':
      return '';
    case 'text':
      return cell.text;
    case 'number':
      return String(cell.value);
    case 'date':
      return cell.date;
    case 'duration':
      return `${String(Math.floor(cell.minutes / 60))}:${String(cell.minutes % 60).padStart(2, '0')}`;
  }
}
