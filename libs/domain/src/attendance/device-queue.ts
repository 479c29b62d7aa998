/** A place on a roll that holds at most one mark: a person in a block. */
export interface MarkPlace {
  readonly enrolmentId: string;
  readonly blockId: string;
}

/** What the queue needs to know of a mark. */
export interface DeviceMark extends MarkPlace {
  readonly id: string;
  readonly replaces?: string | null;
}

/**
 * Where a mark of this device stands. `kept`: only here. `sending`: it was in a request, so the server may know it, and
 * what follows names it. `unsent`: the same, and the request failed. `pending` and `refused`: the server's answer.
 */
export type QueuedState = 'kept' | 'sending' | 'unsent' | 'pending' | 'refused';

export interface QueuedMark<M extends DeviceMark = DeviceMark> {
  readonly mark: M;
  readonly state: QueuedState;
  /** Why it is pending or refused. */
  readonly code: string | null;
}

/** Marks made on a device that are not recorded yet, in the order in which they were made. */
export type DeviceQueue<M extends DeviceMark = DeviceMark> = readonly QueuedMark<M>[];

export interface DeviceOutcome {
  readonly id: string;
  readonly outcome: 'recorded' | 'pending' | 'refused';
  readonly code: string | null;
}

export const placeKey = ({ enrolmentId, blockId }: MarkPlace): string => `${enrolmentId}/${blockId}`;

/** Whether the server has yet to answer. */
export const isUnanswered = ({ state }: QueuedMark): boolean => state !== 'pending' && state !== 'refused';

/**
 * Adds a mark. Where one of the same place never left the device it takes its place and what it replaces; where one did,
 * it names that one, so that the server can tell a correction from a contradiction. A refused one of the place is settled by it.
 */
export function enqueued<M extends DeviceMark>(queue: DeviceQueue<M>, mark: M): DeviceQueue<M> {
  if (queue.some((each) => each.mark.id === mark.id)) return queue;
  const key = placeKey(mark);
  const rest = queue.filter((each) => each.state !== 'refused' || placeKey(each.mark) !== key);
  const earlier = rest.findLast((each) => placeKey(each.mark) === key && isUnanswered(each));
  if (earlier?.state === 'kept') {
    const inItsPlace = kept({ ...mark, replaces: earlier.mark.replaces ?? null });
    return rest.map((each) => (each === earlier ? inItsPlace : each));
  }
  return [...rest, kept(earlier === undefined ? mark : { ...mark, replaces: earlier.mark.id })];
}

const kept = <M extends DeviceMark>(mark: M): QueuedMark<M> => ({ mark, state: 'kept', code: null });

/** The next marks to send, `most` at most: of each place the first alone, since what follows it names it. */
export function nextBatch<M extends DeviceMark>(queue: DeviceQueue<M>, most: number): readonly M[] {
  const seen = new Set<string>();
  return queue
    .filter((each) => isUnanswered(each) && !seen.has(placeKey(each.mark)) && seen.add(placeKey(each.mark)))
    .slice(0, most)
    .map(({ mark }) => mark);
}

/** They are in a request now. */
export const sending = <M extends DeviceMark>(queue: DeviceQueue<M>, ids: ReadonlySet<string>): DeviceQueue<M> =>
  moved(queue, ids, 'sending', null);

/** The request failed on its way: the server may know them or not, and they are sent again as they are. */
export const unsent = <M extends DeviceMark>(queue: DeviceQueue<M>, ids: ReadonlySet<string>): DeviceQueue<M> =>
  moved(queue, ids, 'unsent', null);

/** The server refused the request for a reason that no repetition changes. */
export const refused = <M extends DeviceMark>(
  queue: DeviceQueue<M>,
  ids: ReadonlySet<string>,
  code: string,
): DeviceQueue<M> => moved(queue, ids, 'refused', code);

/** What a device finds when it starts again: a request that nobody answered is as good as failed. */
export function reopened<M extends DeviceMark>(queue: DeviceQueue<M>): DeviceQueue<M> {
  return queue.map((each) => (each.state === 'sending' ? { ...each, state: 'unsent' } : each));
}

function moved<M extends DeviceMark>(
  queue: DeviceQueue<M>,
  ids: ReadonlySet<string>,
  state: QueuedState,
  code: string | null,
): DeviceQueue<M> {
  return queue.map((each) => (ids.has(each.mark.id) && isUnanswered(each) ? { ...each, state, code } : each));
}

/**
 * Takes the server's answers, also late and repeated ones: what is recorded leaves the device, what waits for a decision or is
 * refused stays visible with its reason. An answer to a mark that the queue does not hold changes nothing.
 */
export function answered<M extends DeviceMark>(
  queue: DeviceQueue<M>,
  outcomes: readonly DeviceOutcome[],
): DeviceQueue<M> {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return queue.flatMap((each): DeviceQueue<M> => {
    const found = byId.get(each.mark.id);
    if (found === undefined) return [each];
    return found.outcome === 'recorded' ? [] : [{ ...each, state: found.outcome, code: found.code }];
  });
}
