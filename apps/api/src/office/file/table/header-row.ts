import { recogniseColumns } from '../columns/recognise-columns';
import { shownCell, type Cell } from './cell';

/** A header is looked for among the first rows that hold anything; no list has a longer title. */
const searched = 30;

/**
 * The place of the header: the first row with the most columns that are understood, at least two; where no row is understood,
 * the first row that is as full as any searched one and has words alone. -1 where there is none.
 */
export function headerRowOf(rows: readonly (readonly Cell[])[]): number {
  const candidates = rows
    .map((cells, at) => ({ at, cells, filled: cells.filter(({ kind }) => kind !== 'empty').length }))
    .filter(({ filled }) => filled > 0)
    .slice(0, searched);
  const understood = candidates.map(({ at, cells }) => ({ at, score: understoodColumns(cells) }));
  const best = understood.reduce((one, next) => (next.score > one.score ? next : one), { at: -1, score: 1 });
  if (best.at !== -1) return best.at;
  const fullest = Math.max(0, ...candidates.map(({ filled }) => filled));
  return candidates.find(({ cells, filled }) => filled === fullest && filled > 1 && hasWordsAlone(cells))?.at ?? -1;
}

function understoodColumns(cells: readonly Cell[]): number {
  if (!hasWordsAlone(cells)) return 0;
  const { recognised, ambiguous } = recogniseColumns(cells.map(shownCell));
  return recognised.length + ambiguous.length;
}

function hasWordsAlone(cells: readonly Cell[]): boolean {
  return cells.every(({ kind }) => kind === 'empty' || kind === 'text' || kind === 'number');
}
