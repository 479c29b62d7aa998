import type { RowWish } from './row-deeds';
import { say, sayForm } from './row-deeds';
import type { RollStore } from './roll-store';
import type { RowView } from './row-view';

const wishes: Readonly<Record<string, RowWish>> = { '1': 'present', '2': 'partial', '3': 'excused', '4': 'absent' };
const steps: Readonly<Record<string, number>> = { ArrowDown: 1, ArrowUp: -1, Home: -Infinity, End: Infinity };

/** In a field or a list the keys write or choose. */
export function isTyping(target: EventTarget | null): boolean {
  if (target instanceof HTMLSelectElement || target instanceof HTMLTextAreaElement) return true;
  return target instanceof HTMLInputElement && target.type !== 'radio';
}

const isPlain = (event: KeyboardEvent): boolean =>
  !event.altKey && !event.ctrlKey && !event.metaKey && !isTyping(event.target);

/**
 * Keys of a row, on a desk and on a phone alike: another person by the arrows, a mark by its number, the form by its letter.
 * `focus` takes the focus to the row of an index.
 */
export function pressRowKey(
  event: KeyboardEvent,
  store: RollStore,
  rows: readonly RowView[],
  view: RowView,
  focus: (index: number) => void,
): void {
  if (!isPlain(event)) return;
  const step = steps[event.key];
  const wish = wishes[event.key];
  const letter = event.key.toLowerCase();
  if (step !== undefined) focus(Math.max(0, Math.min(rows.length - 1, rows.indexOf(view) + step)));
  else if (wish !== undefined) say(store, view, wish);
  else if (letter === 'r') sayForm(store, view, 'room');
  else if (letter === 'v') sayForm(store, view, 'virtual');
  else return;
  event.preventDefault();
}

/** Keys of the whole page, wherever the focus is but in a field. */
export type PageDeed = 'search' | 'rest' | 'open' | 'all' | 'close' | 'keys';
const pageKeys: Readonly<Record<string, PageDeed>> = {
  '/': 'search',
  a: 'rest',
  o: 'open',
  l: 'all',
  s: 'close',
  '?': 'keys',
};

export function pageDeedOf(event: KeyboardEvent): PageDeed | null {
  if (!isPlain(event) || document.querySelector('dialog[open]') !== null) return null;
  return pageKeys[event.key.toLowerCase()] ?? null;
}
