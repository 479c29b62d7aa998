import type { IsoDate } from '@mittler/domain';
import type { CasePart, RecognisedColumn } from '../columns/column-meaning';
import { emptyCell, type Cell } from '../table/cell';
import { readDate, readDates } from './read-date';
import { readText } from './read-text';
import type { ReadValue } from './read-value';

/** A supervised mediation as far as the list tells of it. */
export type CaseRow = {
  /** The number in the column's name; null where one column holds the dates of all cases. */
  readonly number: number | null;
  readonly mediatedOn: IsoDate | null;
  readonly supervisedOn: IsoDate | null;
  readonly supervisor: string | null;
  readonly place: string | null;
};

type Take = <T>(column: RecognisedColumn, read: ReadValue<T>) => T | null;

const nothing: Omit<CaseRow, 'number'> = { mediatedOn: null, supervisedOn: null, supervisor: null, place: null };

/**
 * Numbered columns make one case per number. A column without a number may hold several dates, each of which is a case;
 * supervisor and place from columns without a number belong to all of these.
 */
export function readCases(
  cells: readonly Cell[],
  columns: readonly RecognisedColumn[],
  take: Take,
): readonly CaseRow[] {
  const numbers = [
    ...new Set(
      columns.flatMap(({ meaning }) => (meaning.kind === 'case' && meaning.number !== null ? [meaning.number] : [])),
    ),
  ];
  const numbered = numbers
    .sort((a, b) => a - b)
    .map((number): CaseRow => ({ number, ...partsOf(cells, columns, number, take) }))
    .filter((row) => row.mediatedOn !== null || row.supervisedOn !== null);
  return [...numbered, ...listed(cells, columns, take)];
}

function partsOf(
  cells: readonly Cell[],
  columns: readonly RecognisedColumn[],
  number: number | null,
  take: Take,
): Omit<CaseRow, 'number'> {
  const at = (part: CasePart): RecognisedColumn | undefined => columnOf(columns, part, number);
  const date = (part: CasePart): IsoDate | null => read(at(part), cells, readDate, take);
  const text = (part: CasePart): string | null => read(at(part), cells, readText, take);
  return {
    ...nothing,
    mediatedOn: date('mediated-on'),
    supervisedOn: date('supervised-on'),
    supervisor: text('supervisor'),
    place: text('place'),
  };
}

function listed(cells: readonly Cell[], columns: readonly RecognisedColumn[], take: Take): readonly CaseRow[] {
  const mediated = read(columnOf(columns, 'mediated-on', null), cells, readDates, take) ?? [];
  const supervised = read(columnOf(columns, 'supervised-on', null), cells, readDates, take) ?? [];
  const supervisor = read(columnOf(columns, 'supervisor', null), cells, readText, take);
  const place = read(columnOf(columns, 'place', null), cells, readText, take);
  const count = Math.max(mediated.length, supervised.length);
  return Array.from({ length: count }, (_, index) => ({
    number: null,
    mediatedOn: mediated[index] ?? null,
    supervisedOn: supervised[index] ?? null,
    supervisor,
    place,
  }));
}

function columnOf(
  columns: readonly RecognisedColumn[],
  part: CasePart,
  number: number | null,
): RecognisedColumn | undefined {
  return columns.find(({ meaning }) => meaning.kind === 'case' && meaning.part === part && meaning.number === number);
}

function read<T>(
  column: RecognisedColumn | undefined,
  cells: readonly Cell[],
  reader: (cell: Cell) => ReadValue<T>,
  take: Take,
): T | null {
  return column === undefined ? null : take(column, reader(cells[column.index] ?? emptyCell));
}
