import { Component, computed, inject, input } from '@angular/core';
import type { Decision, PendingMark, RollMark } from '@mittler/contract';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import { evidenceTexts } from '../evidence/texts';
import { attendanceTexts, reasonTexts } from '../texts';
import { DecisionForm } from './decision-form';
import { DecisionStore } from './decision-store';
import { StateBadge } from './state-badge';

type Said = Pick<RollMark, 'attendance' | 'minutes' | 'modality'>;

/** A mark that waits: what it says, what holds now, why it waits, and the decision. */
@Component({
  selector: 'm-pending-item',
  imports: [DecisionForm, StateBadge],
  template: `<div class="m-split">
      <h3>{{ name() }}</h3>
      <m-decision-state [state]="mark().state" />
    </div>
    <dl class="m-facts">
      <div>
        <dt>{{ texts().pending.says }}</dt>
        <dd>
          <b>{{ words(mark().mark) }}</b>
          @if (blockName(); as name) {
            , {{ name }}
          }
        </dd>
      </div>
      <div>
        <dt>{{ texts().pending.holds }}</dt>
        <dd>{{ present() }}</dd>
      </div>
      <div>
        <dt>{{ texts().pending.why }}</dt>
        <dd>{{ why() }}</dd>
      </div>
      <div>
        <dt>{{ texts().pending.sent }}</dt>
        <dd>{{ texts().pending.sentBy(mark().sentBy ?? '–', format.dateTime(mark().receivedAt)) }}</dd>
      </div>
      @if (mark().deviceTime; as at) {
        <div>
          <dt>{{ texts().pending.made }}</dt>
          <dd>{{ format.dateTime(at) }}</dd>
        </div>
      }
      @if (mark().decisionReason; as reason) {
        <div>
          <dt>{{ texts().decision.reason }}</dt>
          <dd>{{ reason }}</dd>
        </div>
      }
    </dl>
    @if (mark().state === 'pending') {
      <m-decision-form
        [of]="name()"
        [accept]="texts().pending.accept"
        [mayAccept]="mark().mayAccept"
        [needsReason]="isClosed()"
        [busy]="store.busy() !== null"
        [problem]="store.problemOf(mark().id)"
        (decided)="decide($event)"
      />
      @if (!mark().mayAccept) {
        <p class="m-meta">{{ texts().pending.officeAlone }}</p>
      }
    }`,
})
export class PendingItem {
  readonly mark = input.required<PendingMark>();
  protected readonly store = inject(DecisionStore);
  protected readonly texts = spoken(evidenceTexts);
  private readonly spokenWords = spoken(attendanceTexts);
  protected readonly format = format;

  protected readonly name = computed(() => {
    const { person } = this.mark();
    return person === null ? this.texts().pending.unknown : `${format.listName(person)}, ${person.municipality}`;
  });
  protected readonly blockName = computed(() => {
    const block = this.store.all()?.roll.blocks.find(({ id }) => id === this.mark().blockId);
    return block?.area ? this.spokenWords().area(block.area) : null;
  });
  protected readonly why = computed(() => said(reasonTexts)[this.mark().why] ?? '');
  protected readonly present = computed(() => {
    const { present } = this.mark();
    if (present === null) return this.spokenWords().notRecordedWord;
    return `${this.words(present)} · ${this.texts().pending.sentBy(present.recordedBy ?? '–', format.dateTime(present.receivedAt))}`;
  });
  protected readonly isClosed = computed(() => typeof this.store.all()?.roll.closedAt === 'string');

  protected words({ attendance, minutes, modality }: Said): string {
    const texts = this.spokenWords();
    return attendance === 'present'
      ? `${texts.state.present}, ${format.minutes(minutes)}, ${texts.formLong[modality]}`
      : texts.state[attendance];
  }

  protected decide(decision: Decision): void {
    const { id } = this.mark();
    void this.store.decide(id, (client) => client.decideMark(id, decision));
  }
}
