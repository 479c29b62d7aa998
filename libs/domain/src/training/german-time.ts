import { addDays, type Instant, type IsoDate } from '../calendar';
import { instantOf, secondsOf } from './instant-seconds';

/** What a clock on a German wall shows. */
export interface WallClock {
  readonly date: IsoDate;
  /** Hours and minutes, '09:00'. */
  readonly time: string;
}

const wall = new Intl.DateTimeFormat('sv-SE', {
  timeZone: 'Europe/Berlin',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  hourCycle: 'h23',
});

/** Date and time of day in Germany at that instant. */
export function wallClockAt(instant: Instant): WallClock {
  const [date = '', time = ''] = wall.format(secondsOf(instant) * 1000).split(' ');
  return { date, time };
}

/**
 * The instants at which German clocks show that time on that day (§ 4 EinhZeitG): one, none in the hour that is skipped in March, two in
 * the hour that comes twice in October, the earlier first.
 */
export function instantsOf({ date, time }: WallClock): readonly Instant[] {
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  const asUtc = secondsOf(`${date}T00:00:00Z`) + hours * 3600 + minutes * 60;
  return [2, 1]
    .map((offset) => instantOf(asUtc - offset * 3600))
    .filter((instant) => {
      const shown = wallClockAt(instant);
      return shown.date === date && shown.time === time;
    });
}

/** First instant of the civil day in Germany, and of the day after it. */
export function germanDay(date: IsoDate): { readonly from: Instant; readonly to: Instant } {
  const midnight = (day: IsoDate): Instant => instantsOf({ date: day, time: '00:00' })[0] ?? `${day}T00:00:00Z`;
  return { from: midnight(date), to: midnight(addDays(date, 1)) };
}
