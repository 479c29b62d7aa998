import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { addDays, addMonths, daysBetween, type IsoDate, type Period } from '../../calendar';
import { mergedHindrances, moveEnd, periodOf } from '../counting/deadlines';
import { hindrance } from './made';

/** A hindrance as the test draws it: its first day, counted from the event, and how long it lasts; null: without end. */
interface Drawn {
  readonly begins: number;
  readonly days: number | null;
}

const drawn: fc.Arbitrary<Drawn> = fc.record({
  begins: fc.integer({ min: -100, max: 1800 }),
  days: fc.option(fc.integer({ min: 1, max: 400 }), { freq: 8 }),
});

/** § 209 BGB as a calendar on the wall: a day of hindrance is not struck out, until half of the period has been forgiven. */
function walk(period: Period, isHindered: (day: IsoDate) => boolean): IsoDate {
  const halfMonth = period.months % 2 === 1 ? 15 : 0;
  const half = addDays(addMonths(period.until, Math.floor(period.months / 2)), halfMonth);
  let forgivable = daysBetween(period.until, half);
  let toStrike = daysBetween(period.from, period.until) + 1;
  let day = addDays(period.from, -1);
  while (toStrike > 0) {
    day = addDays(day, 1);
    if (isHindered(day) && forgivable > 0) forgivable -= 1;
    else toStrike -= 1;
  }
  return day;
}

describe('§ 8: the end of a period', () => {
  it('lies where a walk from day to day comes to, however many hindrances there are and however they lie', () => {
    fc.assert(
      fc.property(
        fc.array(drawn, { maxLength: 5 }),
        fc.integer({ min: 0, max: 2000 }),
        fc.constantFrom(1, 2, 12, 15, 24, 36, 48),
        fc.constantFrom('event' as const, 'beginning' as const),
        fc.constantFrom(null, '2020-07-30'),
        (list, after, months, is, daysFrom) => {
          const day = addDays('2019-06-01', after);
          const period = periodOf({ day, is }, months);
          const facts = list.map(({ begins, days }) => {
            const from = addDays(day, begins);
            return hindrance(from, days === null ? null : addDays(from, days - 1));
          });
          const isHindered = (at: IsoDate): boolean =>
            (daysFrom === null || at >= daysFrom) &&
            facts.some(({ on, until }) => on <= at && (until === null || at <= until));
          const end = moveEnd(period, mergedHindrances(facts, { law: '§ 8', daysFrom }));
          expect(end.until).toBe(walk(period, isHindered));
          expect(end.suspendedDays).toBe(daysBetween(period.until, end.until));
        },
      ),
      { numRuns: 40 },
    );
  });
});
