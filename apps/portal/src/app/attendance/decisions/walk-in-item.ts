import { Component, computed, inject, input, signal } from '@angular/core';
import type { Decision, WalkIn } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { SelectField } from '../../ui/fields/select-field';
import { evidenceTexts } from '../evidence/texts';
import { DecisionForm } from './decision-form';
import { DecisionStore } from './decision-store';

/** Somebody who was noted by name alone: matched to a person of the roll, or dismissed with a reason. */
@Component({
  selector: 'm-walk-in-item',
  imports: [Badge, DecisionForm, SelectField],
  template: `<div class="m-split">
      <h3>{{ walkIn().name }}{{ walkIn().town ? ', ' + walkIn().town : '' }}</h3>
      <m-badge [tone]="walkIn().state === 'open' ? 'wait' : null">{{ texts().walkInStates[walkIn().state] }}</m-badge>
    </div>
    <p class="m-meta">
      {{ texts().pending.sentBy(walkIn().recordedBy ?? '–', format.dateTime(walkIn().receivedAt)) }}
    </p>
    @if (walkIn().state === 'open') {
      <m-select-field
        [label]="texts().walkIn.who"
        [options]="people()"
        [empty]="texts().walkIn.choose"
        [(value)]="chosen"
      />
      <m-decision-form
        [of]="walkIn().name"
        [accept]="texts().walkIn.match"
        [mayAccept]="chosen() !== null && chosen() !== ''"
        [busy]="store.busy() !== null"
        [problem]="store.problemOf(walkIn().id)"
        (decided)="decide($event)"
      />
    } @else if (matched(); as name) {
      <p>{{ texts().walkIn.isMatched(name) }}</p>
    } @else if (walkIn().reason) {
      <p class="m-meta">{{ texts().decision.reason }}: {{ walkIn().reason }}</p>
    }`,
})
export class WalkInItem {
  readonly walkIn = input.required<WalkIn>();
  protected readonly store = inject(DecisionStore);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly chosen = signal<string | null>(null);
  private readonly rows = computed(() => this.store.all()?.roll.rows ?? []);
  protected readonly people = computed(() =>
    this.rows().map((row) => ({ value: row.enrolmentId, label: `${format.listName(row)}, ${row.municipality}` })),
  );
  protected readonly matched = computed(() => {
    const row = this.rows().find(({ enrolmentId }) => enrolmentId === this.walkIn().enrolmentId);
    return row === undefined ? null : format.fullName(row);
  });

  protected decide({ accepted, reason }: Decision): void {
    const { id } = this.walkIn();
    const enrolmentId = this.chosen() ?? '';
    void this.store.decide(id, (client) =>
      accepted ? client.matchWalkIn(id, { enrolmentId }) : client.dismissWalkIn(id, { reason: reason ?? '' }),
    );
  }
}
