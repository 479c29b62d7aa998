import { countNames, sumOfCounts, type CountName, type Counts, type HiddenKind } from './count-table';

/** One count of the table. As an arc of the network it carries its own value. */
export type CountCell = {
  readonly value: number;
  readonly name: CountName;
  /** The counts of the same row, whose inequality a change must keep. */
  readonly row: Counts;
  readonly from: number;
  readonly to: number;
  /** What it costs the reader to lose this count: totals more than parts. */
  readonly weight: number;
  hidden: HiddenKind | null;
};

export type CountNetwork = {
  readonly nodes: number;
  readonly cells: readonly CountCell[];
  readonly municipalities: readonly { readonly total: CellsOfRow; readonly departments: readonly CellsOfRow[] }[];
  readonly total: CellsOfRow;
};

export type CellsOfRow = Readonly<Record<CountName, CountCell>>;

const weights = { department: 1_000, municipality: 4_000, total: 20_000 } as const;

/**
 * The table as a network in which every count is the flow on one arc and every sum a node where flow is kept:
 *
 *     source → total of a state → municipality's state → department → municipality's enrolled → total enrolled → sink
 *
 * The flows through it are exactly the tables with the same sums, so a different table that fits what is shown is a way round
 * a circle of hidden arcs. `expiring` adds up over departments but not with the states: it has a way of its own.
 */
export function countNetwork(groups: readonly (readonly Counts[])[]): CountNetwork {
  const cells: CountCell[] = [];
  let nodes = 1;
  const ground = 0;
  const nextNode = (): number => nodes++;
  const nodesOfRow = (): Readonly<Record<CountName, number>> => perName(() => nextNode());

  const cellsOf = (
    row: Counts,
    weight: number,
    ends: (name: CountName) => readonly [from: number, to: number],
  ): CellsOfRow =>
    perName((name) => {
      const [from, to] = ends(name);
      const cell: CountCell = {
        value: row[name],
        name,
        row,
        from,
        to,
        weight: (name === 'enrolled' ? 2 * weight : weight) + Math.min(row[name], 500),
        hidden: null,
      };
      cells.push(cell);
      return cell;
    });
  // Enrolled gathers what the states bring to the department, so its arcs run the other way.
  const along = (name: CountName, upper: number, lower: number): readonly [number, number] =>
    name === 'enrolled' ? [lower, upper] : [upper, lower];

  const sums = groups.map(sumOfCounts);
  const totalNodes = nodesOfRow();
  const total = cellsOf(sumOfCounts(sums), weights.total, (name) => along(name, ground, totalNodes[name]));
  const municipalities = groups.map((departments, index) => {
    const inner = nodesOfRow();
    const sum = sums[index] ?? sumOfCounts(departments);
    return {
      total: cellsOf(sum, weights.municipality, (name) => along(name, totalNodes[name], inner[name])),
      departments: departments.map((row) => {
        const department = nextNode();
        return cellsOf(row, weights.department, (name) =>
          along(name, inner[name], name === 'expiring' ? ground : department),
        );
      }),
    };
  });
  return { nodes, cells, municipalities, total };
}

export function perName<T>(make: (name: CountName) => T): Readonly<Record<CountName, T>> {
  const made = new Map(countNames.map((name) => [name, make(name)]));
  const of = (name: CountName): T => made.get(name) ?? make(name);
  return {
    enrolled: of('enrolled'),
    inTraining: of('inTraining'),
    ready: of('ready'),
    certified: of('certified'),
    expiring: of('expiring'),
    lapsed: of('lapsed'),
    droppedOut: of('droppedOut'),
  };
}
