/** Why a file is not read at all. The words for a reason live in the portal. */
export type UnreadableReason =
  | 'too-large'
  | 'unpacks-too-large'
  | 'packed-too-densely'
  | 'too-many-parts'
  | 'damaged'
  | 'password-protected'
  | 'old-excel-format'
  | 'unknown-format'
  | 'not-text'
  | 'unknown-sheet'
  | 'too-many-rows'
  | 'too-many-columns'
  | 'no-header';

/** A file that cannot be read as a table; nothing of it is used then. */
export class UnreadableFile extends Error {
  override readonly name = 'UnreadableFile';

  constructor(
    readonly reason: UnreadableReason,
    /** The limit that was passed, where there is one. */
    readonly limit: number | null = null,
  ) {
    super(`The file is not read: ${reason}.`);
  }
}
