import { describe, expect, it } from '@jest/globals';
import { wallClockAt } from './german-time';
import { secondsOf } from './instant-seconds';
import {
  atClockTime,
  longestSeries,
  movedAlong,
  onDay,
  seriesDays,
  type SeriesPlan,
  seriesProblems,
  startingAt,
} from './series';

const plan = (wish: Partial<SeriesPlan> = {}): SeriesPlan => ({
  firstOn: '2026-11-24',
  rhythm: 'weekly',
  dates: [],
  count: 3,
  until: null,
  skipHolidays: false,
  skipDates: [],
  ...wish,
});
const held = (wish: Partial<SeriesPlan> = {}): readonly string[] =>
  seriesDays(plan(wish)).flatMap(({ on, isSkipped }) => (isSkipped ? [] : [on]));

describe('The days of a series', () => {
  it.each([
    ['weekly', { rhythm: 'weekly' }, ['2026-11-24', '2026-12-01', '2026-12-08']],
    ['every other week', { rhythm: 'fortnightly' }, ['2026-11-24', '2026-12-08', '2026-12-22']],
    ['every fourth Tuesday', { rhythm: 'monthly-same-weekday' }, ['2026-11-24', '2026-12-22', '2027-01-26']],
    [
      'every first Sunday, from the first of a month on',
      { rhythm: 'monthly-same-weekday', firstOn: '2026-11-01' },
      ['2026-11-01', '2026-12-06', '2027-01-03'],
    ],
    [
      'from the 31st on: a fifth weekday is the last one of its month',
      { rhythm: 'monthly-same-weekday', firstOn: '2027-01-31', count: 5 },
      ['2027-01-31', '2027-02-28', '2027-03-28', '2027-04-25', '2027-05-30'],
    ],
    [
      'the fifth Thursday of a leap year is 29 February',
      { rhythm: 'monthly-same-weekday', firstOn: '2024-02-29', count: 3 },
      ['2024-02-29', '2024-03-28', '2024-04-25'],
    ],
    ['over a leap day', { firstOn: '2028-02-22', count: 2 }, ['2028-02-22', '2028-02-29']],
    ['over the end of a February without one', { firstOn: '2027-02-23', count: 2 }, ['2027-02-23', '2027-03-02']],
    [
      'until a day, that day included',
      { count: null, until: '2026-12-08' },
      ['2026-11-24', '2026-12-01', '2026-12-08'],
    ],
    ['until the day before', { count: null, until: '2026-12-07' }, ['2026-11-24', '2026-12-01']],
    ['none where the end lies before the first', { count: null, until: '2026-11-23' }, []],
    [
      'as listed, in the order of time and each once',
      { rhythm: 'dates', count: null, dates: ['2026-12-08', '2026-11-24', '2026-12-08'] },
      ['2026-11-24', '2026-12-08'],
    ],
  ] as const)('%s', (_, wish, days) => expect(held(wish)).toEqual(days));

  it('passes over whole holidays, and a series by count ends later', () => {
    const days = seriesDays(plan({ firstOn: '2026-12-18', count: 3, skipHolidays: true }));
    expect(days).toEqual([
      { on: '2026-12-18', isSkipped: false },
      { on: '2026-12-25', isSkipped: true },
      { on: '2027-01-01', isSkipped: true },
      { on: '2027-01-08', isSkipped: false },
      { on: '2027-01-15', isSkipped: false },
    ]);
  });

  it('half days are held, and holidays too where nobody asked to pass over them', () => {
    expect(held({ firstOn: '2026-12-24', count: 2, skipHolidays: true })).toEqual(['2026-12-24', '2026-12-31']);
    expect(held({ firstOn: '2026-12-25', count: 2 })).toEqual(['2026-12-25', '2027-01-01']);
  });

  it('passes over the days that are named, listed ones too', () => {
    expect(held({ skipDates: ['2026-12-01'] })).toEqual(['2026-11-24', '2026-12-08', '2026-12-15']);
    const dates = ['2026-12-24', '2026-12-25'];
    expect(seriesDays(plan({ rhythm: 'dates', count: null, dates, skipHolidays: true }))).toEqual([
      { on: '2026-12-24', isSkipped: false },
      { on: '2026-12-25', isSkipped: true },
    ]);
  });

  it('never has more than the longest series', () => {
    expect(held({ count: 1000 })).toHaveLength(longestSeries);
    expect(held({ count: null, until: '2199-12-31' })).toHaveLength(longestSeries);
    expect(held({ count: null, until: '2199-12-31', skipHolidays: true, firstOn: '2026-12-25' })).toHaveLength(
      longestSeries,
    );
  });
});

describe('A series is refused', () => {
  it.each([
    ['with a count and a last day', { until: '2026-12-31' }, '/count', 'countOrUntil'],
    ['with neither', { count: null }, '/count', 'countOrUntil'],
    ['with listed days and a count', { rhythm: 'dates', dates: ['2026-12-01'] }, '/count', 'countOrUntil'],
    ['with no listed days', { rhythm: 'dates', count: null }, '/dates', 'arrayMinSize'],
    ['that ends before it begins', { count: null, until: '2026-11-23' }, '/until', 'notBeforeFrom'],
    ['of more sessions than a series may have, by count', { count: 61 }, '/count', 'seriesTooLong'],
    [
      'of more sessions than a series may have, by day',
      { count: null, until: '2028-01-18' },
      '/until',
      'seriesTooLong',
    ],
    [
      'of which nothing is left',
      { count: null, until: '2026-11-24', skipDates: ['2026-11-24'] },
      '/skipDates',
      'noneLeft',
    ],
  ] as const)('%s', (_, wish, pointer, rule) => expect(seriesProblems(plan(wish))).toEqual([{ pointer, rule }]));

  it.each([
    ['by count', { count: 60 }],
    ['by its last day', { count: null, until: '2028-01-11' }],
    ['of one day', { count: null, until: '2026-11-24' }],
    ['as listed', { rhythm: 'dates', count: null, dates: ['2020-01-01'] }],
  ] as const)('never %s', (_, wish) => expect(seriesProblems(plan(wish))).toEqual([]));
});

describe('The clock time of a series', () => {
  it.each([
    ['winter', '2026-11-24', '09:00', '2026-11-24T08:00:00Z'],
    ['summer', '2026-07-01', '09:00', '2026-07-01T07:00:00Z'],
    ['before clocks go forward', '2026-03-28', '09:00', '2026-03-28T08:00:00Z'],
    ['on the day on which they do', '2026-03-29', '09:00', '2026-03-29T07:00:00Z'],
    ['in the hour that is skipped: an hour more on the clock', '2026-03-29', '02:30', '2026-03-29T01:30:00Z'],
    ['on the day on which they go back', '2026-10-25', '09:00', '2026-10-25T08:00:00Z'],
    ['in the hour that comes twice: the first', '2026-10-25', '02:30', '2026-10-25T00:30:00Z'],
    ['at midnight', '2027-01-01', '00:00', '2026-12-31T23:00:00Z'],
  ])('%s', (_, day, time, instant) => expect(atClockTime(day, time)).toBe(instant));

  const session = {
    title: 'Modul',
    startsAt: '2026-10-20T07:00:00Z',
    endsAt: '2026-10-20T10:15:00Z',
    blocks: [{ startsAt: '2026-10-20T07:00:00Z' }, { startsAt: '2026-10-20T08:45:00Z' }],
  };

  it('stays through both ends of summer time, and so do the lengths', () => {
    const days = held({ firstOn: '2026-10-20', rhythm: 'weekly', count: 26 });
    for (const moved of days.map((day) => onDay(session, day))) {
      expect(wallClockAt(moved.startsAt).time).toBe('09:00');
      expect(wallClockAt(moved.endsAt).time).toBe('12:15');
      expect(secondsOf(moved.endsAt) - secondsOf(moved.startsAt)).toBe(11_700);
    }
    expect(onDay(session, '2026-10-27').blocks).toEqual([
      { startsAt: '2026-10-27T08:00:00Z' },
      { startsAt: '2026-10-27T09:45:00Z' },
    ]);
  });

  it('a night in which the clocks change keeps its minutes', () => {
    const night = { ...session, startsAt: '2026-10-23T20:00:00Z', endsAt: '2026-10-24T02:00:00Z', blocks: [] };
    const moved = onDay(night, '2026-10-24');
    expect(wallClockAt(moved.startsAt)).toEqual({ date: '2026-10-24', time: '22:00' });
    expect(wallClockAt(moved.endsAt)).toEqual({ date: '2026-10-25', time: '03:00' });
  });

  it('moves everything of a plan by as much as its start', () => {
    expect(startingAt(session, '2026-10-21T07:30:00Z')).toEqual({
      title: 'Modul',
      startsAt: '2026-10-21T07:30:00Z',
      endsAt: '2026-10-21T10:45:00Z',
      blocks: [{ startsAt: '2026-10-21T07:30:00Z' }, { startsAt: '2026-10-21T09:15:00Z' }],
    });
  });

  it.each([
    ['as many days later, at the new time', '2026-11-03T08:00:00Z', '2026-11-05T12:30:00Z'],
    ['over the end of summer time', '2026-10-20T07:00:00Z', '2026-10-22T11:30:00Z'],
  ])('a later one follows: %s', (_, startsAt, goesTo) => {
    // From Tuesday 9:00 to Thursday 13:30.
    expect(movedAlong(startsAt, '2026-10-13T07:00:00Z', '2026-10-15T11:30:00Z')).toBe(goesTo);
  });

  it('a later one follows an earlier day as well', () => {
    expect(movedAlong('2026-11-03T08:00:00Z', '2026-10-13T07:00:00Z', '2026-10-12T07:00:00Z')).toBe(
      '2026-11-02T08:00:00Z',
    );
  });
});
