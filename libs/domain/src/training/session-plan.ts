import type { Instant } from '../calendar';
import { secondsOf } from './instant-seconds';

export interface PlannedBlock {
  readonly startsAt: Instant;
  /** Whole minutes of training. */
  readonly plannedMinutes: number;
}

export interface SessionPlan {
  readonly startsAt: Instant;
  readonly endsAt: Instant;
  readonly blocks: readonly PlannedBlock[];
}

/** What is wrong with a plan; `pointer` is a JSON pointer into it. */
export interface PlanProblem {
  readonly pointer: string;
  readonly rule: 'afterStart' | 'oneDayAtMost' | 'withinSession' | 'afterBlockBefore';
}

const dayMinutes = 1440;

/**
 * A session ends after it starts and within 24 hours. Its blocks lie in it, in the order of time and without overlap: else from–to could
 * count a minute twice. Instants are compared, so that an hour of clocks set back is an hour.
 */
export function planProblems({ startsAt, endsAt, blocks }: SessionPlan): readonly PlanProblem[] {
  const minutes = minutesBetween(startsAt, endsAt);
  if (minutes <= 0) return [{ pointer: '/endsAt', rule: 'afterStart' }];
  if (minutes > dayMinutes) return [{ pointer: '/endsAt', rule: 'oneDayAtMost' }];
  let free = 0;
  return blocks.flatMap((block, index): PlanProblem[] => {
    const start = minutesBetween(startsAt, block.startsAt);
    const end = start + block.plannedMinutes;
    if (start < 0 || end > minutes) return [{ pointer: `/blocks/${index}/startsAt`, rule: 'withinSession' }];
    if (start < free) return [{ pointer: `/blocks/${index}/startsAt`, rule: 'afterBlockBefore' }];
    free = end;
    return [];
  });
}

/** Minutes from one instant to the other, with the fraction; negative when it lies before. */
export function minutesBetween(from: Instant, to: Instant): number {
  return (secondsOf(to) - secondsOf(from)) / 60;
}
