import { Readable } from 'node:stream';
import { isIsoDate } from '@mittler/domain';
import { stringify } from 'csv-stringify/sync';
import { guardedText, hoursAndMinutes, type ExportCell, type ExportColumn, type ExportTable } from './export-table';

/**
 * `german` opens by double click in a German Excel: semicolon, decimal comma, days as 24.12.1985, title and notes above the
 * table. `international` is for programs: comma, decimal point, days as 1985-12-24, the header in the first line.
 */
export type CsvDialect = 'german' | 'international';

const rowsPerPiece = 500;

/** Writes a table as CSV in UTF-8 with a mark and CRLF, piece by piece, so that no table is ever in memory as a whole. */
export function csvOf(table: ExportTable, dialect: CsvDialect = 'german'): Readable {
  return Readable.from(pieces(table, dialect), { objectMode: false });
}

async function* pieces(table: ExportTable, dialect: CsvDialect): AsyncGenerator<string> {
  const lines = (rows: readonly (readonly string[])[]): string =>
    stringify(
      rows.map((row) => [...row]),
      { delimiter: dialect === 'german' ? ';' : ',', record_delimiter: '\r\n' },
    );
  const above = dialect === 'german' ? [[table.title], ...table.notes, ['']] : [];
  yield `\ufeff${lines([...above, table.columns.map(({ label }) => label)].map((row) => row.map(guardedText)))}`;
  let waiting: string[][] = [];
  for await (const row of table.rows) {
    waiting.push(table.columns.map((column, index) => written(row[index] ?? null, column, dialect)));
    if (waiting.length < rowsPerPiece) continue;
    yield lines(waiting);
    waiting = [];
  }
  if (waiting.length > 0) yield lines(waiting);
}

function written(cell: ExportCell, { kind }: ExportColumn, dialect: CsvDialect): string {
  if (cell === null) return '';
  if (typeof cell === 'string') return kind === 'date' && isIsoDate(cell) ? day(cell, dialect) : guardedText(cell);
  if (!Number.isFinite(cell)) return '';
  if (kind === 'duration') return hoursAndMinutes(cell);
  return dialect === 'german' ? String(cell).replace('.', ',') : String(cell);
}

function day(date: string, dialect: CsvDialect): string {
  return dialect === 'german' ? date.split('-').reverse().join('.') : date;
}
