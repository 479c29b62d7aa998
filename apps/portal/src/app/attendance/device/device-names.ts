import type { Roll } from '@mittler/contract';
import type { DeviceStore } from './device-store';

/** Names stay this long after the end of their session, however things stand. */
const keptAfterEnd = 36 * 3_600_000;

/** Whether the names of a roll may lie on a device: the session is not long past, and there is still something to do. */
export function mayKeep(roll: Roll, hasUnsent: boolean, now: number): boolean {
  if (Date.parse(roll.endsAt) + keptAfterEnd < now) return false;
  return hasUnsent || roll.closedAt === null;
}

/**
 * Takes names from this device: all of other people than who is signed in, and hers where they are no longer needed.
 * Marks that are not sent stay, without a name.
 */
export async function tidyNames(store: DeviceStore, person: string | null, now: number): Promise<void> {
  const queues = person === null ? [] : await store.queues(person);
  const unsent = new Set(queues.map(({ session }) => session));
  for (const kept of await store.rolls())
    if (kept.person !== person || !mayKeep(kept.roll, unsent.has(kept.session), now))
      await store.dropRoll(kept.person, kept.session);
  for (const kept of await store.days())
    if (kept.person !== person || Date.parse(kept.keptAt) + keptAfterEnd < now) await store.dropDay(kept.person);
}
