import { describe, expect, it } from '@jest/globals';
import { germanDay, instantsOf, wallClockAt } from './german-time';

describe('German wall clocks', () => {
  it.each([
    ['winter', '2026-11-24', '09:00', ['2026-11-24T08:00:00Z']],
    ['summer', '2026-07-01', '09:00', ['2026-07-01T07:00:00Z']],
    ['midnight', '2026-01-01', '00:00', ['2025-12-31T23:00:00Z']],
    ['last minute before clocks go forward', '2026-03-29', '01:59', ['2026-03-29T00:59:00Z']],
    ['the skipped hour does not exist', '2026-03-29', '02:30', []],
    ['first minute after clocks went forward', '2026-03-29', '03:00', ['2026-03-29T01:00:00Z']],
    ['the hour that comes twice', '2026-10-25', '02:30', ['2026-10-25T00:30:00Z', '2026-10-25T01:30:00Z']],
    ['after clocks went back', '2026-10-25', '03:00', ['2026-10-25T02:00:00Z']],
    ['a time that no clock shows', '2026-10-25', '24:30', []],
  ])('%s', (_, date, time, instants) => {
    expect(instantsOf({ date, time })).toEqual(instants);
    for (const instant of instants) expect(wallClockAt(instant)).toEqual({ date, time });
  });

  it('a day has 23, 24 or 25 hours', () => {
    expect(germanDay('2026-03-29')).toEqual({ from: '2026-03-28T23:00:00Z', to: '2026-03-29T22:00:00Z' });
    expect(germanDay('2026-06-01')).toEqual({ from: '2026-05-31T22:00:00Z', to: '2026-06-01T22:00:00Z' });
    expect(germanDay('2026-10-25')).toEqual({ from: '2026-10-24T22:00:00Z', to: '2026-10-25T23:00:00Z' });
  });

  it('an instant late in the evening in UTC is the next day here', () => {
    expect(wallClockAt('2026-11-24T23:30:00.500Z')).toEqual({ date: '2026-11-25', time: '00:30' });
  });
});
