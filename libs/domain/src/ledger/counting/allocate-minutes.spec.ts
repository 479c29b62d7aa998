import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { allocateMinutes, mostUnderCap, type Allocatable, type Cap } from './allocate-minutes';

const room = (area: string | null, minutes: number): Allocatable => ({ area, modality: 'room', minutes });
const online = (area: string | null, minutes: number): Allocatable => ({ area, modality: 'virtual', minutes });
const needs = (values: Readonly<Record<string, number>>) => new Map(Object.entries(values));
const cap = (percent: number, required: number, base: Cap['base'] = 'required'): Cap => ({
  modality: 'virtual',
  percent,
  base,
  required,
});
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

describe('the most under the cap', () => {
  it('40 percent of 130 hours are 52 hours', () => {
    expect(mostUnderCap(cap(40, 7800), 0)).toBe(3120);
  });

  it('or at most two thirds of the counted minutes in the room', () => {
    expect(mostUnderCap(cap(40, 7800, 'counted'), 4680)).toBe(3120);
    expect(mostUnderCap(cap(40, 7800, 'counted'), 6000)).toBe(4000);
    expect(mostUnderCap(cap(40, 7800, 'counted'), 100)).toBe(66);
  });

  it('whole minutes, rounded down', () => {
    expect(mostUnderCap(cap(33, 100), 0)).toBe(33);
    expect(mostUnderCap(cap(33, 101), 0)).toBe(33);
  });

  it('of nothing in the room nothing', () => {
    expect(mostUnderCap(cap(99, 10, 'counted'), 0)).toBe(0);
  });
});

describe('the allocation in two steps', () => {
  it('without a cap everything counts', () => {
    expect(allocateMinutes([room('1', 10), online('1', 20)], needs({}), null)).toEqual([10, 20]);
  });

  it('first what each area still needs after the room, then the rest in order', () => {
    const credits = [online('1', 30), online('2', 30), online('1', 30), room('1', 50)];
    // Area 1 needs 10 after the room, area 2 its 30; 60 are allowed: 10 + 30 first, then 20 of the first entry's rest.
    expect(allocateMinutes(credits, needs({ '1': 60, '2': 30 }), cap(60, 100))).toEqual([30, 30, 0, 50]);
  });

  it('an entry may count in part, and what exceeds the cap is left out from the end', () => {
    const credits = [online('1', 30), online('1', 30), online('1', 30)];
    expect(allocateMinutes(credits, needs({ '1': 90 }), cap(40, 100))).toEqual([30, 10, 0]);
    expect(allocateMinutes(credits, needs({}), cap(40, 100))).toEqual([30, 10, 0]);
  });

  it('within the first step the earlier area goes first', () => {
    expect(allocateMinutes([online('2', 30), online('1', 30)], needs({ '1': 30, '2': 30 }), cap(40, 100))).toEqual([
      30, 10,
    ]);
  });

  it('what belongs to no area counts for the total alone', () => {
    expect(
      allocateMinutes([online(null, 30), online('1', 30), room(null, 10)], needs({ '1': 20 }), cap(40, 100)),
    ).toEqual([20, 20, 10]);
  });

  it('more in the room than an area needs frees nothing below zero', () => {
    expect(
      allocateMinutes([room('1', 50), online('1', 30), online('2', 20)], needs({ '1': 20, '2': 20 }), cap(30, 100)),
    ).toEqual([50, 10, 20]);
  });

  it('the cap can bind the room as well', () => {
    expect(allocateMinutes([room('1', 50), online('1', 30)], needs({}), { ...cap(40, 100), modality: 'room' })).toEqual(
      [40, 30],
    );
  });
});

const credit = fc.record({
  area: fc.constantFrom('1', '2', '3', null),
  modality: fc.constantFrom('room' as const, 'virtual' as const),
  minutes: fc.integer({ min: 0, max: 4 }),
});
const anyNeeds = fc.record({
  '1': fc.integer({ min: 0, max: 6 }),
  '2': fc.integer({ min: 0, max: 6 }),
  '3': fc.integer({ min: 0, max: 6 }),
});
const anyCap = fc.record({
  modality: fc.constant('virtual' as const),
  percent: fc.integer({ min: 0, max: 99 }),
  base: fc.constantFrom('required' as const, 'counted' as const),
  required: fc.integer({ min: 0, max: 16 }),
});

function met(
  credits: readonly Allocatable[],
  counted: readonly number[],
  areas: ReadonlyMap<string, number>,
  total: number,
): boolean {
  const isFull = [...areas].every(
    ([area, need]) => sum(counted.filter((_, index) => credits[index]?.area === area)) >= need,
  );
  return isFull && sum(counted) >= total;
}

/** Every way to count virtual minutes under the cap, one by one. */
function* everyWay(credits: readonly Allocatable[], most: number, from = 0): Generator<number[]> {
  const at = credits[from];
  if (at === undefined) {
    yield [];
    return;
  }
  const choices =
    at.modality === 'room' ? [at.minutes] : Array.from({ length: Math.min(at.minutes, most) + 1 }, (_, index) => index);
  for (const choice of choices) {
    for (const rest of everyWay(credits, at.modality === 'room' ? most : most - choice, from + 1))
      yield [choice, ...rest];
  }
}

describe('a set is met when such an allocation exists', () => {
  it('as trying every way says', () => {
    fc.assert(
      fc.property(fc.array(credit, { maxLength: 6 }), anyNeeds, anyCap, (credits, minima, limit) => {
        const areas = needs(minima);
        const counted = allocateMinutes(credits, areas, limit);
        const free = sum(credits.filter((each) => each.modality === 'room').map((each) => each.minutes));
        const ways = [...everyWay(credits, mostUnderCap(limit, free))];
        expect(met(credits, counted, areas, limit.required)).toBe(
          ways.some((way) => met(credits, way, areas, limit.required)),
        );
        expect(sum(counted)).toBe(Math.max(...ways.map(sum)));
      }),
      { numRuns: 300 },
    );
  });

  it('no entry counts for more than it is, nor for less than nothing', () => {
    fc.assert(
      fc.property(fc.array(credit, { maxLength: 20 }), anyNeeds, anyCap, (credits, minima, limit) => {
        allocateMinutes(credits, needs(minima), limit).forEach((counted, index) => {
          expect(counted).toBeGreaterThanOrEqual(0);
          expect(counted).toBeLessThanOrEqual(credits[index]?.minutes ?? -1);
        });
      }),
    );
  });

  it('adding credit, anywhere in the order, never lowers the total counted and never turns a met set into an unmet one', () => {
    fc.assert(
      fc.property(
        fc.array(credit, { maxLength: 12 }),
        credit,
        fc.nat(),
        anyNeeds,
        anyCap,
        (credits, added, at, minima, limit) => {
          const areas = needs(minima);
          const more = credits.toSpliced(at % (credits.length + 1), 0, added);
          const before = allocateMinutes(credits, areas, limit);
          const after = allocateMinutes(more, areas, limit);
          expect(sum(after)).toBeGreaterThanOrEqual(sum(before));
          if (met(credits, before, areas, limit.required)) expect(met(more, after, areas, limit.required)).toBe(true);
        },
      ),
      { numRuns: 1000 },
    );
  });
});
