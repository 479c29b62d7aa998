import { isIsoDate } from '@mittler/domain';
import { writeXlsx, type CellStyle, type WriteSheet } from 'hucre/xlsx';
import type { ExportCell, ExportColumn, ExportKind, ExportTable } from './export-table';

/** A workbook is built in memory, since header, filter and second sheet belong to it; longer tables leave as CSV. */
export const workbookRowLimit = 50_000;

const formats: Readonly<Record<ExportKind, string | null>> = {
  text: null,
  number: null,
  date: 'dd.mm.yyyy',
  duration: '[h]:mm',
};

const widths = { least: 8, most: 60, spare: 3 } as const;
const headerStyle: CellStyle = {
  font: { bold: true },
  border: { bottom: { style: 'thin' } },
  alignment: { vertical: 'top', wrapText: true },
};
const minutesPerDay = 1440;

/**
 * Writes a table as a workbook: the table with a bold header that stays in view and filters, and a second sheet with the notes.
 * Text is always stored as text, whatever it begins with; dates and numbers are dates and numbers.
 *
 * @throws RangeError beyond `workbookRowLimit` rows.
 */
export async function xlsxOf(table: ExportTable): Promise<Uint8Array> {
  const rows: (string | number | Date | null)[][] = [];
  for await (const row of table.rows) {
    if (rows.length === workbookRowLimit) throw new RangeError('The table is too long for a workbook.');
    rows.push(table.columns.map((column, index) => stored(row[index] ?? null, column)));
  }
  const bytes: unknown = await writeXlsx({
    sheets: [tableSheet(table, rows), notesSheet(table)],
    properties: { title: table.title, creator: 'Mittler' },
    // Inline text keeps the content of cells apart from every place where a program looks for formulas.
    stringMode: 'inline',
  });
  if (!(bytes instanceof Uint8Array)) throw new TypeError('The workbook was not written as bytes.');
  return bytes;
}

function tableSheet({ title, columns }: ExportTable, rows: (string | number | Date | null)[][]): WriteSheet {
  const header = columns.map(({ label }) => label);
  const corner = `${columnName(columns.length - 1)}${String(rows.length + 1)}`;
  return {
    name: sheetName(title),
    columns: columns.map(({ kind }, index) => {
      const format = formats[kind];
      const width = widthOf([header[index] ?? '', ...rows.slice(0, 1000).map((row) => row[index] ?? null)]);
      return { width, ...(format === null ? {} : { numFmt: format }) };
    }),
    rows: [header, ...rows],
    cells: new Map(header.map((_, index) => [`0,${String(index)}`, { style: headerStyle }])),
    freezePane: { rows: 1 },
    ...(columns.length > 0 ? { autoFilter: { range: `A1:${corner}` } } : {}),
    pageSetup: {
      paperSize: 'a4',
      orientation: 'landscape',
      fitToPage: true,
      fitToWidth: 1,
      fitToHeight: 0,
      printTitlesRow: '$1:$1',
    },
  };
}

function notesSheet({ title, notes, notesTitle }: ExportTable): WriteSheet {
  const rows = [[title, null], ...notes.map(([label, value]) => [label, value])];
  return {
    name: sheetName(notesTitle),
    columns: [
      { width: widthOf(rows.map(([label]) => label ?? null)) },
      { width: widthOf(rows.map(([, value]) => value ?? null)) },
    ],
    rows,
    cells: new Map(rows.map((_, index) => [`${String(index)},0`, { style: { font: { bold: true } } }])),
  };
}

function stored(cell: ExportCell, { kind }: ExportColumn): string | number | Date | null {
  if (typeof cell === 'string')
    return kind === 'date' && isIsoDate(cell) ? new Date(`${cell}T00:00:00Z`) : cell.replace(/\r\n?/g, '\n');
  if (cell === null || !Number.isFinite(cell)) return null;
  return kind === 'duration' ? cell / minutesPerDay : cell;
}

function widthOf(values: readonly (string | number | Date | null)[]): number {
  const lengths = values.map((value) => (value instanceof Date ? 10 : String(value ?? '').length));
  return Math.min(
    widths.most,
    lengths.reduce((longest, length) => Math.max(longest, length), widths.least) + widths.spare,
  );
}

/** A sheet's name holds at most 31 characters and none of []:*?/\ nor an apostrophe at its ends. */
function sheetName(title: string): string {
  const name = title
    .replace(/[[\]:*?/\\]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .slice(0, 31)
    .replace(/^'+|'+$/g, '')
    .trim();
  return name === '' ? 'Tabelle' : name;
}

function columnName(index: number): string {
  const letter = String.fromCharCode(65 + (index % 26));
  return index < 26 ? letter : columnName(Math.floor(index / 26) - 1) + letter;
}
