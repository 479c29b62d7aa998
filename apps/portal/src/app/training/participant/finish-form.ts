import { Component, inject, input, output, signal } from '@angular/core';
import { FinishCourse } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CheckBox } from '../../ui/fields/check-box';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';

/** The office states that the course is finished for those chosen (§ 2 ZMediatAusbV): periods start from that day. */
@Component({
  selector: 'm-finish-form',
  host: { class: 'm-part' },
  imports: [CheckBox, DateField, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h3>{{ texts().finish.title(enrolments().length) }}</h3>
    <p class="m-meta">{{ texts().finish.lead }}</p>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-date-field [label]="texts().finish.on" [at]="form.at('on')" />
    <m-check-box
      [label]="texts().finish.exercises"
      [hint]="texts().finish.exercisesHint"
      [at]="form.at('exercisesIncluded')"
    />
    <div class="m-acts">
      <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().finish.act }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class FinishForm {
  readonly course = input.required<string>();
  readonly enrolments = input.required<readonly string[]>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(TrainingClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(trainingTexts);
  protected readonly form = new Entered(FinishCourse, {
    on: format.berlinDay(new Date().toISOString()),
    exercisesIncluded: false,
    people: [],
  });
  /** The same ids when a request is repeated, so that nobody is finished twice. */
  private readonly ids = new Map<string, string>();
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async save(): Promise<void> {
    this.form.at('people').set(this.enrolments().map((enrolmentId) => ({ id: this.idOf(enrolmentId), enrolmentId })));
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { outcomes } = await this.client.finish(this.course(), request);
      const count = (wanted: string): number => outcomes.filter((each) => each.outcome === wanted).length;
      this.messages.say(this.texts().finish.done(count('finished'), count('already-finished')));
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private idOf(enrolment: string): string {
    const id = this.ids.get(enrolment) ?? crypto.randomUUID();
    this.ids.set(enrolment, id);
    return id;
  }
}
