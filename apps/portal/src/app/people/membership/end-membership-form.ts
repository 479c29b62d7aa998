import { Component, inject, input, output, signal } from '@angular/core';
import { EditMembership, type MembershipAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { personTexts } from '../person/texts';

/** The last day in a department. */
@Component({
  selector: 'm-end-membership-form',
  host: { class: 'm-part' },
  imports: [DateField, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h3>{{ texts().memberships.endOf(membership().departmentName) }}</h3>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-date-field [label]="texts().memberships.until" [at]="form.at('until')" />
    <div class="m-acts">
      <button class="m-button" [disabled]="busy()">{{ texts().save }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class EndMembershipForm {
  readonly person = input.required<string>();
  readonly membership = input.required<MembershipAnswer>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PeopleClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly form = new Entered(EditMembership, { until: format.berlinDay(new Date().toISOString()) });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.endMembership(this.person(), this.membership().id, request.until);
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
