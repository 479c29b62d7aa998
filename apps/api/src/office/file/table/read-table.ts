import { shownCell, type Cell } from './cell';
import { csvRows } from './csv-rows';
import { headerRowOf } from './header-row';
import type { RawRows } from './raw-rows';
import { UnreadableFile } from './unreadable-file';
import { xlsxRows } from './xlsx-rows';
import { fileLimits } from './zip-limits';

export type TableRow = {
  /** The row's number as Excel shows it, from 1. */
  readonly line: number;
  readonly cells: readonly Cell[];
};

export type Table = {
  /** The visible sheets of a workbook in their order; null for CSV, which has none. */
  readonly sheetNames: readonly string[] | null;
  readonly headerLine: number;
  readonly header: readonly string[];
  /** The rows below the header that hold anything. */
  readonly rows: readonly TableRow[];
};

/**
 * Reads a foreign table from XLSX or CSV. What the file is, its first bytes say; the name decides only where they are silent.
 * Titles above the header and empty rows are passed over.
 *
 * @param sheet The sheet to read; null for the first visible one that holds anything.
 * @throws UnreadableFile
 */
export async function readTable(bytes: Uint8Array, filename: string, sheet: string | null = null): Promise<Table> {
  if (bytes.length > fileLimits.packedBytes) throw new UnreadableFile('too-large', fileLimits.packedBytes);
  const { rows, sheetNames } = await rawRows(bytes, filename, sheet);
  const at = headerRowOf(rows);
  const header = rows[at];
  if (header === undefined) throw new UnreadableFile('no-header');
  return {
    sheetNames,
    headerLine: at + 1,
    header: header.map(shownCell),
    rows: rows
      .map((cells, index) => ({ line: index + 1, cells }))
      .slice(at + 1)
      .filter(({ cells }) => cells.some(({ kind }) => kind !== 'empty')),
  };
}

async function rawRows(bytes: Uint8Array, filename: string, sheet: string | null): Promise<RawRows> {
  if (startsWith(bytes, [0x50, 0x4b, 0x03, 0x04])) return xlsxRows(bytes, sheet);
  // The old container holds both a workbook from before 2007 and a new one under a password.
  if (startsWith(bytes, [0xd0, 0xcf, 0x11, 0xe0]))
    throw new UnreadableFile(isEncrypted(bytes) ? 'password-protected' : 'old-excel-format');
  if (!/\.(csv|txt|tsv)$/i.test(filename)) throw new UnreadableFile('unknown-format');
  return csvRows(bytes);
}

function startsWith(bytes: Uint8Array, mark: readonly number[]): boolean {
  return mark.every((byte, index) => bytes[index] === byte);
}

function isEncrypted(bytes: Uint8Array): boolean {
  return Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).includes(
    Buffer.from('EncryptedPackage', 'utf16le'),
  );
}
