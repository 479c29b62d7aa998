import type { IsoDate } from '@mittler/domain';
import type { ColumnModality, HourUnit, PersonField, RecognisedColumn } from '../columns/column-meaning';
import { emptyCell, shownCell, type Cell } from '../table/cell';
import type { TableRow } from '../table/read-table';
import { readCases, type CaseRow } from './case-columns';
import { readDate } from './read-date';
import { readMinutes } from './read-minutes';
import { readEmail, readFullName, readMunicipalityKey, readText } from './read-text';
import type { CellProblemCode, ReadValue } from './read-value';

export type AreaHours = {
  readonly area: string;
  /** null where neither header nor person said; the import asks before it writes. */
  readonly modality: ColumnModality | null;
  readonly minutes: number;
  readonly column: string;
};

/** What a row says of a person; null for what the file leaves empty or has no column for. */
export type PersonRow = {
  readonly line: number;
  readonly personId: string | null;
  readonly familyName: string | null;
  readonly givenNames: string | null;
  readonly birthDate: IsoDate | null;
  readonly email: string | null;
  readonly municipality: string | null;
  readonly municipalityKey: string | null;
  readonly department: string | null;
  readonly departmentCode: string | null;
  readonly course: string | null;
  readonly startedOn: IsoDate | null;
  readonly finishedOn: IsoDate | null;
  readonly certificateNumber: string | null;
  readonly certificateIssuedOn: IsoDate | null;
  readonly hours: readonly AreaHours[];
  readonly cases: readonly CaseRow[];
};

/** A cell that cannot be taken over: where it is, why, and what stands there. */
export type CellProblem = {
  readonly line: number;
  readonly column: string;
  readonly code: CellProblemCode;
  /** The cell as shown, shortened; for the person who imports, never for a log. */
  readonly found: string;
};

export type ReadRow = { readonly row: PersonRow; readonly problems: readonly CellProblem[] };

/** What the header leaves open and a person has said for this import. */
export type ReadingChoices = { readonly unit: HourUnit };

/**
 * Reads one row by the meanings of its columns. A cell that cannot be read is null in the row and named in the problems, so
 * that one look shows everything that is wrong with a line. A row without any name has the problem `missing`.
 */
export function readPersonRow(
  { line, cells }: TableRow,
  columns: readonly RecognisedColumn[],
  choices: ReadingChoices = { unit: 'hours' },
): ReadRow {
  const problems: CellProblem[] = [];
  const taken = <T>(column: { readonly label: string; readonly index: number }, read: ReadValue<T>): T | null => {
    if (read.ok) return read.value;
    problems.push({ line, column: column.label, code: read.code, found: shortened(cells[column.index] ?? emptyCell) });
    return null;
  };
  const field = <T>(name: PersonField, reader: (cell: Cell) => ReadValue<T>): T | null => {
    const column = columns.find(({ meaning }) => meaning.kind === 'person' && meaning.field === name);
    return column === undefined ? null : taken(column, reader(cells[column.index] ?? emptyCell));
  };

  const fullName = field('full-name', readFullName);
  const row: PersonRow = {
    line,
    personId: field('person-id', readText),
    familyName: field('family-name', readText) ?? fullName?.familyName ?? null,
    givenNames: field('given-names', readText) ?? fullName?.givenNames ?? null,
    birthDate: field('birth-date', readDate),
    email: field('email', readEmail),
    municipality: field('municipality', readText),
    municipalityKey: field('municipality-key', readMunicipalityKey),
    department: field('department', readText),
    departmentCode: field('department-code', readText),
    course: field('course', readText),
    startedOn: field('started-on', readDate),
    finishedOn: field('finished-on', readDate),
    certificateNumber: field('certificate-number', readText),
    certificateIssuedOn: field('certificate-issued-on', readDate),
    hours: columns.flatMap((column) => {
      if (column.meaning.kind !== 'area-hours') return [];
      const { area, modality, unit } = column.meaning;
      const minutes = taken(column, readMinutes(cells[column.index] ?? emptyCell, unit ?? choices.unit));
      return minutes === null || minutes === 0 ? [] : [{ area, modality, minutes, column: column.label }];
    }),
    cases: readCases(cells, columns, taken),
  };
  return { row, problems: [...problems, ...missingNames(row, columns, problems)] };
}

function missingNames(
  row: PersonRow,
  columns: readonly RecognisedColumn[],
  problems: readonly CellProblem[],
): readonly CellProblem[] {
  const nameColumns = columns.filter(
    ({ meaning }) => meaning.kind === 'person' && ['family-name', 'given-names', 'full-name'].includes(meaning.field),
  );
  const missing = [
    ...(row.familyName === null ? ['family-name', 'full-name'] : []),
    ...(row.givenNames === null ? ['given-names', 'full-name'] : []),
  ];
  return nameColumns
    .filter(
      ({ meaning, label }) =>
        meaning.kind === 'person' &&
        missing.includes(meaning.field) &&
        !problems.some(({ column }) => column === label),
    )
    .map(({ label }) => ({ line: row.line, column: label, code: 'missing', found: '' }));
}

function shortened(cell: Cell): string {
  const text = shownCell(cell);
  return text.length > 60 ? `${text.slice(0, 59)}…` : text;
}
