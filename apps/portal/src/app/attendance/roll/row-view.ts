import type { Mark, Roll, RollBlock, RollMark, RollRow } from '@mittler/contract';
import type { DeviceQueue, Excuse, Modality, RollCheck, RowState } from '@mittler/domain';
import { isUnanswered, placeKey, rowStateOf } from '@mittler/domain';

/** What the trainer has begun to say of a person and what is not a mark yet. */
export interface RowDraft {
  readonly state?: 'partial' | 'excused' | null;
  readonly modality?: Modality;
}

/** Where a row's marks are: with the server, on this device alone, on their way, waiting for a person, or refused. */
export type Sending = 'none' | 'sent' | 'kept' | 'sending' | 'pending' | 'refused';

type AnyMark = RollMark | Mark;
type Queue = DeviceQueue<Mark>;

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
  readonly excuseNote: string | null;
  readonly sending: Sending;
  /** Why its marks wait for a person or were refused. */
  readonly code: string | null;
  /** The first correction of the row, to be shown beside what holds. */
  readonly earlier: RollMark['earlier'];
  readonly canMark: boolean;
}

/** What a row is seen with besides the roll. */
export interface RowSight {
  readonly queue: Queue;
  readonly draft: RowDraft;
  /** Why a mark of this row waits with the server; null: none does. */
  readonly waits: string | null;
  /** A closed roll is being corrected. */
  readonly isCorrecting: boolean;
}

export function toRowView(row: RollRow, roll: Roll, { queue, draft, waits, isCorrecting }: RowSight): RowView {
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
  const excused = known.find(({ excuse }) => excuse);
  return {
    row,
    state,
    shown: draft.state ?? state,
    marks,
    minutes: known.reduce((sum, { minutes }) => sum + minutes, 0),
    modality: forms.size === 1 && form !== undefined ? form : (draft.modality ?? plannedForm(roll.blocks, forms.size)),
    check: there[0]?.check ?? null,
    excuse: excused?.excuse ?? null,
    excuseNote: excused?.excuseNote ?? null,
    sending: sendingOf(own, waits !== null, known.length > 0),
    code: own.find(({ code }) => code !== null)?.code ?? waits,
    earlier: row.marks.find(({ earlier }) => earlier !== null)?.earlier ?? null,
    canMark: roll.begun && (roll.closedAt === null || isCorrecting) && row.notice !== 'dropped-out',
  };
}

/** The mark that holds: the newest of this device that has no answer yet, else the server's. */
function holding(row: RollRow, { id: blockId }: RollBlock, own: Queue): AnyMark | null {
  const key = placeKey({ enrolmentId: row.enrolmentId, blockId });
  const queued = own.findLast((each) => isUnanswered(each) && placeKey(each.mark) === key);
  return queued?.mark ?? row.marks.find((mark) => mark.blockId === blockId) ?? null;
}

/** Before anything is recorded: the form that all blocks are planned in. */
function plannedForm(blocks: readonly RollBlock[], forms: number): Modality | null {
  const planned = new Set(blocks.map(({ modality }) => modality));
  const [only] = planned;
  return forms === 0 && planned.size === 1 && only !== undefined ? only : null;
}

function sendingOf(own: Queue, waits: boolean, isRecorded: boolean): Sending {
  if (own.some(({ state }) => state === 'refused')) return 'refused';
  if (own.some(({ state }) => state === 'kept' || state === 'unsent')) return 'kept';
  if (own.some(({ state }) => state === 'sending')) return 'sending';
  if (waits || own.length > 0) return 'pending';
  return isRecorded ? 'sent' : 'none';
}
