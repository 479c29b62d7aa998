import type { IsoDate } from '@mittler/domain';
import { dateToSerial, EncryptedFileError } from 'hucre';
import { readXlsx } from 'hucre/xlsx';
import { emptyCell, textCell, type Cell } from './cell';
import { tableLimits, type RawRows } from './raw-rows';
import { UnreadableFile } from './unreadable-file';
import { checkArchive } from './zip-limits';

const minutesPerDay = 1440;

/** A date cell before this day is a time or a duration, as `[h]:mm` stores it. */
const firstCivilDay = Date.UTC(1901, 0, 1);

/**
 * Reads one sheet of a workbook: the named one, else the first visible one that holds anything.
 *
 * @throws UnreadableFile
 */
export async function xlsxRows(bytes: Uint8Array, sheetName: string | null): Promise<RawRows> {
  await checkArchive(bytes);
  const workbook = await opened(bytes);
  const visible = workbook.sheets.filter((sheet) => sheet.hidden !== true && sheet.veryHidden !== true);
  const sheet =
    sheetName === null
      ? (visible.find(({ rows }) => rows.some((row) => row.some((value) => value !== null))) ?? visible[0])
      : visible.find(({ name }) => name === sheetName);
  if (sheet === undefined) throw new UnreadableFile('unknown-sheet');
  if (sheet.rows.length > tableLimits.rows) throw new UnreadableFile('too-many-rows', tableLimits.rows);
  if (
    sheet.rows.some(
      (row) => row.length > tableLimits.columns && row.slice(tableLimits.columns).some((value) => value !== null),
    )
  )
    throw new UnreadableFile('too-many-columns', tableLimits.columns);
  return { sheetNames: visible.map(({ name }) => name), rows: sheet.rows.map((row) => row.map(cellOf)) };
}

async function opened(bytes: Uint8Array): ReturnType<typeof readXlsx> {
  try {
    // One row and one column more than allowed, so that a larger sheet is noticed without being unfolded.
    return await readXlsx(bytes, { range: `A1:GS${String(tableLimits.rows + 1)}` });
  } catch (error) {
    throw new UnreadableFile(error instanceof EncryptedFileError ? 'password-protected' : 'damaged');
  }
}

function cellOf(value: string | number | boolean | Date | null): Cell {
  if (value === null) return emptyCell;
  if (typeof value === 'number') return { kind: 'number', value };
  if (typeof value === 'boolean') return { kind: 'text', text: value ? 'WAHR' : 'FALSCH' };
  if (typeof value === 'string') return textCell(value);
  const moment = value.getTime();
  if (Number.isNaN(moment)) return emptyCell;
  // The serial counts days without a zone and is read as UTC throughout: the day cannot move.
  if (moment >= firstCivilDay) return { kind: 'date', date: value.toISOString().slice(0, 10) as IsoDate };
  return { kind: 'duration', minutes: Math.round(dateToSerial(value) * minutesPerDay) };
}
