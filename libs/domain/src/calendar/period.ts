import { addDays, addMonths, type IsoDate } from './iso-date';

/** A period of the law: both days belong to it. `months` is its nominal length, of which § 8 ZMediatAusbV takes the half. */
export interface Period {
  readonly from: IsoDate;
  readonly until: IsoDate;
  readonly months: number;
}

/**
 * The period that an event starts, such as the issue of a certificate. The event's day is not counted (§ 187 Abs. 1 BGB); the last day
 * bears the event's number (§ 188 Abs. 2 Alt. 1, Abs. 3).
 */
export function periodAfter(event: IsoDate, months: number): Period {
  return { from: addDays(event, 1), until: addMonths(event, months), months };
}

/**
 * The period that starts with the beginning of a day, such as the cycle that follows another. Its first day is counted (§ 187 Abs. 2
 * BGB); it ends on the day before that number, or on the month's last day where the number is missing (§ 188 Abs. 2 Alt. 2, Abs. 3).
 */
export function periodFrom(firstDay: IsoDate, months: number): Period {
  const same = addMonths(firstDay, months);
  const missing = same.slice(8) !== firstDay.slice(8);
  return { from: firstDay, until: missing ? same : addDays(same, -1), months };
}

/** Whether the day lies within the period, its first and last day included. */
export function isWithin(day: IsoDate, period: { readonly from: IsoDate; readonly until: IsoDate }): boolean {
  return period.from <= day && day <= period.until;
}
