import type { Attendance, Check, Modality } from '../ledger';

/** Reasons of an excuse, so coarse that they tell no more of her health than that it kept her away. */
export const excuses = ['health', 'official-duty', 'family', 'travel', 'other'] as const;
export type Excuse = (typeof excuses)[number];

/** Checks that can be stated on a roll; an import states its own. */
export const rollChecks = [
  'roll-call',
  'code',
  'signed-paper',
  'meeting-log',
  'self-report',
] as const satisfies readonly Check[];
export type RollCheck = (typeof rollChecks)[number];

/** What a row of the roll says. Not recorded is neither absent nor excused: nobody is ever present by default. */
export const rowStates = ['present', 'partial', 'excused', 'absent', 'not-recorded'] as const;
export type RowState = (typeof rowStates)[number];

export interface RolledBlock {
  readonly id: string;
  readonly area: string | null;
  readonly plannedMinutes: number;
}

export interface RolledMark {
  readonly blockId: string;
  readonly attendance: Attendance;
  readonly minutes: number;
  readonly modality: Modality;
}

/**
 * The state of one person: not recorded while any block has no mark; present with all planned minutes; excused or absent where she was in
 * no block (excused, if she was excused from any); else partial.
 */
export function rowStateOf(blocks: readonly RolledBlock[], marks: readonly RolledMark[]): RowState {
  const byBlock = new Map(marks.map((mark) => [mark.blockId, mark]));
  if (blocks.some(({ id }) => !byBlock.has(id))) return 'not-recorded';
  if (blocks.every(({ id, plannedMinutes }) => minutesIn(byBlock.get(id)) >= plannedMinutes)) return 'present';
  if (blocks.some(({ id }) => byBlock.get(id)?.attendance === 'present')) return 'partial';
  return blocks.some(({ id }) => byBlock.get(id)?.attendance === 'excused') ? 'excused' : 'absent';
}

function minutesIn(mark: RolledMark | undefined): number {
  return mark?.attendance === 'present' ? mark.minutes : 0;
}

export interface RollSums {
  readonly counts: Readonly<Record<'present' | 'partial' | 'excused' | 'absent' | 'notRecorded', number>>;
  /** Minutes of all people together by area, in the order of the blocks. */
  readonly areas: readonly { readonly area: string | null; readonly room: number; readonly virtual: number }[];
}

/** What the trainer signs when she closes the roll. */
export function sumRoll(blocks: readonly RolledBlock[], rows: readonly (readonly RolledMark[])[]): RollSums {
  const states = rows.map((marks) => rowStateOf(blocks, marks));
  const count = (state: RowState): number => states.filter((found) => found === state).length;
  const areaOf = new Map(blocks.map(({ id, area }) => [id, area]));
  const present = rows.flat().filter(({ attendance, blockId }) => attendance === 'present' && areaOf.has(blockId));
  const sum = (area: string | null, modality: Modality): number =>
    present
      .filter((mark) => mark.modality === modality && areaOf.get(mark.blockId) === area)
      .reduce((total, { minutes }) => total + minutes, 0);
  return {
    counts: {
      present: count('present'),
      partial: count('partial'),
      excused: count('excused'),
      absent: count('absent'),
      notRecorded: count('not-recorded'),
    },
    areas: [...new Set(blocks.map(({ area }) => area))].map((area) => ({
      area,
      room: sum(area, 'room'),
      virtual: sum(area, 'virtual'),
    })),
  };
}
