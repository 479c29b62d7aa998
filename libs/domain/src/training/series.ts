import { addDays, addMonths, daysBetween, holidayOn, type Instant, type IsoDate } from '../calendar';
import { germanDay, instantsOf, wallClockAt } from './german-time';
import { instantOf, secondsOf } from './instant-seconds';

/** "monthly-same-weekday": e.g. every third Friday; a fifth one is the last of its month. "dates": as listed. */
export const rhythms = ['weekly', 'fortnightly', 'monthly-same-weekday', 'dates'] as const;
export type Rhythm = (typeof rhythms)[number];

/** Sessions that one series may have. */
export const longestSeries = 60;

export interface SeriesPlan {
  /** The first session's day in Germany. With listed dates it counts only if it is among them. */
  readonly firstOn: IsoDate;
  readonly rhythm: Rhythm;
  /** The days of the rhythm "dates", in any order. */
  readonly dates: readonly IsoDate[];
  /** How many sessions take place; null where `until` ends the series. */
  readonly count: number | null;
  /** The last day on which one may take place; null where `count` ends it. */
  readonly until: IsoDate | null;
  /** Whether whole public holidays are passed over; a series by count then ends later. Half days are never passed over. */
  readonly skipHolidays: boolean;
  /** Days to pass over besides, e.g. school holidays. */
  readonly skipDates: readonly IsoDate[];
}

export interface SeriesDay {
  readonly on: IsoDate;
  /** Passed over: no session. */
  readonly isSkipped: boolean;
}

export interface SeriesProblem {
  readonly pointer: string;
  readonly rule: 'countOrUntil' | 'notBeforeFrom' | 'seriesTooLong' | 'arrayMinSize' | 'noneLeft';
}

/** What is wrong with a series; `pointer` is a JSON pointer into it. */
export function seriesProblems(plan: SeriesPlan): readonly SeriesProblem[] {
  const isListed = plan.rhythm === 'dates';
  const ends = Number(plan.count !== null) + Number(plan.until !== null);
  if (ends !== (isListed ? 0 : 1)) return [{ pointer: '/count', rule: 'countOrUntil' }];
  if (isListed && plan.dates.length === 0) return [{ pointer: '/dates', rule: 'arrayMinSize' }];
  if (plan.until !== null && plan.until < plan.firstOn) return [{ pointer: '/until', rule: 'notBeforeFrom' }];
  const held = daysOf(plan, longestSeries + 1).filter(({ isSkipped }) => !isSkipped).length;
  if (held > longestSeries) return [{ pointer: plan.until === null ? '/count' : '/until', rule: 'seriesTooLong' }];
  return held === 0 ? [{ pointer: '/skipDates', rule: 'noneLeft' }] : [];
}

/**
 * The days of a series in the order of time, those passed over among them, so that a preview can say why one is missing.
 * At most `longestSeries` take place, whatever the plan says.
 */
export function seriesDays(plan: SeriesPlan): readonly SeriesDay[] {
  return daysOf(plan, longestSeries);
}

function daysOf(plan: SeriesPlan, longest: number): readonly SeriesDay[] {
  const isSkipped = (on: IsoDate): boolean =>
    plan.skipDates.includes(on) || (plan.skipHolidays && holidayOn(on)?.isHalfDay === false);
  if (plan.rhythm === 'dates') {
    const listed = [...new Set(plan.dates)].sort();
    return listed.slice(0, longest).map((on) => ({ on, isSkipped: isSkipped(on) }));
  }
  const most = Math.min(plan.count ?? longest, longest);
  const days: SeriesDay[] = [];
  // No rhythm meets holidays for long, and the days to skip are bounded: three times as many steps are enough.
  for (let step = 0, held = 0; held < most && step < longestSeries * 3; step++) {
    const on = dayOfStep(plan.firstOn, plan.rhythm, step);
    if (plan.until !== null && on > plan.until) break;
    const skipped = isSkipped(on);
    days.push({ on, isSkipped: skipped });
    if (!skipped) held++;
  }
  return days;
}

function dayOfStep(first: IsoDate, rhythm: Exclude<Rhythm, 'dates'>, step: number): IsoDate {
  switch (rhythm) {
    case 'weekly':
      return addDays(first, 7 * step);
    case 'fortnightly':
      return addDays(first, 14 * step);
    case 'monthly-same-weekday':
      return sameWeekdayOf(first, step);
  }
}

/** The same weekday of the same week of the month, so many months later; a fifth one is the last of the month. */
function sameWeekdayOf(first: IsoDate, months: number): IsoDate {
  const nth = Math.floor((Number(first.slice(8)) - 1) / 7);
  const monthStart: IsoDate = addMonths(`${first.slice(0, 8)}01`, months);
  const toWeekday = (((daysBetween(monthStart, first) % 7) + 7) % 7) + 7 * nth;
  const day = addDays(monthStart, toWeekday);
  return day.slice(0, 7) === monthStart.slice(0, 7) ? day : addDays(day, -7);
}

/**
 * The same clock time on another day. In the hour that comes twice in October it is the first one; in the hour that is skipped in March
 * the clock shows an hour more, as it does for everybody who comes then.
 */
export function atClockTime(day: IsoDate, time: string): Instant {
  const [instant] = instantsOf({ date: day, time });
  if (instant !== undefined) return instant;
  const [hours = 0, minutes = 0] = time.split(':').map(Number);
  return instantOf(secondsOf(germanDay(day).from) + hours * 3600 + minutes * 60);
}

export interface TimedPlan {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly blocks: readonly { readonly startsAt: Instant }[];
}

/**
 * The plan with its first instant moved to the given one. Everything else keeps its distance from it, so that all planned minutes
 * stay true, also in a night in which the clocks are changed.
 */
export function startingAt<Plan extends TimedPlan>(plan: Plan, startsAt: Instant): Plan {
  const shift = secondsOf(startsAt) - secondsOf(plan.startsAt);
  const moved = (instant: Instant): Instant => instantOf(secondsOf(instant) + shift);
  return {
    ...plan,
    startsAt,
    endsAt: moved(plan.endsAt),
    blocks: plan.blocks.map((block) => ({ ...block, startsAt: moved(block.startsAt) })),
  };
}

/** The plan on another day at the clock time that it has. */
export function onDay<Plan extends TimedPlan>(plan: Plan, day: IsoDate): Plan {
  return startingAt(plan, atClockTime(day, wallClockAt(plan.startsAt).time));
}

/**
 * Where a session of a series goes when one of it is moved from `from` to `to`: by as many days, at the new clock time.
 */
export function movedAlong(startsAt: Instant, from: Instant, to: Instant): Instant {
  const before = wallClockAt(from);
  const after = wallClockAt(to);
  const day = addDays(wallClockAt(startsAt).date, daysBetween(before.date, after.date));
  return atClockTime(day, after.time);
}
