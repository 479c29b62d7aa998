/** Why a cell is not taken over as it stands. The words for a code live in the portal. */
export type CellProblemCode =
  | 'missing'
  | 'not-a-date'
  | 'impossible-date'
  | 'ambiguous-date'
  | 'not-hours'
  | 'not-whole-minutes'
  | 'negative-hours'
  | 'not-an-email'
  | 'not-a-municipality-key'
  | 'name-not-split'
  | 'too-long'
  | 'control-character';

/** A value read from a cell, null where the cell is empty, or why it cannot be read. */
export type ReadValue<T> =
  { readonly ok: true; readonly value: T | null } | { readonly ok: false; readonly code: CellProblemCode };

export function value<T>(read: T | null): ReadValue<T> {
  return { ok: true, value: read };
}

export function problem<T>(code: CellProblemCode): ReadValue<T> {
  return { ok: false, code };
}
