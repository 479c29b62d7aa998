import type { IsoDate } from '../calendar';

/**
 * Why a mark waits for a person, the gravest first: a mark has one reason, and whoever decides sees what stands in the way most.
 * "stale" names a mark that holds no longer, or none where one holds.
 */
export const pendingReasons = [
  'session-cancelled',
  'session-not-begun',
  'block-gone',
  'not-enrolled',
  'minutes-over-plan',
  'roll-closed',
  'stale',
] as const;
export type PendingReason = (typeof pendingReasons)[number];

/** A mark is refused only where it can never be one: its id means another mark, or a trainer records herself. */
export const markRefusals = ['mark-id-reused', 'not-allowed'] as const;
export type MarkRefusal = (typeof markRefusals)[number];

/** What became of a mark. Kept under its id and said again, word for word, whenever the same mark comes again. */
export type MarkVerdict =
  | { readonly outcome: 'recorded'; readonly code: null }
  | { readonly outcome: 'pending'; readonly code: PendingReason }
  | { readonly outcome: 'refused'; readonly code: MarkRefusal };

export interface JudgedMark {
  readonly id: string;
  readonly enrolmentId: string;
  readonly blockId: string;
  readonly minutes: number;
  /** The mark that this one corrects; null: it is to be the first. */
  readonly replaces: string | null;
  /** Fingerprint of all that the mark says. */
  readonly body: string;
}

/** An id that was heard of before. */
export interface KeptVerdict {
  readonly id: string;
  readonly body: string;
  readonly verdict: MarkVerdict;
}

export interface MarkablePerson {
  readonly enrolmentId: string;
  readonly personId: string;
  readonly droppedOutOn: IsoDate | null;
}

/** All that a verdict rests on. */
export interface DoorView {
  readonly day: IsoDate;
  readonly today: IsoDate;
  readonly isCancelled: boolean;
  readonly isClosed: boolean;
  readonly blocks: readonly { readonly id: string; readonly plannedMinutes: number }[];
  /** Who may be marked in this session: people of its course, and guests. */
  readonly people: readonly MarkablePerson[];
  /** The marks that hold. */
  readonly holding: readonly { readonly id: string; readonly enrolmentId: string; readonly blockId: string | null }[];
  readonly kept: readonly KeptVerdict[];
  /** The trainer who writes, who may not mark herself; null: the office. */
  readonly trainer: string | null;
}

export interface Judged<M extends JudgedMark = JudgedMark> {
  readonly mark: M;
  readonly verdict: MarkVerdict;
  /** False where the same mark was judged before: nothing is to be written. */
  readonly isNew: boolean;
}

const recorded: MarkVerdict = { outcome: 'recorded', code: null };

/** Judges marks in their order: a later one may correct an earlier one of the same request. */
export function judgeMarks<M extends JudgedMark>(marks: readonly M[], view: DoorView): readonly Judged<M>[] {
  const blockOf = new Map(view.blocks.map((block) => [block.id, block]));
  const personOf = new Map(view.people.map((person) => [person.enrolmentId, person]));
  const keptOf = new Map(view.kept.map((kept) => [kept.id, kept]));
  const holding = new Map(view.holding.map((mark) => [placeOf(mark), mark.id]));

  return marks.map((mark): Judged<M> => {
    const kept = keptOf.get(mark.id);
    if (kept) {
      const isSame = kept.body === mark.body;
      return { mark, verdict: isSame ? kept.verdict : { outcome: 'refused', code: 'mark-id-reused' }, isNew: false };
    }
    const person = personOf.get(mark.enrolmentId);
    const why = obstacle(mark, person, blockOf.get(mark.blockId), holding.get(placeOf(mark)) ?? null, view);
    const isOwn = person !== undefined && person.personId === view.trainer;
    const verdict: MarkVerdict = isOwn
      ? { outcome: 'refused', code: 'not-allowed' }
      : why === null
        ? recorded
        : { outcome: 'pending', code: why };
    if (verdict.outcome === 'recorded') holding.set(placeOf(mark), mark.id);
    keptOf.set(mark.id, { id: mark.id, body: mark.body, verdict });
    return { mark, verdict, isNew: true };
  });
}

/** What stands between a mark and being a fact; null: nothing. */
export function obstacle(
  mark: Pick<JudgedMark, 'minutes' | 'replaces'>,
  person: MarkablePerson | undefined,
  block: { readonly plannedMinutes: number } | undefined,
  holds: string | null,
  view: Pick<DoorView, 'day' | 'today' | 'isCancelled' | 'isClosed'>,
): PendingReason | null {
  if (view.isCancelled) return 'session-cancelled';
  if (view.day > view.today) return 'session-not-begun';
  if (!block) return 'block-gone';
  if (!person || (person.droppedOutOn !== null && person.droppedOutOn < view.day)) return 'not-enrolled';
  if (mark.minutes > block.plannedMinutes) return 'minutes-over-plan';
  if (view.isClosed) return 'roll-closed';
  return mark.replaces === holds ? null : 'stale';
}

/** One person in one block. */
export function placeOf(mark: { readonly enrolmentId: string; readonly blockId: string | null }): string {
  return `${mark.enrolmentId} ${mark.blockId ?? ''}`;
}
