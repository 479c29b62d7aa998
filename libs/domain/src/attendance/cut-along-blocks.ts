import type { Instant } from '../calendar';
import { minutesBetween, type PlannedBlock } from '../training';

/**
 * Whole minutes that somebody who was there from one instant to another spent in each block, in the order of the blocks; begun minutes do
 * not count. Breaks between blocks belong to none. Instants, so that both ends of summer time come out right.
 */
export function cutAlongBlocks(from: Instant, to: Instant, blocks: readonly PlannedBlock[]): readonly number[] {
  return blocks.map(({ startsAt, plannedMinutes }) => {
    const came = Math.max(0, minutesBetween(startsAt, from));
    const left = Math.min(plannedMinutes, minutesBetween(startsAt, to));
    return Math.max(0, Math.floor(left - came));
  });
}
