import type { CountCell } from './count-network';
import type { HiddenKind } from './count-table';

/** A count that differs by one in the other table, with the mark that lets it. */
export type Step = { readonly cell: CountCell; readonly becomes: HiddenKind; readonly cost: number };

type Rule = (cell: CountCell, by: 1 | -1) => Step | null;

export type Arcs = readonly (readonly CountCell[])[];

type Way = { readonly steps: readonly Step[]; readonly cost: number };

type Reached = {
  readonly node: number;
  readonly cost: number;
  readonly by: Step | null;
  readonly before: Reached | null;
};

/**
 * The cheapest circle through a count on which every count differs by one (along its arc one more, against it one less). There
 * always is one: the counts themselves flow in circles, and each of them may be less by one.
 */
export function cheapestWay(arcs: Arcs, through: CountCell, rule: Rule): readonly Step[] {
  const more = closing(arcs, through, 1, rule);
  if (more?.cost === 0) return more.steps;
  const less = closing(arcs, through, -1, rule);
  if (less === null) return more?.steps ?? [];
  return more === null || less.cost < more.cost ? less.steps : more.steps;
}

/** The counts that begin or end at each node. */
export function arcsByNode(cells: readonly CountCell[], nodes: number): Arcs {
  const arcs = Array.from({ length: nodes }, (): CountCell[] => []);
  for (const cell of cells) {
    arcs[cell.from]?.push(cell);
    arcs[cell.to]?.push(cell);
  }
  return arcs;
}

function closing(arcs: Arcs, through: CountCell, by: 1 | -1, rule: Rule): Way | null {
  const own = rule(through, by);
  if (own === null) return null;
  const [start, goal] = by === 1 ? [through.to, through.from] : [through.from, through.to];
  const rest = shortest(arcs, start, goal, through, rule);
  if (rest === null) return null;
  const steps: Step[] = [own];
  for (let at: Reached | null = rest; at !== null; at = at.before) if (at.by !== null) steps.push(at.by);
  return { steps, cost: own.cost + rest.cost };
}

function shortest(arcs: Arcs, start: number, goal: number, without: CountCell, rule: Rule): Reached | null {
  const least: number[] = [];
  least[start] = 0;
  const waiting: Reached[] = [];
  push(waiting, { node: start, cost: 0, by: null, before: null });
  for (let at = pop(waiting); at !== null; at = pop(waiting)) {
    if (at.node === goal) return at;
    if (at.cost > (least[at.node] ?? Infinity)) continue;
    for (const cell of arcs[at.node] ?? []) {
      if (cell === without) continue;
      const forward = cell.from === at.node;
      const by = rule(cell, forward ? 1 : -1);
      if (by === null) continue;
      const node = forward ? cell.to : cell.from;
      const cost = at.cost + by.cost;
      if (cost >= (least[node] ?? Infinity)) continue;
      least[node] = cost;
      push(waiting, { node, cost, by, before: at });
    }
  }
  return null;
}

/** A binary heap, least cost first. */
function push(heap: Reached[], item: Reached): void {
  let at = heap.length;
  heap.push(item);
  while (at > 0) {
    const parent = (at - 1) >> 1;
    const above = heap[parent];
    if (above === undefined || above.cost <= item.cost) break;
    heap[at] = above;
    at = parent;
  }
  heap[at] = item;
}

function pop(heap: Reached[]): Reached | null {
  const least = heap[0];
  const last = heap.pop();
  if (least === undefined || last === undefined) return null;
  if (heap.length === 0) return least;
  let at = 0;
  for (;;) {
    const left = 2 * at + 1;
    const [one, other] = [heap[left], heap[left + 1]];
    if (one === undefined) break;
    const [child, below] = other !== undefined && other.cost < one.cost ? [left + 1, other] : [left, one];
    if (below.cost >= last.cost) break;
    heap[at] = below;
    at = child;
  }
  heap[at] = last;
  return least;
}
