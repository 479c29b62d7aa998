import type { RollBlock } from '@mittler/contract';
import { cutAlongBlocks, instantsOf, type Excuse, type IsoDate, type Modality, type RollCheck } from '@mittler/domain';
import type { MarkWish, RollStore } from './roll-store';
import type { RowView } from './row-view';

/** What a trainer can say of a row, turned into marks. */
export type RowWish = 'present' | 'partial' | 'excused' | 'absent';

export function say(store: RollStore, view: RowView, wish: RowWish): void {
  switch (wish) {
    case 'present':
      store.mark(view, (block) => ({ attendance: 'present', minutes: block.plannedMinutes }));
      return;
    case 'absent':
      store.mark(view, () => ({ attendance: 'absent', minutes: 0 }));
      return;
    // Neither is a mark before the minutes or the reason are said: nothing is assumed.
    case 'partial':
    case 'excused':
      store.draft(view.row.enrolmentId, { state: wish });
  }
}

/** Marks the blocks without a mark of everybody who is not recorded, and touches no mark that was made. */
export function sayPresentOfUnmarked(store: RollStore): number {
  const views = store.unmarked();
  for (const view of views) {
    store.mark(view, (block, index) =>
      view.marks[index] === null ? { attendance: 'present', minutes: block.plannedMinutes } : null,
    );
  }
  return views.length;
}

/** Those who typed the code and are not recorded: present, with the code as the check. The trainer's tap makes it a mark. */
export function confirmClaims(store: RollStore, views: readonly RowView[]): void {
  for (const view of views) {
    store.mark(view, (block, index) =>
      view.marks[index] === null
        ? {
            attendance: 'present',
            minutes: block.plannedMinutes,
            modality: view.modality ?? block.modality,
            check: 'code',
          }
        : null,
    );
  }
}

export function excuse(store: RollStore, view: RowView, reason: Excuse, note: string | null): void {
  store.mark(view, () => ({ attendance: 'excused', minutes: 0, excuse: reason, excuseNote: note }));
}

const wishOf = (minutes: number, planned: number): MarkWish =>
  minutes > 0 ? { attendance: 'present', minutes: Math.min(minutes, planned) } : { attendance: 'absent', minutes: 0 };

/** Minutes in one block; where other blocks have no mark yet, they are taken as attended in full, as the fields show. */
export function sayMinutes(store: RollStore, view: RowView, blockId: string, minutes: number): void {
  store.mark(view, (block, index) => {
    if (block.id === blockId) return wishOf(minutes, block.plannedMinutes);
    return view.marks[index] === null ? { attendance: 'present', minutes: block.plannedMinutes } : null;
  });
}

/**
 * Somebody who was there from one time of the day to another, cut along the blocks.
 * @returns false where the times are no times of that day or in the wrong order
 */
export function sayTimes(
  store: RollStore,
  view: RowView,
  blocks: readonly RollBlock[],
  span: { readonly date: IsoDate; readonly from: string; readonly until: string },
): boolean {
  const [from] = instantsOf({ date: span.date, time: span.from });
  const [until] = instantsOf({ date: span.date, time: span.until });
  if (from === undefined || until === undefined || span.from >= span.until) return false;
  const minutes = cutAlongBlocks(from, until, blocks);
  store.mark(view, (block, index) => wishOf(minutes[index] ?? 0, block.plannedMinutes));
  return true;
}

/** In the room or virtual: corrects the marks of those who were there, or is kept for the mark to come. */
export function sayForm(store: RollStore, view: RowView, modality: Modality): void {
  store.draft(view.row.enrolmentId, { modality });
  if (view.marks.every((mark) => mark?.attendance !== 'present')) return;
  store.mark(view, (_block, index) => {
    const mark = view.marks[index];
    if (mark?.attendance !== 'present' || mark.modality === modality) return null;
    return { attendance: 'present', minutes: mark.minutes, modality };
  });
}

export function sayCheck(store: RollStore, view: RowView, check: RollCheck): void {
  store.mark(view, (_block, index) => {
    const mark = view.marks[index];
    return mark?.attendance === 'present' ? { attendance: 'present', minutes: mark.minutes, check } : null;
  });
}
