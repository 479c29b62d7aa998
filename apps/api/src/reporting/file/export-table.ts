/**
 * How a column's values are written: `text` as it stands, `number` as a number, `date` from an IsoDate string, `duration` from
 * whole minutes as hours and minutes. Text in a column of another kind (a mark such as „verdeckt“) stays text.
 */
export type ExportKind = 'text' | 'number' | 'date' | 'duration';

export type ExportColumn = { readonly label: string; readonly kind: ExportKind };

export type ExportCell = string | number | null;

export type ExportRow = readonly ExportCell[];

/** A table as shown, ready to leave the house. */
export type ExportTable = {
  readonly title: string;
  readonly columns: readonly ExportColumn[];
  readonly rows: Iterable<ExportRow> | AsyncIterable<ExportRow>;
  /** What the table was asked for, as of which day, who made it: label and value, in words. */
  readonly notes: readonly (readonly [label: string, value: string])[];
  /** The name of the sheet that holds the notes, for example „Angaben“. */
  readonly notesTitle: string;
};

const dangerous = /^(?:[\t\r]|[\s\u00a0\u200b\ufeff]*[=+\-@\uff1d\uff0b\uff0d\uff20])/;

/**
 * Puts an apostrophe before text that a spreadsheet would run as a formula, also where space stands before it. Numbers are
 * never passed here: they stay numbers.
 */
export function guardedText(text: string): string {
  return dangerous.test(text) ? `'${text}` : text;
}

/** 90 as 1:30. */
export function hoursAndMinutes(minutes: number): string {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : ''}${String(Math.floor(size / 60))}:${String(size % 60).padStart(2, '0')}`;
}
