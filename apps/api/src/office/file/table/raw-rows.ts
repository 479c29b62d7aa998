import type { Cell } from './cell';

/** The rows of a sheet as they lie in the file, empty ones included, so that a place in the list is the row's number. */
export type RawRows = {
  readonly sheetNames: readonly string[] | null;
  readonly rows: readonly (readonly Cell[])[];
};

/** More rows or columns than any list of people has; what lies beyond is a mistake or an attack. */
export const tableLimits = { rows: 20_000, columns: 200 } as const;
