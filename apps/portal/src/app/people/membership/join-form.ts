import { Component, inject, input, output, signal } from '@angular/core';
import { NewMembership } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { personTexts } from '../person/texts';
import { DepartmentChoice } from '../unit/department-choice';

/** One more department, beside those she has. */
@Component({
  selector: 'm-join-form',
  host: { class: 'm-part' },
  imports: [DepartmentChoice, DateField, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h3>{{ texts().memberships.join }}</h3>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-department-choice [at]="form.at('department')" />
    <div class="m-form-row">
      <m-date-field [label]="texts().memberships.from" [at]="form.at('from')" />
      <m-date-field [label]="texts().memberships.until" [optional]="true" [at]="form.at('until')" />
    </div>
    <div class="m-acts">
      <button class="m-button" [disabled]="busy()">{{ texts().save }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class JoinForm {
  readonly person = input.required<string>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PeopleClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly form = new Entered(NewMembership, {
    department: '',
    from: format.berlinDay(new Date().toISOString()),
    until: '',
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.join(this.person(), request);
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
