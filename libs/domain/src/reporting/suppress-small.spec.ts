import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  countNames,
  stateNames,
  sumOfCounts,
  type CountName,
  type Counts,
  type ShownCount,
  type ShownCounts,
  type SuppressedTable,
} from './count-table';
import { suppressSmall } from './suppress-small';

function counts(given: Partial<Counts>): Counts {
  const row = { inTraining: 0, ready: 0, certified: 0, expiring: 0, lapsed: 0, droppedOut: 0, ...given };
  return { ...row, enrolled: row.inTraining + row.ready + row.certified + row.lapsed + row.droppedOut };
}

type Cell = { readonly key: string; readonly value: number; readonly shown: ShownCount };

/** Every count of the table under a name of its own, with what is shown of it. */
function cellsOf(groups: readonly (readonly Counts[])[], table: SuppressedTable): readonly Cell[] {
  const row = (at: string, real: Counts, shown: ShownCounts): readonly Cell[] =>
    countNames.map((name) => ({ key: `${at}/${name}`, value: real[name], shown: shown[name] }));
  return [
    ...row('all', sumOfCounts(groups.flat()), table.total),
    ...groups.flatMap((departments, m) => [
      ...row(`m${String(m)}`, sumOfCounts(departments), table.municipalities[m]!.total),
      ...departments.flatMap((real, d) =>
        row(`m${String(m)}d${String(d)}`, real, table.municipalities[m]!.departments[d]!),
      ),
    ]),
  ];
}

type Equation = ReadonlyMap<string, bigint>;

/** Every linear relation among the counts, as coefficients that add up to nothing. */
function relations(groups: readonly (readonly Counts[])[]): readonly Equation[] {
  const places = [
    'all',
    ...groups.flatMap((group, m) => [`m${String(m)}`, ...group.map((_, d) => `m${String(m)}d${String(d)}`)]),
  ];
  const states = places.map(
    (at): Equation => new Map([[`${at}/enrolled`, 1n], ...stateNames.map((name) => [`${at}/${name}`, -1n] as const)]),
  );
  const sums = countNames.flatMap((name): Equation[] => [
    new Map([[`all/${name}`, 1n], ...groups.map((_, m) => [`m${String(m)}/${name}`, -1n] as const)]),
    ...groups.map(
      (group, m): Equation =>
        new Map([
          [`m${String(m)}/${name}`, 1n],
          ...group.map((_, d) => [`m${String(m)}d${String(d)}/${name}`, -1n] as const),
        ]),
    ),
  ]);
  return [...states, ...sums];
}

type Rational = { readonly n: bigint; readonly d: bigint };

const zero: Rational = { n: 0n, d: 1n };

function gcd(a: bigint, b: bigint): bigint {
  return b === 0n ? (a < 0n ? -a : a) : gcd(b, a % b);
}

function rational(n: bigint, d: bigint): Rational {
  const divisor = gcd(n, d) * (d < 0n ? -1n : 1n);
  return { n: n / divisor, d: d / divisor };
}

/** Gauss–Jordan over exact fractions: the unknowns that the equations fix to one number. */
function determined(unknowns: readonly string[], equations: readonly Equation[]): readonly string[] {
  const rows = equations.map((equation) => unknowns.map((key) => rational(equation.get(key) ?? 0n, 1n)));
  let rank = 0;
  for (let column = 0; column < unknowns.length; column += 1) {
    const pivotAt = rows.findIndex((row, at) => at >= rank && row[column]!.n !== 0n);
    if (pivotAt === -1) continue;
    [rows[rank], rows[pivotAt]] = [rows[pivotAt]!, rows[rank]!];
    const pivot = rows[rank]!;
    const lead = pivot[column]!;
    rows[rank] = pivot.map((entry) => (entry.n === 0n ? zero : rational(entry.n * lead.d, entry.d * lead.n)));
    for (let at = 0; at < rows.length; at += 1) {
      const factor = rows[at]![column]!;
      if (at === rank || factor.n === 0n) continue;
      rows[at] = rows[at]!.map((entry, index) => {
        const part = rows[rank]![index]!;
        if (part.n === 0n) return entry;
        return rational(entry.n * part.d * factor.d - part.n * factor.n * entry.d, entry.d * part.d * factor.d);
      });
    }
    rank += 1;
  }
  return rows.flatMap((row) => {
    const left = unknowns.filter((_, index) => row[index]!.n !== 0n);
    return left.length === 1 ? left : [];
  });
}

/** What the sums alone give away, whatever the marks say. */
function computable(groups: readonly (readonly Counts[])[], table: SuppressedTable): readonly string[] {
  const hidden = cellsOf(groups, table)
    .filter(({ shown }) => shown.hidden !== null)
    .map(({ key }) => key);
  return determined(hidden, relations(groups));
}

/**
 * Hidden counts that have the same number in every table of whole numbers that fits what is shown and what the marks say.
 * Tries all of them: only for tables with few counts that are not zero.
 */
function fixedByTrial(
  groups: readonly (readonly Counts[])[],
  table: SuppressedTable,
  threshold: number,
): readonly string[] {
  const cells = cellsOf(groups, table);
  const byKey = new Map(cells.map((cell) => [cell.key, cell]));
  const fits = ({ value, shown }: Cell, other: number): boolean =>
    shown.hidden === null ? other === value : shown.hidden === 'small' ? other >= 1 && other < threshold : other >= 0;
  const leaves = groups.flatMap((group, m) =>
    group.flatMap((_, d) =>
      [...stateNames, 'expiring' as CountName].map((name) => `m${String(m)}d${String(d)}/${name}`),
    ),
  );
  const free = leaves.filter((key) => byKey.get(key)!.shown.hidden !== null);
  const seen = new Map<string, Set<number>>();
  const trial = new Map(leaves.map((key) => [key, byKey.get(key)!.value]));

  const whole = (): void => {
    const other = groups.map((group, m) =>
      group.map((_, d) => {
        const of = (name: CountName): number => trial.get(`m${String(m)}d${String(d)}/${name}`) ?? 0;
        return counts({
          inTraining: of('inTraining'),
          ready: of('ready'),
          certified: of('certified'),
          expiring: of('expiring'),
          lapsed: of('lapsed'),
          droppedOut: of('droppedOut'),
        });
      }),
    );
    if (other.flat().some((row) => row.expiring > row.certified)) return;
    const values = cellsOf(other, table);
    if (!values.every(({ key, value }) => fits(byKey.get(key)!, value))) return;
    for (const { key, value } of values) seen.set(key, (seen.get(key) ?? new Set()).add(value));
  };
  const from = (at: number): void => {
    const key = free[at];
    if (key === undefined) {
      whole();
      return;
    }
    const cell = byKey.get(key)!;
    const real = cell.value;
    for (let other = Math.max(0, real - 2); other <= real + 2; other += 1) {
      if (!fits(cell, other)) continue;
      trial.set(key, other);
      from(at + 1);
    }
    trial.set(key, real);
  };
  from(0);
  return cells
    .filter(({ key, shown }) => shown.hidden !== null && (seen.get(key)?.size ?? 0) < 2)
    .map(({ key }) => key);
}

const someCount = fc.oneof(
  { weight: 4, arbitrary: fc.constant(0) },
  { weight: 4, arbitrary: fc.integer({ min: 1, max: 5 }) },
  { weight: 2, arbitrary: fc.integer({ min: 6, max: 40 }) },
);

const someRow = fc
  .record({
    inTraining: someCount,
    ready: someCount,
    certified: someCount,
    lapsed: someCount,
    droppedOut: someCount,
    part: fc.integer({ min: 0, max: 100 }),
  })
  .map(({ part, ...row }) => counts({ ...row, expiring: Math.round((row.certified * part) / 100) }));

const someTable = fc.array(fc.array(someRow, { minLength: 1, maxLength: 4 }), { minLength: 1, maxLength: 5 });
const someThreshold = fc.integer({ min: 3, max: 11 });

/** Tables of which at most four counts are not zero. */
const sparseTable = fc
  .tuple(
    fc.array(fc.integer({ min: 1, max: 2 }), { minLength: 1, maxLength: 2 }),
    fc.array(
      fc.record({
        place: fc.nat(19),
        state: fc.constantFrom(...stateNames),
        value: fc.integer({ min: 1, max: 7 }),
        expiring: fc.nat(7),
      }),
      { maxLength: 4 },
    ),
  )
  .map(([sizes, filled]) => {
    const rows = Array.from({ length: sizes.reduce((sum, size) => sum + size, 0) }, (): Partial<Counts> => ({}));
    for (const { place, state, value, expiring } of filled) {
      const at = place % rows.length;
      rows[at] = {
        ...rows[at],
        [state]: value,
        ...(state === 'certified' ? { expiring: Math.min(expiring, value) } : {}),
      };
    }
    let next = 0;
    return sizes.map((size) => rows.slice(next, (next += size)).map(counts));
  });

function markOf({ hidden, value }: ShownCount): string {
  return hidden ?? String(value);
}

describe('Small counts', () => {
  it('from 1 to the threshold − 1 are never shown, in a department, a municipality or the total', () => {
    fc.assert(
      fc.property(someTable, someThreshold, (groups, threshold) => {
        for (const { value, shown } of cellsOf(groups, suppressSmall(groups, threshold)))
          if (value >= 1 && value < threshold) expect(shown.hidden).not.toBeNull();
      }),
    );
  });

  it('are the only ones marked as small, zeros and what is shown are true', () => {
    fc.assert(
      fc.property(someTable, someThreshold, (groups, threshold) => {
        for (const { value, shown } of cellsOf(groups, suppressSmall(groups, threshold))) {
          if (shown.hidden === 'small') expect(value >= 1 && value < threshold).toBe(true);
          if (shown.hidden === null) expect(shown.value).toBe(value);
          if (value === 0) expect(shown).toEqual({ value: 0, hidden: null });
        }
      }),
    );
  });

  it('cannot be computed from the sums, nor can what covers them', () => {
    fc.assert(
      fc.property(someTable, someThreshold, (groups, threshold) => {
        expect(computable(groups, suppressSmall(groups, threshold))).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('cannot be concluded from the sums, the marks and expiring ≤ certified together', () => {
    fc.assert(
      fc.property(sparseTable, fc.integer({ min: 3, max: 6 }), (groups, threshold) => {
        expect(fixedByTrial(groups, suppressSmall(groups, threshold), threshold)).toEqual([]);
      }),
      { numRuns: 150 },
    );
  });

  it('would be computable if only they were hidden: the proof finds that', () => {
    const groups = [[counts({ inTraining: 3, certified: 20 }), counts({ inTraining: 30, certified: 20 })]];
    const naive = (row: Counts): ShownCounts =>
      Object.fromEntries(
        countNames.map((name) => [
          name,
          row[name] >= 1 && row[name] < 5 ? { value: null, hidden: 'small' } : { value: row[name], hidden: null },
        ]),
      ) as ShownCounts;
    const table = {
      municipalities: [{ total: naive(sumOfCounts(groups[0]!)), departments: groups[0]!.map(naive) }],
      total: naive(sumOfCounts(groups.flat())),
    };
    expect(computable(groups, table)).toEqual(['m0d0/inTraining']);
    expect(fixedByTrial(groups, table, 5)).toContain('m0d0/inTraining');
  });
});

describe('The table', () => {
  it('covers the fewest counts: a second department, or the sum where there is none', () => {
    const { municipalities, total } = suppressSmall(
      [[counts({ inTraining: 3, certified: 20 }), counts({ inTraining: 30, certified: 20 })]],
      5,
    );
    expect(
      municipalities[0]!.departments.map((row) => [row.inTraining, row.certified, row.enrolled].map(markOf)),
    ).toEqual([
      ['small', 'covered', '23'],
      ['covered', 'covered', '50'],
    ]);
    expect(markOf(total.inTraining)).toBe('33');
  });

  it('shows everything where nothing is small or nothing is to be hidden', () => {
    const groups = [[counts({ inTraining: 7, certified: 20, expiring: 5 })]];
    expect(cellsOf(groups, suppressSmall(groups, 5)).every(({ shown }) => shown.hidden === null)).toBe(true);
    const small = [[counts({ inTraining: 1 })]];
    expect(cellsOf(small, suppressSmall(small, 1)).every(({ shown }) => shown.hidden === null)).toBe(true);
  });

  it('does not let two marks tell a number: four departments with one each make a small sum of four', () => {
    const groups = [[1, 1, 1, 1].map((inTraining) => counts({ inTraining }))];
    expect(fixedByTrial(groups, suppressSmall(groups, 5), 5)).toEqual([]);
  });

  it('takes a threshold of 2 for 3, since „small“ would mean 1 alone', () => {
    const groups = [[counts({ inTraining: 2, certified: 9 })]];
    expect(suppressSmall(groups, 2)).toEqual(suppressSmall(groups, 3));
  });

  it('holds no municipality, and none without departments', () => {
    expect(markOf(suppressSmall([], 5).total.enrolled)).toBe('0');
    expect(markOf(suppressSmall([[]], 5).municipalities[0]!.total.enrolled)).toBe('0');
  });

  it.each([
    ['do not add up', { ...counts({ inTraining: 3 }), enrolled: 4 }],
    ['are below zero', counts({ inTraining: -1 })],
    ['have more expiring than certified', counts({ certified: 1, expiring: 2 })],
    ['are not whole', counts({ inTraining: 1.5 })],
  ])('is refused where the counts %s', (_what, row) => {
    expect(() => suppressSmall([[row]], 5)).toThrow(RangeError);
  });

  it('is the same for the same counts', () => {
    fc.assert(
      fc.property(someTable, (groups) => {
        expect(suppressSmall(groups, 5)).toEqual(suppressSmall(groups, 5));
      }),
      { numRuns: 20 },
    );
  });
});
