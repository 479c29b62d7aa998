import type { Mark, MarkRefusal } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import type { SessionBlock } from './roll.query';

/** A mark as it is stored, held or replaced, in this session or wherever its id is used. */
export interface StoredMark {
  readonly id: string;
  readonly enrolmentId: string;
  readonly blockId: string | null;
  readonly kind: string;
  readonly replaces: string | null;
  readonly isReplaced: boolean;
  readonly attendance: string | null;
  readonly minutes: number | null;
  readonly modality: string | null;
  readonly check: string | null;
  readonly interactionEnsured: boolean | null;
  readonly excuse: string | null;
  readonly excuseNote: string | null;
}

export interface MarkablePerson {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly droppedOutOn: IsoDate | null;
}

export interface VerdictContext {
  readonly blocks: readonly SessionBlock[];
  readonly people: readonly MarkablePerson[];
  readonly stored: readonly StoredMark[];
  readonly day: IsoDate;
  /** The trainer who writes, who may not mark herself; null: the office. */
  readonly trainer: string | null;
}

/** "new": to be recorded · "known": the same mark was recorded before · else the reason why it is refused. */
export type Verdict = 'new' | 'known' | MarkRefusal;

/** Judges the marks in their order: a later one may correct an earlier one of the same request. */
export function judgeMarks(
  marks: readonly Mark[],
  { blocks, people, stored, day, trainer }: VerdictContext,
): readonly Verdict[] {
  const blockOf = new Map(blocks.map((block) => [block.id, block]));
  const personOf = new Map(people.map((person) => [person.enrolmentId, person]));
  const byId = new Map(stored.map((mark) => [mark.id, mark]));
  const holding = new Map(
    stored.filter(({ isReplaced, kind }) => !isReplaced && kind === 'mark').map((mark) => [placeOf(mark), mark.id]),
  );

  return marks.map((mark): Verdict => {
    const before = byId.get(mark.id);
    if (before) return saysTheSame(before, mark) ? 'known' : 'mark-id-reused';
    const block = blockOf.get(mark.blockId);
    if (!block) return 'not-found';
    const person = personOf.get(mark.enrolmentId);
    if (!person || (person.droppedOutOn !== null && person.droppedOutOn < day)) return 'not-enrolled';
    if (person.personId === trainer) return 'not-allowed';
    if (mark.minutes > block.plannedMinutes) return 'minutes-over-plan';
    if ((mark.replaces ?? null) !== (holding.get(placeOf(mark)) ?? null)) return 'mark-replaced';
    holding.set(placeOf(mark), mark.id);
    return 'new';
  });
}

/** One person in one block. */
export function placeOf({
  enrolmentId,
  blockId,
}: {
  readonly enrolmentId: string;
  readonly blockId: string | null;
}): string {
  return `${enrolmentId} ${blockId ?? ''}`;
}

function saysTheSame(stored: StoredMark, mark: Mark): boolean {
  return (
    stored.enrolmentId === mark.enrolmentId &&
    stored.blockId === mark.blockId &&
    stored.replaces === (mark.replaces ?? null) &&
    stored.attendance === mark.attendance &&
    stored.minutes === mark.minutes &&
    stored.modality === mark.modality &&
    stored.check === mark.check &&
    stored.interactionEnsured === mark.interactionEnsured &&
    stored.excuse === (mark.excuse ?? null) &&
    stored.excuseNote === (mark.excuseNote ?? null)
  );
}
