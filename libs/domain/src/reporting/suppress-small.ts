import { arcsByNode, cheapestWay, type Step } from './cheapest-way';
import { countNetwork, perName, type CellsOfRow, type CountCell } from './count-network';
import { checkCounts, type Counts, type ShownCounts, type SuppressedTable } from './count-table';

/** Below three, „from 1 to the threshold − 1“ names one number alone, and the mark itself would tell it. */
const lowestUsefulThreshold = 3;

/** What it costs to say `covered` of a small count, since two marks beside each other would tell both. */
const relabelling = 50;

/** What it costs to lean on a covered count that would fall below the threshold. */
const leaning = 100;

/**
 * Hides every count from 1 to the threshold − 1 and as many others as it takes that no hidden count can be computed from what
 * is shown: the sums over departments, municipalities and all, enrolled as the sum of the five states, expiring as a part of
 * certified, and what the marks say themselves. Zeros stay. The answer depends on the counts and their order alone.
 *
 * Each hidden count is given another table in which it differs by one and everything shown is the same: a circle of hidden
 * counts in the network of sums. Where there is none, the cheapest one is made by hiding more. Since hiding more never closes
 * such a circle, one pass is enough.
 *
 * @param groups The departments of each municipality.
 * @param threshold The least count that is shown; 1 and below show everything, 2 is read as 3.
 * @throws RangeError where the counts of a row do not belong together.
 */
export function suppressSmall(groups: readonly (readonly Counts[])[], threshold: number): SuppressedTable {
  groups.flat().forEach(checkCounts);
  const network = countNetwork(groups);
  if (threshold > 1) hide(network.cells, network.nodes, Math.max(threshold, lowestUsefulThreshold));
  return {
    municipalities: network.municipalities.map(({ total, departments }) => ({
      total: shown(total),
      departments: departments.map(shown),
    })),
    total: shown(network.total),
  };
}

function hide(cells: readonly CountCell[], nodes: number, threshold: number): void {
  const small = cells.filter(({ value }) => value >= 1 && value < threshold);
  for (const cell of small) cell.hidden = 'small';
  const step = (cell: CountCell, by: 1 | -1): Step | null => stepOf(cell, by, threshold);
  const arcs = arcsByNode(cells, nodes);
  // Whatever lies on a circle is safe by it: each count needs one way only.
  const safe = new Set<CountCell>();
  for (const cell of small) {
    if (safe.has(cell)) continue;
    for (const part of cheapestWay(arcs, cell, step)) {
      part.cell.hidden = part.becomes;
      safe.add(part.cell);
    }
  }
}

/** Whether a count may differ by one in the other table, what it must be marked as for that, and what that costs. */
function stepOf(cell: CountCell, by: 1 | -1, threshold: number): Step | null {
  if (cell.value === 0) return null;
  if (cell.name === 'certified' && by === -1 && cell.value - 1 < cell.row.expiring) return null;
  if (cell.name === 'expiring' && by === 1 && cell.value + 1 > cell.row.certified) return null;
  const after = cell.value + by;
  switch (cell.hidden) {
    case 'small':
      return after >= 1 && after < threshold
        ? { cell, becomes: 'small', cost: 0 }
        : { cell, becomes: 'covered', cost: relabelling };
    case 'covered':
      return { cell, becomes: 'covered', cost: after < threshold && cell.value >= threshold ? leaning : 0 };
    case null:
      return { cell, becomes: 'covered', cost: cell.weight + (after < threshold ? leaning : 0) };
  }
}

function shown(cells: CellsOfRow): ShownCounts {
  return perName((name) => {
    const { value, hidden } = cells[name];
    return hidden === null ? { value, hidden } : { value: null, hidden };
  });
}
