import type { FieldChange } from '@mittler/contract';

export type MadeKind = 'department' | 'person' | 'membership' | 'enrolment' | 'fact' | 'certificate' | 'person-change';

export interface Made {
  readonly line: number;
  readonly kind: MadeKind;
  readonly subject_id: string;
  /** For a changed person: each field as it was and as it became. */
  readonly before: readonly FieldChange[] | null;
}

/** Collects what an import writes: its origin can be told, and it can be taken back. */
export class MadeRows {
  private readonly made: Made[] = [];

  get rows(): readonly Made[] {
    return this.made;
  }

  add(line: number, kind: MadeKind, subjectId: string, before: readonly FieldChange[] | null = null): void {
    this.made.push({ line, kind, subject_id: subjectId, before });
  }
}
