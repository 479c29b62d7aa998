import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import type { Decision, Mark, Objection } from '@mittler/contract';
import type { Attendance } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Segments } from '../../ui/fields/choice-group';
import { TextField } from '../../ui/fields/text-field';
import { evidenceTexts } from '../evidence/texts';
import { readMinutes } from '../roll/read-minutes';
import { attendanceTexts } from '../texts';
import { DecisionForm } from './decision-form';
import { DecisionStore } from './decision-store';
import { StateBadge } from './state-badge';

const attendances: readonly Attendance[] = ['present', 'absent'];

/** What somebody says is wrong about her entry. Accepting it writes the mark that is right. */
@Component({
  selector: 'm-objection-item',
  imports: [DecisionForm, Segments, StateBadge, TextField],
  template: `<div class="m-split">
      <h3>{{ name() }}</h3>
      <m-decision-state [state]="objection().state" />
    </div>
    <blockquote>{{ objection().words }}</blockquote>
    <p class="m-meta">{{ texts().objection.raised(format.dateTime(objection().raisedAt)) }}</p>
    <p>{{ texts().pending.holds }}: {{ holds() }}</p>
    @if (objection().state === 'pending') {
      <div class="m-form-row">
        <m-segments
          [label]="texts().objection.right"
          [choices]="choices()"
          [value]="attendance()"
          (valueChange)="choose($event)"
        />
        @if (attendance() === 'present') {
          <m-text-field
            [label]="texts().objection.minutes"
            inputmode="numeric"
            [(value)]="minutes"
            [error]="wrong() ? texts().objection.minutesWrong : null"
          />
        }
      </div>
      <m-decision-form
        [of]="name()"
        [accept]="texts().objection.accept"
        [mayAccept]="objection().present !== null"
        [busy]="store.busy() !== null"
        [problem]="store.problemOf(objection().id)"
        (decided)="decide($event)"
      />
    } @else if (objection().decisionReason) {
      <p class="m-meta">{{ texts().decision.reason }}: {{ objection().decisionReason }}</p>
    }`,
})
export class ObjectionItem {
  readonly objection = input.required<Objection>();
  protected readonly store = inject(DecisionStore);
  protected readonly texts = spoken(evidenceTexts);
  private readonly words = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly wrong = signal(false);
  private readonly block = computed(() =>
    this.store.all()?.roll.blocks.find(({ id }) => id === this.objection().present?.blockId),
  );
  protected readonly attendance = linkedSignal<Attendance>(() => 'present' satisfies Attendance);
  protected readonly minutes = linkedSignal<string | null>(() => String(this.block()?.plannedMinutes ?? ''));
  protected readonly name = computed(
    () => `${format.listName(this.objection().person)}, ${this.objection().person.municipality}`,
  );
  protected readonly choices = computed(() =>
    attendances.map((value) => ({ value, label: this.words().state[value] })),
  );
  protected readonly holds = computed(() => {
    const { present } = this.objection();
    if (present === null) return this.words().notRecordedWord;
    return present.attendance === 'present'
      ? `${this.words().state.present}, ${format.minutes(present.minutes)}`
      : this.words().state[present.attendance];
  });

  protected choose(value: string | null): void {
    const attendance = attendances.find((each) => each === value);
    if (attendance !== undefined) this.attendance.set(attendance);
  }

  protected decide({ accepted, reason }: Decision): void {
    const { id } = this.objection();
    const mark = accepted ? this.rightMark() : null;
    this.wrong.set(accepted && mark === null);
    if (this.wrong()) return;
    void this.store.decide(id, (client) => client.decideObjection(id, { accepted, reason: reason ?? null, mark }));
  }

  private rightMark(): Mark | null {
    const { present } = this.objection();
    const planned = this.block()?.plannedMinutes ?? 0;
    const isThere = this.attendance() === 'present';
    const minutes = isThere ? readMinutes(this.minutes() ?? '') : 0;
    if (present === null || minutes === null || minutes > planned || (isThere && minutes === 0)) return null;
    return {
      id: crypto.randomUUID(),
      enrolmentId: present.enrolmentId,
      blockId: present.blockId,
      attendance: this.attendance(),
      minutes,
      modality: present.modality,
      check: present.check === 'import' ? 'roll-call' : present.check,
      interactionEnsured: isThere && present.interactionEnsured,
      replaces: present.id,
      excuse: null,
      excuseNote: null,
      recordedAt: new Date().toISOString(),
    };
  }
}
