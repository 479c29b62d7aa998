import { Refusal } from './refusal';

/** Where a list goes on: the sort values of the last row shown. Opaque to clients, no names are logged with it. */
export function cursorOf(values: readonly (string | number)[]): string {
  return Buffer.from(JSON.stringify(values)).toString('base64url');
}

/**
 * @param size how many values the list sorts by
 * @returns the values, or null for the first page
 * @throws Refusal 'invalid' when the cursor was not made by `cursorOf` for such a list
 */
export function readCursor(after: string | undefined, size: number): readonly (string | number)[] | null {
  if (after === undefined) return null;
  const values = parsed(after);
  const fits = values?.length === size && values.every((value) => typeof value === 'string' || Number.isFinite(value));
  if (!fits) throw new Refusal('invalid', { fields: [{ pointer: '/after', rule: 'cursor' }] });
  return values as readonly (string | number)[];
}

function parsed(after: string): readonly unknown[] | null {
  try {
    const value: unknown = JSON.parse(Buffer.from(after, 'base64url').toString('utf8'));
    return Array.isArray(value) ? value : null;
  } catch {
    return null;
  }
}

/** Cuts the one row too many that tells whether a page follows. */
export function pageOf<Row>(
  rows: readonly Row[],
  limit: number,
  key: (row: Row) => readonly (string | number)[],
): { readonly rows: readonly Row[]; readonly next: string | null } {
  const shown = rows.slice(0, limit);
  const last = shown.at(-1);
  return { rows: shown, next: rows.length > limit && last !== undefined ? cursorOf(key(last)) : null };
}

/** Rows of a page where the request names no number. */
export const usualPage = 50;
