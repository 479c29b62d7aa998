import { describe, expect, it } from '@jest/globals';
import { periodAfter, periodFrom } from '../../calendar';
import { hindrance } from '../rule-book/made';
import { endOf, mergedHindrances, moveEnd, periodOf, startOf, transitionEnd, type Anchors } from './deadlines';

const rule = { law: '§ 8', daysFrom: null };
const anchors: Anchors = { began: '2024-05-04', courseEnd: '2024-05-11', issue: { day: '2024-06-01', is: 'event' } };
const unknown: Anchors = { began: null, courseEnd: null, issue: null };

describe('where a period starts', () => {
  it.each([
    ['began', { day: '2024-05-04', is: 'event' }],
    ['course-end', { day: '2024-05-11', is: 'event' }],
    ['issue', { day: '2024-06-01', is: 'event' }],
    ['2026-01-01', { day: '2026-01-01', is: 'beginning' }],
    [null, null],
  ])('%s', (anchor, start) => {
    expect(startOf(anchor, anchors)).toEqual(start);
  });

  it.each(['began', 'course-end', 'issue'] as const)('%s, which has not happened, starts nothing', (anchor) => {
    expect(startOf(anchor, unknown)).toBeNull();
  });

  it('an event is not counted, the beginning of a day is', () => {
    expect(periodOf({ day: '2026-01-01', is: 'event' }, 12)).toEqual(periodAfter('2026-01-01', 12));
    expect(periodOf({ day: '2026-01-01', is: 'beginning' }, 12)).toEqual(periodFrom('2026-01-01', 12));
  });
});

describe('hindrances', () => {
  it.each([
    ['without a rule none', null, [['2025-01-01', '2025-01-07']], []],
    ['as they are', rule, [['2025-01-01', '2025-01-07']], [['2025-01-01', '2025-01-07']]],
    ['of a day', rule, [['2025-01-01', '2025-01-01']], [['2025-01-01', '2025-01-01']]],
    ['that last', rule, [['2025-01-01', null]], [['2025-01-01', '9999-12-31']]],
    [
      'cut to the first day',
      { ...rule, daysFrom: '2025-01-03' },
      [['2025-01-01', '2025-01-07']],
      [['2025-01-03', '2025-01-07']],
    ],
    [
      'later than the first day',
      { ...rule, daysFrom: '2024-01-03' },
      [['2025-01-01', '2025-01-07']],
      [['2025-01-01', '2025-01-07']],
    ],
    ['over before the first day', { ...rule, daysFrom: '2025-02-01' }, [['2025-01-01', '2025-01-07']], []],
    [
      'over on the first day',
      { ...rule, daysFrom: '2025-01-07' },
      [['2025-01-01', '2025-01-07']],
      [['2025-01-07', '2025-01-07']],
    ],
    [
      'that share a day',
      rule,
      [
        ['2025-01-01', '2025-01-07'],
        ['2025-01-07', '2025-01-09'],
      ],
      [['2025-01-01', '2025-01-09']],
    ],
    [
      'that follow each other',
      rule,
      [
        ['2025-01-08', '2025-01-09'],
        ['2025-01-01', '2025-01-07'],
      ],
      [
        ['2025-01-01', '2025-01-07'],
        ['2025-01-08', '2025-01-09'],
      ],
    ],
    [
      'of which one lasts',
      rule,
      [
        ['2025-01-01', null],
        ['2025-02-01', '2025-02-02'],
        ['2024-12-01', '2025-01-01'],
      ],
      [['2024-12-01', '9999-12-31']],
    ],
  ] as const)('%s', (_, of, spans, merged) => {
    const facts = spans.map(([from, until]) => hindrance(from, until));
    expect(mergedHindrances(facts, of)).toEqual(merged.map(([from, until]) => ({ from, until })));
  });
});

describe('the moved end', () => {
  const period = periodAfter('2024-05-11', 36);
  const moved = (...spans: readonly (readonly [string, string])[]) =>
    moveEnd(
      period,
      spans.map(([from, until]) => ({ from, until })),
    );

  it.each([
    ['on the first day of the period', ['2024-05-12', '2024-05-12'], '2027-05-12'],
    ['long before it', ['2024-01-01', '2024-01-31'], '2027-05-11'],
    ['on the day before it', ['2024-05-01', '2024-05-11'], '2027-05-11'],
    ['on its last day', ['2027-05-11', '2027-05-11'], '2027-05-12'],
    ['on the day after it', ['2027-05-12', '2027-05-12'], '2027-05-11'],
    ['for the half of it, less a day', ['2024-06-01', '2025-12-01'], '2028-11-10'],
    ['for the half of it', ['2024-06-01', '2025-12-02'], '2028-11-11'],
    ['for the half of it and a day', ['2024-06-01', '2025-12-03'], '2028-11-11'],
  ] as const)('hindered %s', (_, span, until) => {
    expect(moved(span).until).toBe(until);
  });

  it('half of an odd number of months has fifteen days more', () => {
    const always = [{ from: '2024-01-01', until: '2030-01-01' }];
    expect(moveEnd(periodAfter('2024-01-31', 1), always).until).toBe('2024-03-15');
    expect(moveEnd(periodAfter('2024-01-31', 3), always).until).toBe('2024-06-14');
    expect(moveEnd(periodAfter('2024-01-31', 4), always).until).toBe('2024-07-31');
  });

  it('the half is a half, whatever comes after it', () => {
    expect(moved(['2024-06-01', '2026-06-01'], ['2026-07-01', '2026-07-05'])).toEqual({
      until: '2028-11-11',
      suspendedDays: 550,
    });
  });

  it('the end of a transition cuts it, and the days with it', () => {
    const start = { day: '2024-05-11', is: 'event' } as const;
    const hindrances = [{ from: '2025-01-01', until: '2025-01-10' }];
    expect(endOf(start, 36, hindrances, null)).toEqual({ until: '2027-05-21', suspendedDays: 10 });
    expect(endOf(start, 36, hindrances, '2027-05-21')).toEqual({ until: '2027-05-21', suspendedDays: 10 });
    expect(endOf(start, 36, hindrances, '2027-05-15')).toEqual({ until: '2027-05-15', suspendedDays: 4 });
    expect(endOf(start, 36, hindrances, '2027-05-01')).toEqual({ until: '2027-05-01', suspendedDays: 0 });
  });

  it('a transition is moved where the rule set says so', () => {
    const completeBy = { law: '§ 7', from: '2024-03-01', until: '2028-02-29', months: 48, suspendable: false };
    const hindrances = [{ from: '2025-01-01', until: '2025-01-10' }];
    expect(transitionEnd(null, hindrances)).toBeNull();
    expect(transitionEnd(completeBy, hindrances)).toBe('2028-02-29');
    expect(transitionEnd({ ...completeBy, suspendable: true }, hindrances)).toBe('2028-03-10');
  });
});
