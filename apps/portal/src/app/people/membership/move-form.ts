import { Component, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type MembershipAnswer, MovePerson } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CheckBox } from '../../ui/fields/check-box';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { personTexts } from '../person/texts';
import { DepartmentChoice } from '../unit/department-choice';

/** From one department to another from a day on: the old membership ends the day before. */
@Component({
  selector: 'm-move-form',
  host: { class: 'm-part' },
  imports: [DepartmentChoice, DateField, CheckBox, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h3>{{ texts().memberships.moveFrom(membership().departmentName) }}</h3>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-department-choice [at]="form.at('department')" [start]="membership().municipality" />
    <m-date-field [label]="texts().memberships.on" [hint]="texts().memberships.onHint" [at]="form.at('on')" />
    <m-check-box
      [label]="texts().memberships.withCourses"
      [hint]="texts().memberships.withCoursesHint"
      [at]="form.at('withCourses')"
    />
    <div class="m-acts">
      <button class="m-button" [disabled]="busy()">{{ texts().memberships.move }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class MoveForm {
  readonly person = input.required<string>();
  readonly membership = input.required<MembershipAnswer>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PeopleClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly form = new Entered(MovePerson, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  constructor() {
    effect(() => {
      const membership = this.membership().id;
      const on = format.berlinDay(new Date().toISOString());
      untracked(() => this.form.begin({ membership, department: '', on, withCourses: true }));
    });
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.move(this.person(), request);
      this.messages.say(this.texts().memberships.moved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
