import type { Mark, Roll, RollBlock, RollMark, RollRow } from '@mittler/contract';
import { rowStateOf, type Excuse, type Modality, type RollCheck, type RowState } from '@mittler/domain';
import type { Queue, Refused } from './roll-queue';
import { keyOf } from './roll-queue';

/** What the trainer has begun to say of a person and what is not a mark yet. */
export interface RowDraft {
  readonly state?: 'partial' | 'excused' | null;
  readonly modality?: Modality;
}

export type Sending = 'none' | 'sent' | 'waiting' | 'failed' | 'refused';

type AnyMark = RollMark | Mark;

/** One row as it is shown: the server's marks with what this device adds. */
export interface RowView {
  readonly row: RollRow;
  readonly state: RowState;
  /** The state that its controls show, a begun one included. */
  readonly shown: RowState;
  /** At most one for each block, in the order of the blocks; null: not recorded. */
  readonly marks: readonly (AnyMark | null)[];
  readonly minutes: number;
  readonly modality: Modality | null;
  readonly check: RollCheck | 'import' | null;
  readonly excuse: Excuse | null;
  readonly sending: Sending;
  readonly code: Refused | null;
  /** The first correction of the row, to be shown beside what holds. */
  readonly earlier: RollMark['earlier'];
  readonly canMark: boolean;
}

export function toRowView(row: RollRow, roll: Roll, queue: Queue, draft: RowDraft): RowView {
  const own = queue.filter(({ mark }) => mark.enrolmentId === row.enrolmentId);
  const marks = roll.blocks.map((block) => holding(row, block, own));
  const known = marks.flatMap((mark) => mark ?? []);
  const state = rowStateOf(
    roll.blocks.map((block) => ({ ...block, area: block.area ?? null })),
    known,
  );
  const there = known.filter(({ attendance }) => attendance === 'present');
  const forms = new Set((there.length > 0 ? there : known).map(({ modality }) => modality));
  const [form] = forms;
  return {
    row,
    state,
    shown: draft.state ?? state,
    marks,
    minutes: known.reduce((sum, { minutes }) => sum + minutes, 0),
    modality: forms.size === 1 && form !== undefined ? form : (draft.modality ?? plannedForm(roll.blocks, forms.size)),
    check: there[0]?.check ?? null,
    excuse: known.find(({ excuse }) => excuse)?.excuse ?? null,
    sending: sendingOf(own, known.length > 0),
    code: own.find(({ code }) => code !== null)?.code ?? null,
    earlier: row.marks.find(({ earlier }) => earlier !== null)?.earlier ?? null,
    canMark: roll.begun && roll.closedAt === null && row.notice !== 'dropped-out',
  };
}

/** The mark that holds: the newest of this device that was not refused, else the server's. */
function holding(row: RollRow, { id: blockId }: RollBlock, own: Queue): AnyMark | null {
  const key = keyOf({ enrolmentId: row.enrolmentId, blockId });
  const queued = own.findLast(({ mark, state }) => state !== 'refused' && keyOf(mark) === key);
  return queued?.mark ?? row.marks.find((mark) => mark.blockId === blockId) ?? null;
}

/** Before anything is recorded: the form that all blocks are planned in. */
function plannedForm(blocks: readonly RollBlock[], forms: number): Modality | null {
  const planned = new Set(blocks.map(({ modality }) => modality));
  const [only] = planned;
  return forms === 0 && planned.size === 1 && only !== undefined ? only : null;
}

function sendingOf(own: Queue, isRecorded: boolean): Sending {
  if (own.some(({ state }) => state === 'refused')) return 'refused';
  if (own.some(({ state }) => state === 'unsent')) return 'failed';
  if (own.length > 0) return 'waiting';
  return isRecorded ? 'sent' : 'none';
}
