import type { ImportColumn, ProblemCode } from '@mittler/contract';
import { Refusal } from '../../../http/refusal';
import { recogniseColumns } from '../../file/columns/recognise-columns';
import type { Cell } from '../../file/table/cell';
import { readTable, type TableRow } from '../../file/table/read-table';
import { UnreadableFile, type UnreadableReason } from '../../file/table/unreadable-file';
import { toColumns } from './columns';

export interface ReadList {
  readonly columns: readonly ImportColumn[];
  readonly rows: readonly TableRow[];
}

const codeOf: Readonly<Record<UnreadableReason, ProblemCode>> = {
  'too-large': 'file-too-large',
  'unpacks-too-large': 'file-unsafe',
  'packed-too-densely': 'file-unsafe',
  'too-many-parts': 'file-unsafe',
  damaged: 'file-not-readable',
  'password-protected': 'file-not-readable',
  'old-excel-format': 'file-not-readable',
  'unknown-format': 'file-not-readable',
  'not-text': 'file-not-readable',
  'unknown-sheet': 'file-not-readable',
  'too-many-rows': 'file-too-large',
  'too-many-columns': 'file-too-large',
  'no-header': 'file-not-readable',
};

/**
 * An office's list as a table, with what its columns mean.
 * @throws Refusal file-not-readable · file-unsafe · file-too-large, with the reason and the limit
 */
export async function readList(bytes: Uint8Array, fileName: string): Promise<ReadList> {
  try {
    const { header, rows } = await readTable(bytes, fileName);
    if (rows.length === 0) throw new UnreadableFile('no-header');
    return { columns: toColumns(header, recogniseColumns(header)), rows: rows.map(withoutTail) };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    throw new Refusal(codeOf[error.reason], {
      facts: { reason: error.reason, ...(error.limit === null ? {} : { limit: error.limit }) },
    });
  }
}

/** Empty cells at the end of a line say nothing and fill the database. */
function withoutTail({ line, cells }: TableRow): { readonly line: number; readonly cells: readonly Cell[] } {
  const last = cells.findLastIndex(({ kind }) => kind !== 'empty');
  return { line, cells: cells.slice(0, last + 1) };
}
