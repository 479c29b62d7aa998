import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output, signal } from '@angular/core';
import { GrantRole, type Municipalities } from '@mittler/contract';
import { roleReach, roles } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { shellTexts } from '../../shell/texts';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { SelectField } from '../../ui/fields/select-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { personTexts } from '../person/texts';
import { DepartmentChoice } from '../unit/department-choice';

/** A role with its dates and, where it reaches only so far, its municipality or department. */
@Component({
  selector: 'm-grant-form',
  host: { class: 'm-part' },
  imports: [SelectField, DateField, DepartmentChoice, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h3>{{ texts().roles.grant }}</h3>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-select-field
      [label]="texts().roles.role"
      [options]="options()"
      [empty]="texts().roles.choose"
      [at]="form.at('role')"
    />
    @switch (reach()) {
      @case ('municipality') {
        <m-select-field
          [label]="texts().roles.municipality"
          [options]="municipalities()"
          [empty]="texts().roles.choose"
          [at]="form.at('municipality')"
        />
      }
      @case ('department') {
        <m-department-choice [at]="form.at('department')" />
      }
    }
    <div class="m-form-row">
      <m-date-field [label]="texts().memberships.from" [at]="form.at('from')" />
      <m-date-field
        [label]="texts().memberships.until"
        [hint]="texts().roles.untilHint"
        [optional]="true"
        [at]="form.at('until')"
      />
    </div>
    <div class="m-acts">
      <button class="m-button" [disabled]="busy()">{{ texts().roles.grant }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class GrantForm {
  readonly person = input.required<string>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PeopleClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  private readonly shell = spoken(shellTexts);
  private readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly form = new Entered(GrantRole, {
    role: '',
    municipality: '',
    department: '',
    from: format.berlinDay(new Date().toISOString()),
    until: '',
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly options = computed(() => roles.map((value) => ({ value, label: this.shell().roles[value] })));
  protected readonly municipalities = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : []).map((each) => ({
      value: each.key,
      label: each.name,
    })),
  );
  protected readonly reach = computed(() => {
    const role = roles.find((each) => each === this.form.value().role);
    return role === undefined ? 'everywhere' : roleReach[role];
  });

  protected async save(): Promise<void> {
    // A scope that belonged to a role chosen before must not go along.
    if (this.reach() !== 'municipality') this.form.at('municipality').set('');
    if (this.reach() !== 'department') this.form.at('department').set('');
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.grant(this.person(), request);
      this.messages.say(this.texts().roles.granted);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
