import { parse } from 'csv-parse/sync';

const separators = [';', '\t', ','] as const;

/** How many records are tried to find out the separator. */
const sampleRecords = 40;

/** Quotes that nothing closes, or the like. */
export class DamagedCsv extends Error {
  override readonly name = 'DamagedCsv';
}

/** Text as offices and their programs store it: UTF-8 with or without a mark, UTF-16 with one, else Windows-1252. */
export function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes);
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return new TextDecoder('windows-1252').decode(bytes);
  }
}

/**
 * The records of a CSV file with semicolon, tabulator or comma; an optional first line `sep=;`, which Excel hides, is none.
 *
 * @param most records beyond are not read
 * @throws DamagedCsv
 */
export function csvRecords(text: string, most: number): readonly (readonly string[])[] {
  const hint = /^sep=(.)\r?\n/i.exec(text);
  const body = hint === null ? text : text.slice(hint[0].length);
  return parsed(body, hint?.[1] ?? likeliestSeparator(body), most);
}

/** The separator that cuts most records of the sample into the same number of fields, more than one; semicolon in doubt. */
function likeliestSeparator(text: string): string {
  const rated = separators.map((separator) => ({ separator, cells: regularCells(text, separator) }));
  return rated.reduce((best, next) => (next.cells > best.cells ? next : best)).separator;
}

function regularCells(text: string, separator: string): number {
  const widths = sample(text, separator)
    .map((record) => record.length)
    .filter((width) => width > 1);
  const frequencies = new Map<number, number>();
  for (const width of widths) frequencies.set(width, (frequencies.get(width) ?? 0) + 1);
  return Math.max(0, ...[...frequencies].map(([width, frequency]) => (width - 1) * frequency));
}

function sample(text: string, separator: string): readonly (readonly string[])[] {
  try {
    return parsed(text, separator, sampleRecords);
  } catch {
    return [];
  }
}

function parsed(text: string, separator: string, to: number): string[][] {
  try {
    return parse(text, {
      delimiter: separator,
      to,
      relax_column_count: true,
      relax_quotes: true,
      bom: true,
      record_delimiter: ['\r\n', '\n', '\r'],
    });
  } catch {
    throw new DamagedCsv('The file is no CSV.');
  }
}
