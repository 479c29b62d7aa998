import { Component, computed, inject, input } from '@angular/core';
import type { CorrectionRequest, Decision } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { evidenceTexts } from '../evidence/texts';
import { attendanceTexts } from '../texts';
import { DecisionForm } from './decision-form';
import { DecisionStore } from './decision-store';
import { StateBadge } from './state-badge';

/** A correction of what was signed long ago: a second person decides. */
@Component({
  selector: 'm-correction-item',
  imports: [DecisionForm, StateBadge],
  template: `<div class="m-split">
      <h3>{{ title() }}</h3>
      <m-decision-state [state]="request().state" />
    </div>
    <p class="m-meta">
      {{ texts().pending.sentBy(request().requestedBy ?? '–', format.dateTime(request().requestedAt)) }}
    </p>
    <p>{{ request().reason }}</p>
    <ul class="m-rows">
      @for (line of lines(); track line) {
        <li>{{ line }}</li>
      }
    </ul>
    @if (request().state === 'pending') {
      @if (request().mayDecide) {
        <m-decision-form
          [of]="title()"
          [busy]="store.busy() !== null"
          [problem]="store.problemOf(request().id)"
          (decided)="decide($event)"
        />
      } @else {
        <p class="m-meta">{{ texts().correction.secondPerson }}</p>
      }
    } @else if (request().decisionReason) {
      <p class="m-meta">{{ texts().decision.reason }}: {{ request().decisionReason }}</p>
    }`,
})
export class CorrectionItem {
  readonly request = input.required<CorrectionRequest>();
  protected readonly store = inject(DecisionStore);
  protected readonly texts = spoken(evidenceTexts);
  private readonly words = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly title = computed(() => this.texts().correction.count(this.request().marks.length));
  protected readonly lines = computed(() =>
    this.request().marks.map(({ mark, person }) => {
      const { state, formLong } = this.words();
      const what =
        mark.attendance === 'present'
          ? `${format.minutes(mark.minutes)}, ${formLong[mark.modality]}`
          : state[mark.attendance];
      return `${person === null ? this.texts().pending.unknown : format.listName(person)}: ${what}`;
    }),
  );

  protected decide(decision: Decision): void {
    const { id } = this.request();
    void this.store.decide(id, (client) => client.decideCorrection(id, decision));
  }
}
