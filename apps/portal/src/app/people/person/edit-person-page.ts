import { httpResource } from '@angular/common/http';
import { Component, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { CreatePerson, type PersonAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { PeopleClient } from '../people-client';
import { PersonForm } from './person-form';
import { personTexts } from './texts';

/** Changes what is known of a person. The version read is sent back, so that nobody's change is lost. */
@Component({
  selector: 'm-edit-person-page',
  imports: [RouterLink, Crumbs, ErrorSummary, ProblemNotice, PersonForm, Waiting],
  template: `<div class="m-page">
    @if (person.hasValue()) {
      <m-crumbs
        [above]="[
          { label: texts().list.title, path: '/personen' },
          { label: format.fullName(person.value()), path: '/personen/' + id() },
        ]"
        [here]="texts().form.editTitle"
      />
      <div class="m-page-head">
        <h1>{{ texts().form.editOf(format.fullName(person.value())) }}</h1>
      </div>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save(person.value())">
        <m-error-summary [errors]="form.errors()" />
        <m-problem-notice [problem]="problem()" />
        <m-person-form [form]="form" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
          <a class="m-button m-button--plain" [routerLink]="['/personen', id()]">{{ texts().cancel }}</a>
        </div>
      </form>
    } @else {
      <h1>{{ texts().form.editTitle }}</h1>
      <m-problem-notice [problem]="person.error()" />
      @if (person.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class EditPersonPage {
  readonly id = input.required<string>();
  private readonly client = inject(PeopleClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly person = httpResource<PersonAnswer>(() => `/api/people/${this.id()}`);
  protected readonly form = new Entered(CreatePerson, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  readonly unsaved = (): boolean => this.form.dirty();

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      if (!this.person.hasValue()) return;
      const { givenName, familyName, email, birthDate, externalId, language } = this.person.value();
      // A birth date that the caller may not see is not sent, so that it stays.
      const seen = birthDate === undefined ? {} : { birthDate };
      untracked(() => this.form.begin({ givenName, familyName, email, externalId, language, ...seen }));
    });
  }

  protected async save(person: PersonAnswer): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.edit(person.id, { ...request, version: person.version });
      this.form.begin(this.form.value());
      this.messages.say(this.texts().saved);
      await this.router.navigate(['/personen', person.id]);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
