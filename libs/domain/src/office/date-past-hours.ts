import { earlierOf, type IsoDate } from '../calendar';

export interface PastPeriod {
  /** First and last day of the training where the list says them. */
  readonly startsOn: IsoDate | null;
  readonly endsOn: IsoDate | null;
  /** The day for hours of which the list says none. */
  readonly otherwise: IsoDate;
  readonly today: IsoDate;
}

/**
 * The days to which the past hours of a list are dated: one sum per area has no days of its own. They count from the
 * last day of the training; those of the first area stand on its first day, since the law asks when somebody began (the
 * transition to the text of 1 March 2024). Never in the future.
 */
export function datePastHours({ startsOn, endsOn, otherwise, today }: PastPeriod): {
  readonly first: IsoDate;
  readonly rest: IsoDate;
} {
  const rest = earlierOf(endsOn ?? otherwise, today);
  return { first: earlierOf(startsOn ?? rest, rest), rest };
}
