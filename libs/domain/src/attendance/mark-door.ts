import type { IsoDate } from '../calendar';
import {
  type DoorView,
  type JudgedMark,
  judgeMarks,
  type KeptVerdict,
  type MarkablePerson,
  type MarkVerdict,
  placeOf,
} from './mark-verdict';

/** What holds in a place, and since which of all writes. */
export interface HeldMark {
  readonly id: string;
  readonly enrolmentId: string;
  readonly blockId: string;
  readonly minutes: number;
}

/** Everything that the server keeps of one session's marks: the state in which it is when a request comes. */
export interface Door {
  readonly day: IsoDate;
  readonly today: IsoDate;
  readonly isCancelled: boolean;
  readonly isClosed: boolean;
  readonly blocks: DoorView['blocks'];
  readonly people: readonly MarkablePerson[];
  /** What holds, by person and block. */
  readonly holding: ReadonlyMap<string, HeldMark>;
  /** Every mark that was ever recorded, in the order of the record. */
  readonly facts: readonly HeldMark[];
  /** What waits for a person, by the mark's id. */
  readonly waiting: ReadonlyMap<string, JudgedMark>;
  readonly kept: ReadonlyMap<string, KeptVerdict>;
}

export interface DoorRequest {
  /** Null for the office. */
  readonly trainer: string | null;
  readonly marks: readonly JudgedMark[];
}

export type DoorOutcome = { readonly id: string } & MarkVerdict;

/** Before anything came. */
export function openDoor(
  plan: Pick<Door, 'day' | 'today' | 'blocks' | 'people'> & Partial<Pick<Door, 'isCancelled' | 'isClosed'>>,
): Door {
  const nothing = { holding: new Map(), facts: [], waiting: new Map(), kept: new Map() };
  return { isCancelled: false, isClosed: false, ...plan, ...nothing };
}

/** What the server answers to a request, and what it knows afterwards. The same request again is answered alike and changes nothing. */
export function receive(
  door: Door,
  { trainer, marks }: DoorRequest,
): { readonly door: Door; readonly outcomes: readonly DoorOutcome[] } {
  const named = new Set(marks.map(({ id }) => id));
  const judged = judgeMarks(marks, {
    ...door,
    trainer,
    holding: [...door.holding.values()],
    kept: [...door.kept.values()].filter(({ id }) => named.has(id)),
  });
  let after = door;
  for (const { mark, verdict, isNew } of judged) if (isNew) after = keep(after, mark, verdict);
  return { door: after, outcomes: judged.map(({ mark, verdict }) => ({ id: mark.id, ...verdict })) };
}

function keep(door: Door, mark: JudgedMark, verdict: MarkVerdict): Door {
  const kept = new Map(door.kept).set(mark.id, { id: mark.id, body: mark.body, verdict });
  if (verdict.outcome === 'recorded') return { ...record(door, mark), kept };
  if (verdict.outcome === 'pending') return { ...door, kept, waiting: new Map(door.waiting).set(mark.id, mark) };
  return { ...door, kept };
}

function record(door: Door, { id, enrolmentId, blockId, minutes }: JudgedMark): Door {
  const held = { id, enrolmentId, blockId, minutes };
  return { ...door, facts: [...door.facts, held], holding: new Map(door.holding).set(placeOf(held), held) };
}

/** A person decides on a mark that waits; one that does not wait any more stays as it was decided. */
export function decide(door: Door, markId: string, accepted: boolean): Door {
  const mark = door.waiting.get(markId);
  if (!mark) return door;
  const waiting = new Map(door.waiting);
  waiting.delete(markId);
  const block = door.blocks.find(({ id }) => id === mark.blockId);
  if (!accepted || !block) return { ...door, waiting };
  return { ...record(door, { ...mark, minutes: Math.min(mark.minutes, block.plannedMinutes) }), waiting };
}
