import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import {
  addDays,
  addMonths,
  addYears,
  compareDates,
  compareInstants,
  compareTexts,
  daysBetween,
  earlierOf,
  isAfter,
  isBefore,
  isInstant,
  isIsoDate,
  laterOf,
  type Instant,
  type IsoDate,
} from './iso-date';
import { isWithin, periodAfter, periodFrom } from './period';

/** The calendar of the platform as oracle, in UTC. */
const day = 86_400_000;
const oracle = (days: number): IsoDate => new Date(days * day).toISOString().slice(0, 10);
const anyDay = fc.integer({ min: -135_140, max: 2_932_000 });

describe('a civil date', () => {
  it.each([
    ['2024-02-29', true],
    ['2023-02-29', false],
    ['2026-02-30', false],
    ['2000-02-29', true],
    ['1900-02-29', false],
    ['2100-02-29', false],
    ['2026-04-30', true],
    ['2026-04-31', false],
    ['2026-06-31', false],
    ['2026-09-31', false],
    ['2026-11-31', false],
    ['2026-01-31', true],
    ['2026-12-31', true],
    ['2026-01-32', false],
    ['2026-00-10', false],
    ['2026-13-10', false],
    ['2026-10-00', false],
    ['0001-01-01', true],
    ['0000-01-01', false],
    ['2026-1-01', false],
    ['26-01-01', false],
    ['2026-01-01T00:00:00Z', false],
    [' 2026-01-01', false],
    ['2026-01-01\n', false],
    ['', false],
    [20260101, false],
    ['2026-01-2026-01-01', false],
    [Object('2026-01-01'), false],
    [null, false],
    [undefined, false],
  ])('%j is one: %s', (value, is) => {
    expect(isIsoDate(value)).toBe(is);
  });

  it('and an instant are different types', () => {
    const date: IsoDate = '2026-11-22';
    const instant: Instant = '2026-11-22T10:00:00Z';
    // @ts-expect-error An instant is no civil date: only a time zone makes one of the other.
    const wrongDate: IsoDate = instant;
    // @ts-expect-error A civil date is no instant.
    const wrongInstant: Instant = date;
    expect([wrongDate, wrongInstant]).toEqual([instant, date]);
  });

  it('is compared by the calendar', () => {
    expect(compareDates('2024-02-29', '2024-03-01')).toBeLessThan(0);
    expect(compareDates('2024-03-01', '2024-02-29')).toBeGreaterThan(0);
    expect(compareDates('2024-03-01', '2024-03-01')).toBe(0);
    expect(laterOf('2024-02-29', '2024-03-01')).toBe('2024-03-01');
    expect(laterOf('2024-03-01', '2024-02-29')).toBe('2024-03-01');
    expect(earlierOf('2024-02-29', '2024-03-01')).toBe('2024-02-29');
    expect(earlierOf('2024-03-01', '2024-02-29')).toBe('2024-02-29');
  });

  it.each([
    ['2024-03-01', '2024-02-29', true, false],
    ['2024-02-29', '2024-02-29', false, false],
    ['2024-02-28', '2024-02-29', false, true],
    [null, '2024-02-29', false, false],
    ['2024-02-29', null, false, false],
    [null, null, false, false],
  ])('%s is after %s: %s, before it: %s', (day, bound, after, before) => {
    expect(isAfter(day, bound)).toBe(after);
    expect(isBefore(day, bound)).toBe(before);
  });

  it.each([
    ['a', 'b', -1],
    ['b', 'a', 1],
    ['a', 'a', 0],
    ['B', 'a', -1],
  ])('the texts %s and %s compare as %i', (a, b, expected) => {
    expect(compareTexts(a, b)).toBe(expected);
  });

  it('counts days as the platform does, over all centuries', () => {
    fc.assert(
      fc.property(anyDay, anyDay, (a, b) => {
        expect(daysBetween(oracle(a), oracle(b))).toBe(b - a);
        expect(addDays(oracle(a), b - a)).toBe(oracle(b));
        expect(isIsoDate(oracle(a))).toBe(true);
      }),
    );
  });

  it('writes years with four digits', () => {
    expect(addDays('1000-01-01', -1)).toBe('0999-12-31');
    expect(addDays('0001-01-01', 0)).toBe('0001-01-01');
  });

  it('knows every day of four centuries', () => {
    for (let at = 0; at < 146_097; at++) {
      if (addDays('1970-01-01', at) !== oracle(at)) throw new Error(oracle(at));
    }
  });
});

describe('months and years, §§ 187 to 189 BGB', () => {
  it.each([
    ['2024-02-29', 4, '2028-02-29'],
    ['2024-02-29', 3, '2027-02-28'],
    ['2024-02-29', 1, '2025-02-28'],
    ['2023-02-28', 1, '2024-02-28'],
    ['2024-02-28', 4, '2028-02-28'],
    ['2024-12-31', 1, '2025-12-31'],
  ])('%s and %i years are %s', (from, years, expected) => {
    expect(addYears(from, years)).toBe(expected);
  });

  it.each([
    ['2024-01-31', 1, '2024-02-29'],
    ['2023-01-31', 1, '2023-02-28'],
    ['2024-10-31', 1, '2024-11-30'],
    ['2024-11-30', 1, '2024-12-30'],
    ['2024-12-15', 1, '2025-01-15'],
    ['2024-01-15', -1, '2023-12-15'],
    ['2024-12-15', 12, '2025-12-15'],
    ['2024-03-31', -1, '2024-02-29'],
    ['2024-03-31', 0, '2024-03-31'],
  ])('%s and %i months are %s', (from, months, expected) => {
    expect(addMonths(from, months)).toBe(expected);
  });

  it("a period after an event ends on the day of the event's number", () => {
    expect(periodAfter('2024-02-29', 48)).toEqual({ from: '2024-03-01', until: '2028-02-29', months: 48 });
    expect(periodAfter('2024-02-29', 36)).toEqual({ from: '2024-03-01', until: '2027-02-28', months: 36 });
    expect(periodAfter('2024-01-31', 1)).toEqual({ from: '2024-02-01', until: '2024-02-29', months: 1 });
  });

  it('a period from the beginning of a day ends on the day before that number', () => {
    expect(periodFrom('2017-09-01', 48)).toEqual({ from: '2017-09-01', until: '2021-08-31', months: 48 });
    expect(periodFrom('2024-03-01', 48)).toEqual({ from: '2024-03-01', until: '2028-02-29', months: 48 });
    expect(periodFrom('2026-01-15', 1)).toEqual({ from: '2026-01-15', until: '2026-02-14', months: 1 });
  });

  it('or on the last day of the month that has no such day', () => {
    expect(periodFrom('2024-02-29', 12)).toEqual({ from: '2024-02-29', until: '2025-02-28', months: 12 });
    expect(periodFrom('2024-01-31', 1).until).toBe('2024-02-29');
    expect(periodFrom('2024-01-30', 1).until).toBe('2024-02-29');
    expect(periodFrom('2024-02-29', 48).until).toBe('2028-02-28');
  });

  it('both its days lie within it', () => {
    const period = { from: '2024-03-01', until: '2024-03-03' };
    const within = ['2024-02-29', '2024-03-01', '2024-03-02', '2024-03-03', '2024-03-04'].map((each) =>
      isWithin(each, period),
    );
    expect(within).toEqual([false, true, true, true, false]);
  });
});

describe('an instant', () => {
  it.each([
    ['2026-11-22T10:00:00Z', true],
    ['2026-11-22T23:59:59.999Z', true],
    ['2026-11-22T10:00:00.123456789Z', true],
    ['2026-11-22T10:00:00.1234567890Z', false],
    ['2026-11-22T10:00:00.Z', false],
    ['2026-11-22T24:00:00Z', false],
    ['2026-11-22T19:60:00Z', false],
    ['2026-11-22T10:00:60Z', false],
    ['2026-11-22T10:00Z', false],
    ['2026-11-22T10:00:00+01:00', false],
    ['2026-11-22T10:00:00', false],
    ['2026-02-30T10:00:00Z', false],
    ['x2026-11-22T10:00:00Z', false],
    ['2026-11-22T10:00:00Zx', false],
    [Object('2026-11-22T10:00:00Z'), false],
    [null, false],
  ])('%j is one: %s', (value, is) => {
    expect(isInstant(value)).toBe(is);
  });

  it.each([
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00Z', 0],
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:01Z', -1],
    ['2026-11-22T10:00:01Z', '2026-11-22T10:00:00Z', 1],
    ['2026-11-22T10:00:00Z', '2026-11-22T10:00:00.001Z', -1],
    ['2026-11-22T10:00:00.001Z', '2026-11-22T10:00:00Z', 1],
    ['2026-11-22T10:00:00.000Z', '2026-11-22T10:00:00Z', 0],
    ['2026-11-22T10:00:00.120Z', '2026-11-22T10:00:00.12Z', 0],
    ['2026-11-22T10:00:00.12Z', '2026-11-22T10:00:00.123Z', -1],
    ['2026-11-22T10:00:00.2Z', '2026-11-22T10:00:00.123Z', 1],
    ['2026-11-22T10:00:10Z', '2026-11-22T10:00:10.5Z', -1],
    ['2026-11-22T10:00:10.100Z', '2026-11-22T10:00:10.1000001Z', -1],
  ])('%s against %s is %i', (a, b, expected) => {
    expect(Math.sign(compareInstants(a, b))).toBe(expected);
  });
});
