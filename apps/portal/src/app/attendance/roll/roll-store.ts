import { computed, DestroyRef, inject, Injectable, signal } from '@angular/core';
import type { Mark, MarksRecorded, Roll, RollBlock } from '@mittler/contract';
import { sumRoll, type Excuse, type Modality, type RollCheck } from '@mittler/domain';
import { firstValueFrom } from 'rxjs';
import { said } from '../../shell/language';
import { Connection } from '../../shell/device/connection';
import { ProblemError } from '../../shell/problem/problem-error';
import { AttendanceClient } from '../attendance-client';
import { attendanceTexts } from '../texts';
import { keepMarks, keptMarks } from './kept-marks';
import { settled } from './merge-roll';
import type { Queue } from './roll-queue';
import { answered, enqueued, nextBatch, withState } from './roll-queue';
import type { RowDraft, RowView } from './row-view';
import { toRowView } from './row-view';

/** What one mark shall say; the rest follows from the row. */
export interface MarkWish {
  readonly attendance: Mark['attendance'];
  readonly minutes: number;
  readonly modality?: Modality;
  readonly check?: RollCheck;
  readonly excuse?: Excuse;
}

const batchMost = 200;
const gatherFor = 400;
const retryAfter = 8000;

/**
 * The roll on this device. Marks are made here with their ids, shown at once, gathered for a moment, sent in batches and
 * answered one by one; what could not be sent stays and is tried again.
 */
@Injectable()
export class RollStore {
  private readonly client = inject(AttendanceClient);
  private readonly connection = inject(Connection);
  private readonly known = signal<Roll | null>(null);
  private readonly queue = signal<Queue>([]);
  private readonly drafts = signal<ReadonlyMap<string, RowDraft>>(new Map());
  private readonly ensured = signal<boolean | null>(null);
  private timer: ReturnType<typeof setTimeout> | undefined;
  private isSending = false;

  readonly roll = this.known.asReadonly();
  /** Why the last batch could not be sent; null: all is well. */
  readonly failure = signal<ProblemError | null>(null);

  readonly rows = computed<readonly RowView[]>(() => {
    const roll = this.known();
    if (roll === null) return [];
    return roll.rows.map((row) => toRowView(row, roll, this.queue(), this.drafts().get(row.enrolmentId) ?? {}));
  });
  readonly unmarked = computed(() => this.rows().filter(({ shown, canMark }) => shown === 'not-recorded' && canMark));
  readonly sums = computed(() => {
    const blocks = (this.known()?.blocks ?? []).map((block) => ({ ...block, area: block.area ?? null }));
    return sumRoll(
      blocks,
      this.rows().map(({ marks }) => marks.flatMap((mark) => mark ?? [])),
    );
  });
  /** Marks on this device that the server has not recorded. */
  readonly open = computed(() => this.queue().filter(({ state }) => state !== 'refused').length);
  readonly refused = computed(() => this.queue().some(({ state }) => state === 'refused'));
  /** The trainer's word that personal interaction was ensured, for all who took part virtually. */
  readonly interaction = computed(() => this.ensured() ?? this.recordedWord());
  readonly virtual = computed(() =>
    this.rows().filter(({ marks }) =>
      marks.some((mark) => mark?.attendance === 'present' && mark.modality === 'virtual'),
    ),
  );

  constructor() {
    inject(DestroyRef).onDestroy(() => {
      clearTimeout(this.timer);
      this.connection.keep(null);
    });
  }

  show(roll: Roll): void {
    const isFirst = this.known()?.sessionId !== roll.sessionId;
    this.known.set(roll);
    if (!isFirst) return;
    this.queue.set(keptMarks(roll.sessionId));
    if (this.open() > 0) this.flushSoon(0);
  }

  draft(enrolmentId: string, draft: RowDraft): void {
    this.drafts.update((drafts) => new Map(drafts).set(enrolmentId, { ...drafts.get(enrolmentId), ...draft }));
  }

  /** Makes marks of a row: `wishOf` says what a block shall hold, null leaves it as it is. */
  mark(view: RowView, wishOf: (block: RollBlock, index: number) => MarkWish | null): void {
    const roll = this.known();
    if (roll === null || !view.canMark) return;
    const { enrolmentId } = view.row;
    for (const [index, block] of roll.blocks.entries()) {
      const wish = wishOf(block, index);
      if (wish !== null) this.queue.update((queue) => enqueued(queue, this.toMark(view, block, index, wish)));
    }
    this.draft(enrolmentId, { state: null });
    this.changed();
  }

  /** Says of all virtual participants of this roll that personal interaction was ensured, or takes it back. */
  ensureInteraction(isEnsured: boolean): void {
    this.ensured.set(isEnsured);
    for (const view of this.virtual()) {
      this.mark(view, (_block, index) => {
        const mark = view.marks[index];
        if (mark?.attendance !== 'present' || mark.modality !== 'virtual') return null;
        return mark.interactionEnsured === isEnsured ? null : { attendance: 'present', minutes: mark.minutes };
      });
    }
  }

  /** Lets go of refused marks; what the server holds is shown again. */
  dismiss(enrolmentId: string): void {
    this.queue.update((queue) =>
      queue.filter(({ mark, state }) => state !== 'refused' || mark.enrolmentId !== enrolmentId),
    );
  }

  readonly retry = (): void => this.flushSoon(0);

  private toMark(view: RowView, block: RollBlock, index: number, wish: MarkWish): Mark {
    const held = view.marks[index] ?? null;
    const isThere = wish.attendance === 'present';
    const modality = wish.modality ?? held?.modality ?? view.modality ?? block.modality;
    const usual: RollCheck = modality === 'virtual' ? 'meeting-log' : 'roll-call';
    const kept = held !== null && held.modality === modality && held.check !== 'import' ? held.check : usual;
    return {
      id: crypto.randomUUID(),
      enrolmentId: view.row.enrolmentId,
      blockId: block.id,
      attendance: wish.attendance,
      minutes: isThere ? wish.minutes : 0,
      modality,
      check: wish.check ?? (isThere ? kept : 'roll-call'),
      interactionEnsured: isThere && modality === 'virtual' && this.interaction(),
      replaces: held?.id ?? null,
      excuse: wish.excuse ?? null,
      excuseNote: null,
      recordedAt: new Date().toISOString(),
    };
  }

  private recordedWord(): boolean {
    const marks = this.virtual().flatMap((view) => view.marks.filter((mark) => mark?.modality === 'virtual'));
    return marks.length > 0 && marks.every((mark) => mark?.attendance !== 'present' || mark.interactionEnsured);
  }

  private changed(): void {
    const roll = this.known();
    if (roll !== null) keepMarks(roll.sessionId, this.queue());
    this.flushSoon(gatherFor);
  }

  private flushSoon(delay: number): void {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => void this.flush(), delay);
  }

  private async flush(): Promise<void> {
    const roll = this.known();
    const marks = nextBatch(this.queue(), batchMost);
    if (roll === null || this.isSending || marks.length === 0) return;
    const ids = new Set(marks.map(({ id }) => id));
    this.isSending = true;
    this.queue.update((queue) => withState(queue, ids, 'sending', null));
    try {
      const { outcomes }: MarksRecorded = await firstValueFrom(this.client.record(roll.sessionId, marks));
      this.known.update((now) => (now === null ? now : settled(now, outcomes)));
      this.queue.update((queue) => answered(queue, outcomes));
      this.failure.set(null);
      this.connection.keep(null);
    } catch (problem) {
      this.failed(problem, ids);
    } finally {
      this.isSending = false;
    }
    keepMarks(roll.sessionId, this.queue());
    if (this.open() > 0) this.flushSoon(this.failure() === null ? 0 : retryAfter);
  }

  /** A refusal by the roll's state is final for these marks; anything else may pass, so they wait. */
  private failed(problem: unknown, ids: ReadonlySet<string>): void {
    const known = problem instanceof ProblemError ? problem : new ProblemError(0, 'unavailable', null, [], {});
    this.failure.set(known);
    if (known.status >= 400 && known.status < 500 && known.status !== 401 && known.status !== 429) {
      this.queue.update((queue) => withState(queue, ids, 'refused', known.code));
      this.connection.keep(null);
      return;
    }
    this.queue.update((queue) => withState(queue, ids, 'unsent', null));
    this.connection.keep({ text: said(attendanceTexts).unsent(this.open()), retry: this.retry });
  }
}
