import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { CreateDepartment, type Department, departmentKinds } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { unitTexts } from './texts';
import { UnitClient } from './unit-client';

/** A department, new or known. */
@Component({
  selector: 'm-department-form',
  host: { class: 'm-part' },
  imports: [TextField, SelectField, ErrorSummary, ProblemNotice],
  template: `<form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); save()">
    <h2>{{ department() === null ? texts().createDepartment : texts().editDepartment }}</h2>
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <m-text-field [label]="texts().name" [hint]="texts().nameHint" [at]="form.at('name')" />
    <div class="m-form-row">
      <m-select-field [label]="texts().departmentKind" [options]="kinds()" [at]="form.at('kind')" />
      <m-text-field [label]="texts().code" [optional]="true" [at]="form.at('code')" />
    </div>
    <div class="m-acts">
      <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class DepartmentForm {
  readonly municipality = input.required<string>();
  readonly department = input.required<Department | null>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(UnitClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(unitTexts);
  protected readonly form = new Entered(CreateDepartment, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly kinds = computed(() =>
    departmentKinds.map((value) => ({ value, label: this.texts().departmentKinds[value] })),
  );

  constructor() {
    effect(() => {
      const municipality = this.municipality();
      const { name, code, kind } = this.department() ?? { name: '', code: '', kind: 'other' as const };
      untracked(() => this.form.begin({ municipality, name, code, kind }));
    });
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const known = this.department();
      if (known === null) await this.client.createDepartment(request);
      else {
        const { name, code = null, kind = 'other' } = request;
        await this.client.editDepartment(known.id, { name, code, kind, version: known.version });
      }
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
