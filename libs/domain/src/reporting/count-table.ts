/** What a certification report counts. enrolled = inTraining + ready + certified + lapsed + droppedOut; expiring ≤ certified. */
export const countNames = ['enrolled', 'inTraining', 'ready', 'certified', 'expiring', 'lapsed', 'droppedOut'] as const;

export type CountName = (typeof countNames)[number];

/** The counts of one department: whole numbers from 0. */
export type Counts = Readonly<Record<CountName, number>>;

/** `small`: from 1 to the threshold − 1. `covered`: hidden so that no small count can be computed; it says nothing of its size. */
export type HiddenKind = 'small' | 'covered';

export type ShownCount =
  { readonly value: number; readonly hidden: null } | { readonly value: null; readonly hidden: HiddenKind };

export type ShownCounts = Readonly<Record<CountName, ShownCount>>;

/** Departments within municipalities, the sum of each municipality and the sum over all. */
export type SuppressedTable = {
  readonly municipalities: readonly { readonly total: ShownCounts; readonly departments: readonly ShownCounts[] }[];
  readonly total: ShownCounts;
};

/** The parts that add up to enrolled. */
export const stateNames = ['inTraining', 'ready', 'certified', 'lapsed', 'droppedOut'] as const;

export function sumOfCounts(rows: readonly Counts[]): Counts {
  const sum = (name: CountName): number => rows.reduce((total, row) => total + row[name], 0);
  return {
    enrolled: sum('enrolled'),
    inTraining: sum('inTraining'),
    ready: sum('ready'),
    certified: sum('certified'),
    expiring: sum('expiring'),
    lapsed: sum('lapsed'),
    droppedOut: sum('droppedOut'),
  };
}

/** @throws RangeError where the counts do not belong together: hiding would then protect nothing. */
export function checkCounts(row: Counts): void {
  const whole = countNames.every((name) => Number.isSafeInteger(row[name]) && row[name] >= 0);
  const enrolled = stateNames.reduce((sum, name) => sum + row[name], 0);
  if (!whole || row.enrolled !== enrolled || row.expiring > row.certified)
    throw new RangeError('The counts of a row do not belong together.');
}
