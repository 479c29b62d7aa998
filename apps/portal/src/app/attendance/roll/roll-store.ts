import { computed, inject, Injectable, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import type { Mark, PendingMark, Roll, RollBlock } from '@mittler/contract';
import type { DeviceQueue, Excuse, Modality, RollCheck } from '@mittler/domain';
import { enqueued, isUnanswered, sumRoll } from '@mittler/domain';
import { Outbox } from '../device/outbox';
import { settled } from './merge-roll';
import type { RowDraft, RowView, Sending } from './row-view';
import { toRowView } from './row-view';

/** What one mark shall say; the rest follows from the row. */
export interface MarkWish {
  readonly attendance: Mark['attendance'];
  readonly minutes: number;
  readonly modality?: Modality;
  readonly check?: RollCheck;
  readonly excuse?: Excuse;
  readonly excuseNote?: string | null;
}

/** A roll on screen: what the server said of it, with the marks of this device on top. */
@Injectable()
export class RollStore {
  private readonly outbox = inject(Outbox);
  private readonly known = signal<Roll | null>(null);
  private readonly drafts = signal<ReadonlyMap<string, RowDraft>>(new Map());
  private readonly ensured = signal<boolean | null>(null);
  private readonly correction = signal<DeviceQueue<Mark> | null>(null);

  readonly roll = this.known.asReadonly();
  /** Marks of this roll that wait with the server for a person. */
  readonly pending = signal<readonly PendingMark[]>([]);
  /** Marks of a correction that is being written down; null: none is. They are sent all together, with their reason. */
  readonly correcting = this.correction.asReadonly();
  private readonly queue = computed(() => {
    const session = this.known()?.sessionId;
    return session === undefined ? [] : [...this.outbox.of(session), ...(this.correction() ?? [])];
  });

  readonly rows = computed<readonly RowView[]>(() => {
    const roll = this.known();
    if (roll === null) return [];
    const queue = this.queue();
    const waiting = this.pending().filter(({ state }) => state === 'pending');
    const waits = new Map(waiting.map(({ enrolmentId, why }) => [enrolmentId, why]));
    return roll.rows.map((row) =>
      toRowView(row, roll, {
        queue,
        draft: this.drafts().get(row.enrolmentId) ?? {},
        waits: waits.get(row.enrolmentId) ?? null,
        isCorrecting: this.correction() !== null,
      }),
    );
  });
  readonly unmarked = computed(() => this.rows().filter(({ shown, canMark }) => shown === 'not-recorded' && canMark));
  /** People who typed the code and are not recorded yet: proposals, which the trainer confirms. */
  readonly claimed = computed(() => this.unmarked().filter(({ row }) => row.claimedAt !== null));
  readonly sums = computed(() => {
    const blocks = (this.known()?.blocks ?? []).map((block) => ({ ...block, area: block.area ?? null }));
    return sumRoll(
      blocks,
      this.rows().map(({ marks }) => marks.flatMap((mark) => mark ?? [])),
    );
  });
  /** How many rows are where. */
  readonly sent = computed(() => {
    const count = (wanted: Sending): number => this.rows().filter(({ sending }) => sending === wanted).length;
    return {
      sent: count('sent'),
      kept: count('kept') + count('sending'),
      pending: count('pending'),
      refused: count('refused'),
    };
  });
  /** Marks on this device that the server has not answered. */
  readonly open = computed(() => this.queue().filter(isUnanswered).length);
  readonly refused = computed(() => this.queue().some(({ state }) => state === 'refused'));
  /** The trainer's word that personal interaction was ensured, for all who took part virtually. */
  readonly interaction = computed(() => this.ensured() ?? this.recordedWord());
  readonly virtual = computed(() =>
    this.rows().filter(({ marks }) =>
      marks.some((mark) => mark?.attendance === 'present' && mark.modality === 'virtual'),
    ),
  );

  constructor() {
    this.outbox.recorded.pipe(takeUntilDestroyed()).subscribe(({ session, present }) => {
      this.known.update((roll) => (roll?.sessionId === session ? settled(roll, present) : roll));
    });
  }

  show(roll: Roll): void {
    this.known.set(roll);
  }

  /** What waits with the server is shown from there from now on. */
  showPending(marks: readonly PendingMark[]): void {
    this.pending.set(marks);
    const session = this.known()?.sessionId;
    const ids = new Set(marks.map(({ id }) => id));
    if (session !== undefined) this.outbox.drop(session, ({ mark, state }) => state === 'pending' && ids.has(mark.id));
  }

  draft(enrolmentId: string, draft: RowDraft): void {
    this.drafts.update((drafts) => new Map(drafts).set(enrolmentId, { ...drafts.get(enrolmentId), ...draft }));
  }

  /** Makes marks of a row: `wishOf` says what a block shall hold, null leaves it as it is. */
  mark(view: RowView, wishOf: (block: RollBlock, index: number) => MarkWish | null): void {
    const roll = this.known();
    if (roll === null || !view.canMark) return;
    const marks = roll.blocks.flatMap((block, index) => {
      const wish = wishOf(block, index);
      return wish === null ? [] : [this.toMark(view, block, index, wish)];
    });
    this.draft(view.row.enrolmentId, { state: null });
    if (marks.length === 0) return;
    if (this.correction() === null) this.outbox.add(roll.sessionId, marks);
    else this.correction.update((queue) => marks.reduce<DeviceQueue<Mark>>(enqueued, queue ?? []));
  }

  /** Begins to write down a correction of a closed roll, or drops it. */
  correct(isCorrecting: boolean): void {
    this.correction.set(isCorrecting ? [] : null);
    this.drafts.set(new Map());
    this.ensured.set(null);
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
    const session = this.known()?.sessionId ?? '';
    this.outbox.drop(session, ({ mark, state }) => state === 'refused' && mark.enrolmentId === enrolmentId);
  }

  readonly retry = (): void => this.outbox.sendSoon(0);

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
      excuseNote: wish.excuseNote ?? null,
      recordedAt: new Date().toISOString(),
    };
  }

  private recordedWord(): boolean {
    const marks = this.virtual().flatMap((view) => view.marks.filter((mark) => mark?.modality === 'virtual'));
    return marks.length > 0 && marks.every((mark) => mark?.attendance !== 'present' || mark.interactionEnsured);
  }
}
