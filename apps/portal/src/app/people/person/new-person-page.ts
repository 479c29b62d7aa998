import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CreatePerson, NewMembership } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { DepartmentChoice } from '../unit/department-choice';
import { PersonForm } from './person-form';
import { personTexts } from './texts';

/** A new person, with her department if it is known. */
@Component({
  selector: 'm-new-person-page',
  imports: [RouterLink, Crumbs, ErrorSummary, ProblemNotice, PersonForm, DepartmentChoice, DateField],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().list.title, path: '/personen' }]" [here]="texts().form.newTitle" />
    <div class="m-page-head">
      <h1>{{ texts().form.newTitle }}</h1>
    </div>
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-error-summary [errors]="form.errors()" />
      <m-error-summary [errors]="membership.errors()" />
      <m-problem-notice [problem]="problem()" />
      <m-person-form [form]="form" />
      <section>
        <h2>{{ texts().memberships.title }}</h2>
        <m-department-choice [optional]="true" [at]="membership.at('department')" />
      </section>
      @if (membership.value().department) {
        <m-date-field [label]="texts().memberships.from" [at]="membership.at('from')" />
      }
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().form.create }}</button>
        <a class="m-button m-button--plain" routerLink="/personen">{{ texts().cancel }}</a>
      </div>
    </form>
  </div>`,
})
export class NewPersonPage {
  private readonly client = inject(PeopleClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly form = new Entered(CreatePerson, {
    givenName: '',
    familyName: '',
    email: '',
    externalId: '',
    language: 'de',
  });
  protected readonly membership = new Entered(NewMembership, {
    department: '',
    from: format.berlinDay(new Date().toISOString()),
  });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private saved = false;
  readonly unsaved = (): boolean => !this.saved && (this.form.dirty() || this.membership.dirty());

  constructor() {
    keepUnsavedOnClose(this.unsaved);
  }

  protected async save(): Promise<void> {
    const person = this.form.checked();
    const wanted = Boolean(this.membership.value().department);
    const membership = wanted ? this.membership.checked() : null;
    if (person === null || (wanted && membership === null)) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const made = await this.client.create(membership === null ? person : { ...person, membership });
      this.saved = true;
      this.messages.say(this.texts().form.created);
      await this.router.navigate(['/personen', made.id]);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
