import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  earlierOf,
  laterOf,
  periodAfter,
  periodFrom,
  type IsoDate,
  type Period,
} from '../../calendar';
import type { SuspensionFact } from '../fact';
import type { Anchor, CompleteBy, SuspensionRule } from '../rule-set';

/** Days of hindrance, both included. */
export interface Hindrance {
  readonly from: IsoDate;
  readonly until: IsoDate;
}

/** Until when a hindrance lasts that has no end yet: longer than any period can be stopped. */
const noEndYet: IsoDate = '9999-12-31';

/** A period's last day after hindrances, and by how many calendar days they moved it. */
export interface MovedEnd {
  readonly until: IsoDate;
  readonly suspendedDays: number;
}

/** The days that anchors stand for; null: not yet known. */
export interface Anchors {
  readonly began: IsoDate | null;
  readonly courseEnd: IsoDate | null;
  readonly issue: PeriodStart | null;
}

/** Whether a period starts with an event (its day is not counted) or with the beginning of a day (it is), §§ 187, 188 BGB. */
export interface PeriodStart {
  readonly day: IsoDate;
  readonly is: 'event' | 'beginning';
}

export function periodOf(start: PeriodStart, months: number): Period {
  return start.is === 'event' ? periodAfter(start.day, months) : periodFrom(start.day, months);
}

/** Null where nothing starts it, or what does has not happened. */
export function startOf(anchor: Anchor | null, anchors: Anchors): PeriodStart | null {
  if (anchor === null) return null;
  if (anchor === 'issue') return anchors.issue;
  if (anchor === 'began') return event(anchors.began);
  if (anchor === 'course-end') return event(anchors.courseEnd);
  return { day: anchor, is: 'beginning' };
}

function event(day: IsoDate | null): PeriodStart | null {
  return day === null ? null : { day, is: 'event' };
}

/** Hindrances put in order and merged where they overlap, cut to the days from which they count. None without a rule. */
export function mergedHindrances(
  suspensions: readonly SuspensionFact[],
  rule: SuspensionRule | null,
): readonly Hindrance[] {
  if (rule === null) return [];
  const merged: Hindrance[] = [];
  for (const { on, until } of [...suspensions].sort((a, b) => compareDates(a.on, b.on))) {
    const next = { from: laterOf(on, rule.daysFrom ?? on), until: until ?? noEndYet };
    if (next.until < next.from) continue;
    const last = merged.at(-1);
    if (last === undefined || last.until < next.from) merged.push(next);
    else merged[merged.length - 1] = { from: last.from, until: laterOf(last.until, next.until) };
  }
  return merged;
}

/**
 * § 8 ZMediatAusbV: hindrances stop the period for as long as they last (their days are not counted in, § 209 BGB), at most for half of
 * it, in calendar months: 24 for four years, 18 for three, 12 for two, 6 for one. A hindrance that starts after the last day is too late.
 */
export function moveEnd(period: Period, hindrances: readonly Hindrance[]): MovedEnd {
  const most = daysBetween(period.until, halfAfter(period));
  let days = 0;
  for (const { from, until } of hindrances) {
    if (until < period.from) continue;
    if (daysBetween(period.until, from) > days) break;
    days = Math.min(most, days + daysBetween(laterOf(from, period.from), until) + 1);
  }
  return { until: addDays(period.until, days), suspendedDays: days };
}

/** Half of the period after its last day. A half month is 15 days and is counted last (§ 189 BGB). */
function halfAfter({ until, months }: Period): IsoDate {
  return addDays(addMonths(until, Math.floor(months / 2)), (months % 2) * 15);
}

/** The last day of a transition, moved by hindrances only where the rule set says so. */
export function transitionEnd(completeBy: CompleteBy | null, hindrances: readonly Hindrance[]): IsoDate | null {
  if (completeBy === null) return null;
  return completeBy.suspendable ? moveEnd(completeBy, hindrances).until : completeBy.until;
}

/** When a period of so many months ends: moved by hindrances, never after the end of the transition. */
export function endOf(
  start: PeriodStart,
  months: number,
  hindrances: readonly Hindrance[],
  transition: IsoDate | null,
): MovedEnd {
  const end = moveEnd(periodOf(start, months), hindrances);
  if (transition === null) return end;
  // Days by which hindrances would move the end beyond the transition move nothing.
  const beyond = Math.max(0, daysBetween(transition, end.until));
  return {
    until: earlierOf(end.until, transition),
    suspendedDays: Math.max(0, end.suspendedDays - beyond),
  };
}
