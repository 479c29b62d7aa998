import { format } from '../src/app/shell/format';
import { speak } from '../src/app/shell/language';

const plain = (text: string): string => text.replace(/\u00a0/g, '_');

describe('Dates, times and hours on screen', () => {
  afterEach(() => speak('de'));

  it('writes dates as Germans do', () => {
    expect(format.date('2026-11-24')).toBe('24.11.2026');
    expect(format.weekdayDate('2026-11-24')).toBe('Dienstag, 24.11.2026');
    expect(plain(format.shortWeekdayDate('2026-11-24'))).toBe('Di_24.11.2026');
    expect(plain(format.longDate('2026-11-24'))).toBe('24._November_2026');
    expect(format.dayOfMonth('2026-12-04')).toBe('04');
  });

  it('writes English dates with the day first', () => {
    speak('en');
    expect(format.date('2026-11-24')).toBe('24/11/2026');
    expect(format.number(4812)).toBe('4,812');
  });

  it('shows an instant in Berlin, in summer and in winter', () => {
    expect(format.time('2026-11-24T08:31:00Z')).toBe('09:31');
    expect(format.time('2026-07-24T07:31:00Z')).toBe('09:31');
    expect(format.berlinDay('2026-12-31T23:30:00Z')).toBe('2027-01-01');
    expect(format.span('2026-11-24T08:00:00Z', '2026-11-24T11:15:00Z')).toBe('09:00–12:15');
  });

  it('writes minutes as hours of sixty minutes, and an hour that is whole without minutes', () => {
    expect(plain(format.hours(150))).toBe('2:30_h');
    expect(plain(format.hours(120))).toBe('2_h');
    expect(plain(format.hours(7799))).toBe('129:59_h');
    expect(format.bareHours(65)).toBe('1:05');
    expect(plain(format.minutes(140))).toBe('140_min');
  });

  it('parts thousands and keeps the unit with its number', () => {
    expect(format.number(4812)).toBe('4.812');
    expect(plain(format.percent(0.4))).toBe('40_%');
  });
});
