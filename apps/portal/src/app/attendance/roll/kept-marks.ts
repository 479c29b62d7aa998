import type { Mark } from '@mittler/contract';
import type { Queue } from './roll-queue';

const placeOf = (session: string): string => `mittler.marks.${session}`;

/**
 * Keeps unsent marks for this tab, so that a reload or an ended session loses none. They hold ids, minutes and states
 * and no name; a note on an excuse could tell of a person and stays in memory alone.
 */
export function keepMarks(session: string, queue: Queue): void {
  try {
    const open = queue.filter(({ state }) => state !== 'refused').map(({ mark }) => ({ ...mark, excuseNote: null }));
    if (open.length === 0) sessionStorage.removeItem(placeOf(session));
    else sessionStorage.setItem(placeOf(session), JSON.stringify(open));
  } catch {
    // Without storage the marks live as long as the page.
  }
}

export function keptMarks(session: string): Queue {
  try {
    const kept = JSON.parse(sessionStorage.getItem(placeOf(session)) ?? '[]') as readonly Mark[];
    // They may have reached the server before: sent again as they are, which repeats nothing.
    return kept.map((mark) => ({ mark, state: 'unsent', code: null }));
  } catch {
    return [];
  }
}
