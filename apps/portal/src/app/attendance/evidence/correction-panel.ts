import { Component, computed, inject, signal } from '@angular/core';
import { CorrectRoll } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextArea } from '../../ui/fields/text-area';
import { StatusMessages } from '../../ui/notices/status-messages';
import { RollStore } from '../roll/roll-store';
import { EvidenceClient } from './evidence-client';
import { evidenceTexts } from './texts';

const begun = () => ({ id: crypto.randomUUID(), reason: '', marks: [] });

/** A correction of a closed roll: what is changed, why, and the signature under the new sums. */
@Component({
  selector: 'm-correction-panel',
  imports: [ProblemNotice, TextArea],
  template: `<h2>{{ texts().correction.title }}</h2>
    @if (store.roll(); as roll) {
      <p>{{ texts().correction.changed(changed()) }}</p>
      @if (isLate()) {
        <p class="m-soon">{{ texts().correction.late(format.date(roll.correctionUntil)) }}</p>
      }
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-text-area
          [label]="texts().decision.reason"
          [hint]="texts().correction.reasonHint"
          [at]="form.at('reason')"
          [rows]="3"
        />
        <m-problem-notice [problem]="problem()" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy() || changed() === 0">
            {{ isLate() ? texts().correction.request : texts().correction.save }}
          </button>
          <button type="button" class="m-button m-button--plain" (click)="store.correct(false)">
            {{ texts().correction.drop }}
          </button>
        </div>
      </form>
    }`,
})
export class CorrectionPanel {
  private readonly client = inject(EvidenceClient);
  private readonly messages = inject(StatusMessages);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly form = new Entered(CorrectRoll, begun());
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly changed = computed(
    () => new Set((this.store.correcting() ?? []).map(({ mark }) => mark.enrolmentId)).size,
  );
  /** Beyond the set age a second person confirms it. */
  protected readonly isLate = computed(
    () => (this.store.roll()?.correctionUntil ?? '9999') < format.berlinDay(new Date().toISOString()),
  );

  protected async save(): Promise<void> {
    const session = this.store.roll()?.sessionId;
    const marks = (this.store.correcting() ?? []).map(({ mark }) => mark);
    this.form.within<unknown>('/marks').set(marks as never);
    const request = this.form.checked();
    if (request === null || session === undefined) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { state, roll } = await firstValueFrom(this.client.correct(session, request));
      this.store.correct(false);
      this.store.show(roll);
      this.form.begin(begun());
      this.messages.say(state === 'recorded' ? this.texts().correction.saved : this.texts().correction.requested);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
