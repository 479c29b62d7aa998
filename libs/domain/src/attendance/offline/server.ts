import { decide, type Door, type DoorOutcome, type HeldMark, openDoor, receive } from '../mark-door';
import { type JudgedMark, placeOf } from '../mark-verdict';

/** A server as the devices and those who decide see it. */
export interface Server {
  receive(marks: readonly JudgedMark[]): readonly DoorOutcome[];
  decide(markId: string, accepted: boolean): void;
  sign(isClosed: boolean): void;
  /** Ids of what waits, in the order in which it came. */
  waiting(): readonly string[];
  /** What holds in each place. */
  holding(): ReadonlyMap<string, HeldMark>;
  /** Ids of all marks that were ever recorded, in their order. */
  facts(): readonly string[];
}

const day = '2026-11-24';
export const places = [0, 1, 2].flatMap((person) =>
  [0, 1].map((block) => ({ enrolmentId: `person ${person}`, blockId: `block ${block}` })),
);
const blocks = [0, 1].map((block) => ({ id: `block ${block}`, plannedMinutes: 90 }));
const people = [0, 1, 2].map((person) => ({
  enrolmentId: `person ${person}`,
  personId: `${person}`,
  droppedOutOn: null,
}));

/** The door of the product. */
export function honestServer(): Server {
  let door: Door = openDoor({ day, today: day, blocks, people });
  return {
    receive(marks) {
      const answer = receive(door, { trainer: 'trainer', marks });
      ({ door } = answer);
      return answer.outcomes;
    },
    decide(markId, accepted) {
      door = decide(door, markId, accepted);
    },
    sign(isClosed) {
      door = { ...door, isClosed };
    },
    waiting: () => [...door.waiting.keys()],
    holding: () => door.holding,
    facts: () => door.facts.map(({ id }) => id),
  };
}

/** A careless one: whatever comes is recorded, and the last write wins. */
export function lastWriteWins(): Server {
  const held = new Map<string, JudgedMark>();
  const recorded: string[] = [];
  return {
    receive(marks) {
      for (const mark of marks) {
        held.set(placeOf(mark), mark);
        recorded.push(mark.id);
      }
      return marks.map(({ id }) => ({ id, outcome: 'recorded', code: null }));
    },
    decide: () => undefined,
    sign: () => undefined,
    waiting: () => [],
    holding: () => held,
    facts: () => recorded,
  };
}
