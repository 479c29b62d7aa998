import { addMonths, isAfter, type IsoDate } from '../../calendar';
import type { StandingDates, State } from '../assessment';

/**
 * The state on a day, from the dates alone: what a list or a report compares when reading. True on every day not before the last one
 * that a fact of the record names. Certified goes before the rest: who has the paper is not in training any more, whatever follows.
 */
export function stateOn(dates: StandingDates, on: IsoDate): State {
  if (hasCome(dates.certifiedOn, on)) return isAfter(on, dates.titleUntil) ? 'lapsed' : 'certified';
  if (hasCome(dates.droppedOutOn, on)) return 'dropped-out';
  return hasCome(dates.readyFrom, on) && !isAfter(on, dates.readyUntil) ? 'ready' : 'in-training';
}

function hasCome(day: IsoDate | null, on: IsoDate): boolean {
  return day !== null && !isAfter(day, on);
}

/** Months within which the end of a right counts as expiring, where nobody chooses another horizon. */
export const usualHorizon = 12;

/** Whether the person is certified on the day and the right ends within so many calendar months. A part of certified. */
export function isExpiringOn(dates: StandingDates, on: IsoDate, months = usualHorizon): boolean {
  return stateOn(dates, on) === 'certified' && hasCome(dates.titleUntil, addMonths(on, months));
}
