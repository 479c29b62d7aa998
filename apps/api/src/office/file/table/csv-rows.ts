import { csvRecords, DamagedCsv, decodedText } from '../../../upload/csv-records';
import { textCell } from './cell';
import { tableLimits, type RawRows } from './raw-rows';
import { UnreadableFile } from './unreadable-file';

/**
 * Reads a CSV file as German offices write it.
 *
 * @throws UnreadableFile
 */
export function csvRows(bytes: Uint8Array): RawRows {
  const text = decodedText(bytes);
  if (text.includes('\0')) throw new UnreadableFile('not-text');
  const records = recordsOf(text);
  if (records.length > tableLimits.rows) throw new UnreadableFile('too-many-rows', tableLimits.rows);
  if (records.some((record) => record.length > tableLimits.columns))
    throw new UnreadableFile('too-many-columns', tableLimits.columns);
  return { sheetNames: null, rows: records.map((record) => record.map(textCell)) };
}

function recordsOf(text: string): readonly (readonly string[])[] {
  try {
    return csvRecords(text, tableLimits.rows + 1);
  } catch (error) {
    throw error instanceof DamagedCsv ? new UnreadableFile('damaged') : error;
  }
}
