import { describe, expect, it } from '@jest/globals';
import { easterSunday, holidayCodes, holidayOn, holidaysOf } from './holidays';

describe('Easter Sunday', () => {
  it.each([
    [2024, '2024-03-31'],
    [2025, '2025-04-20'],
    [2026, '2026-04-05'],
    [2027, '2027-03-28'],
    [2028, '2028-04-16'],
    [2029, '2029-04-01'],
    [2030, '2030-04-21'],
    [2031, '2031-04-13'],
    [2032, '2032-03-28'],
    [2033, '2033-04-17'],
    [2034, '2034-04-09'],
    [2035, '2035-03-25'],
  ])('of %i is %s', (year, date) => expect(easterSunday(year)).toBe(date));

  it.each([
    ['the earliest there is', 1818, '1818-03-22'],
    ['the earliest of this time', 2008, '2008-03-23'],
    ['the earliest still to come', 2285, '2285-03-22'],
    ['the latest there is', 1943, '1943-04-25'],
    ['the latest still to come', 2038, '2038-04-25'],
    ['where the plain reckoning would give 26 April (1)', 1981, '1981-04-19'],
    ['where the plain reckoning would give 26 April (2)', 2076, '2076-04-19'],
    ['where the plain reckoning would give 25 April', 1954, '1954-04-18'],
    ['in the last year that a date may have', 2199, '2199-04-14'],
    ['in a century year without a leap day', 1900, '1900-04-15'],
    ['in a century year with one', 2000, '2000-04-23'],
  ])('%s: %i', (_, year, date) => expect(easterSunday(year)).toBe(date));
});

describe('Holidays in North Rhine-Westphalia', () => {
  it.each([
    [2024, ['01-01', '03-29', '04-01', '05-01', '05-09', '05-20', '05-30', '10-03', '11-01', '12-25', '12-26']],
    [2025, ['01-01', '04-18', '04-21', '05-01', '05-29', '06-09', '06-19', '10-03', '11-01', '12-25', '12-26']],
    [2026, ['01-01', '04-03', '04-06', '05-01', '05-14', '05-25', '06-04', '10-03', '11-01', '12-25', '12-26']],
    [2027, ['01-01', '03-26', '03-29', '05-01', '05-06', '05-17', '05-27', '10-03', '11-01', '12-25', '12-26']],
    [2028, ['01-01', '04-14', '04-17', '05-01', '05-25', '06-05', '06-15', '10-03', '11-01', '12-25', '12-26']],
    [2029, ['01-01', '03-30', '04-02', '05-01', '05-10', '05-21', '05-31', '10-03', '11-01', '12-25', '12-26']],
    [2030, ['01-01', '04-19', '04-22', '05-01', '05-30', '06-10', '06-20', '10-03', '11-01', '12-25', '12-26']],
    [2031, ['01-01', '04-11', '04-14', '05-01', '05-22', '06-02', '06-12', '10-03', '11-01', '12-25', '12-26']],
    [2032, ['01-01', '03-26', '03-29', '05-01', '05-06', '05-17', '05-27', '10-03', '11-01', '12-25', '12-26']],
    [2033, ['01-01', '04-15', '04-18', '05-01', '05-26', '06-06', '06-16', '10-03', '11-01', '12-25', '12-26']],
    [2034, ['01-01', '04-07', '04-10', '05-01', '05-18', '05-29', '06-08', '10-03', '11-01', '12-25', '12-26']],
    [2035, ['01-01', '03-23', '03-26', '05-01', '05-03', '05-14', '05-24', '10-03', '11-01', '12-25', '12-26']],
  ])('of %i are eleven whole days', (year, days) => {
    const whole = holidaysOf(year).filter(({ isHalfDay }) => !isHalfDay);
    expect(whole.map(({ date }) => date)).toEqual(days.map((day) => `${year}-${day}`));
  });

  it('every year has each of them once, in the order of the calendar', () => {
    for (let year = 1950; year <= 2199; year++) {
      const all = holidaysOf(year);
      expect(new Set(all.map(({ code }) => code))).toEqual(new Set(holidayCodes));
      expect(all.map(({ date }) => date)).toEqual(all.map(({ date }) => date).sort());
    }
  });

  it.each([
    ['2026-04-03', 'good-friday', false],
    ['2026-12-24', 'christmas-eve', true],
    ['2026-12-31', 'new-years-eve', true],
    ['2026-06-04', 'corpus-christi', false],
    ['2008-05-01', 'ascension', false],
    ['2035-05-03', 'ascension', false],
  ])('%s is %s', (date, code, isHalfDay) => expect(holidayOn(date)).toEqual({ date, code, isHalfDay }));

  it.each(['2026-04-04', '2026-04-05', '2026-05-24', '2026-01-06', '2026-10-31', '2026-08-15', '2026-11-18'])(
    '%s is none here: a Sunday anyway, or a holiday elsewhere',
    (date) => expect(holidayOn(date)).toBeNull(),
  );
});
