import type { Mark, MarkOutcome } from '@mittler/contract';
import type { ProblemCode } from '@mittler/contract';

/** Why a mark was not taken: its own refusal, or one of the whole request. */
export type Refused = NonNullable<MarkOutcome['code']> | ProblemCode;

/** A mark made on this device that the server has not recorded yet. */
export interface QueuedMark {
  readonly mark: Mark;
  /** `sending` once it was in a request: from then on it may be known to the server and is only followed, never dropped. */
  readonly state: 'waiting' | 'sending' | 'unsent' | 'refused';
  readonly code: Refused | null;
}

export type Queue = readonly QueuedMark[];

export const keyOf = ({ enrolmentId, blockId }: { readonly enrolmentId: string; readonly blockId: string }): string =>
  `${enrolmentId}/${blockId}`;

/** Adds a mark. One for the same person and block that never left the device is overwritten and hands on what it replaces. */
export function enqueued(queue: Queue, mark: Mark): Queue {
  const key = keyOf(mark);
  const rest = queue.filter((each) => each.state !== 'refused' || keyOf(each.mark) !== key);
  const earlier = rest.findLast((each) => keyOf(each.mark) === key);
  const fresh: QueuedMark = { mark, state: 'waiting', code: null };
  if (earlier?.state === 'waiting') {
    const handedOn = { ...fresh, mark: { ...mark, replaces: earlier.mark.replaces ?? null } };
    return rest.map((each) => (each === earlier ? handedOn : each));
  }
  if (earlier === undefined) return [...rest, fresh];
  return [...rest, { ...fresh, mark: { ...mark, replaces: earlier.mark.id } }];
}

/** The next marks to send: of each person and block the first alone, since what follows it names it. */
export function nextBatch(queue: Queue, most: number): readonly Mark[] {
  const seen = new Set<string>();
  const open = queue.filter((each) => each.state !== 'refused');
  return open
    .filter(({ mark }) => !seen.has(keyOf(mark)) && seen.add(keyOf(mark)))
    .slice(0, most)
    .map(({ mark }) => mark);
}

export function withState(
  queue: Queue,
  ids: ReadonlySet<string>,
  state: QueuedMark['state'],
  code: Refused | null,
): Queue {
  return queue.map((each) => (ids.has(each.mark.id) ? { ...each, state, code } : each));
}

/** Takes the server's answer: what is recorded leaves the queue, what is refused stays with its reason. */
export function answered(queue: Queue, outcomes: readonly MarkOutcome[]): Queue {
  const byId = new Map(outcomes.map((outcome) => [outcome.id, outcome]));
  return queue.flatMap((each): Queue => {
    const outcome = byId.get(each.mark.id);
    if (outcome === undefined) return [each];
    return outcome.outcome === 'recorded' ? [] : [{ ...each, state: 'refused', code: outcome.code }];
  });
}
