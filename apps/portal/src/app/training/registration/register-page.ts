import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueCourse, MyRegistrations, OwnMemberships, RegistrationRecord } from '@mittler/contract';
import { Register } from '@mittler/contract';
import { isFinal } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { keepUnsavedOnClose } from '../../shell/guards';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import type { Choice } from '../../ui/fields/choice-group';
import { ChoiceGroup } from '../../ui/fields/choice-group';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { Waiting } from '../../ui/notices/waiting';
import { RegistrationWay } from '../catalogue/registration-way';
import { catalogueTexts } from '../catalogue/texts';
import { registrationSentence } from './own-sentence';
import { RegistrationClient } from './registration-client';
import { registrationTexts } from './texts';

/** She registers for a course, for one of her departments, and reads what happens next. */
@Component({
  selector: 'm-register-page',
  imports: [RouterLink, Alert, ChoiceGroup, Crumbs, ErrorSummary, ProblemNotice, RegistrationWay, TextField, Waiting],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: catalogue().title, path: '/katalog' },
        { label: name(), path: '/katalog/' + id() },
      ]"
      [here]="catalogue().one.registration"
    />
    @if (done(); as registration) {
      <h1 id="ergebnis" tabindex="-1">
        {{ texts().register.done }} <span class="m-key">{{ sentence(registration) }}</span>
      </h1>
      <div class="m-sections">
        @if (course.hasValue()) {
          <section>
            <h2>{{ texts().steps.title }}</h2>
            <m-registration-way [course]="course.value()" [done]="true" />
          </section>
        }
        <div class="m-acts">
          <a class="m-button m-button--primary" routerLink="/anmeldungen/meine">{{ texts().register.toMine }}</a>
          <a class="m-button m-button--quiet" routerLink="/katalog">{{ texts().register.toCatalogue }}</a>
        </div>
      </div>
    } @else {
      <div class="m-page-head">
        <h1>{{ texts().register.heading(name()) }}</h1>
      </div>
      @if (course.hasValue() && own.hasValue() && mine.hasValue()) {
        <div class="m-two">
          <div>
            @if (already(); as registration) {
              <m-alert tone="wait" [title]="texts().register.already">
                <p>{{ sentence(registration) }}</p>
                <a routerLink="/anmeldungen/meine">{{ texts().register.toMine }}</a>
              </m-alert>
            } @else if (course.value().state === 'closed') {
              <m-alert tone="soon" [title]="texts().register.closed">
                <p>{{ texts().register.closedMore }}</p>
                <a routerLink="/katalog">{{ texts().register.toCatalogue }}</a>
              </m-alert>
            } @else if (departments().length === 0) {
              <m-alert tone="soon" [title]="texts().register.noDepartment">{{
                texts().register.noDepartmentMore
              }}</m-alert>
            } @else {
              <form class="m-form" novalidate (submit)="$event.preventDefault(); register()">
                <m-error-summary [errors]="form.errors()" />
                <m-problem-notice [problem]="problem()" />
                @if (course.value().state === 'waiting-list') {
                  <m-alert tone="wait">{{ texts().register.waitingHint }}</m-alert>
                }
                @if (departments().length === 1) {
                  <dl class="m-facts">
                    <div>
                      <dt>{{ texts().register.forDepartment }}</dt>
                      <dd>{{ departments()[0]?.label }}</dd>
                      <dd class="m-meta">{{ texts().register.forHint }}</dd>
                    </div>
                  </dl>
                } @else {
                  <m-choice-group
                    [label]="texts().register.forWhich"
                    [hint]="texts().register.forHint"
                    [choices]="departments()"
                    [at]="form.at('departmentId')"
                  />
                }
                <m-text-field
                  [label]="texts().register.reason"
                  [hint]="texts().register.reasonHint"
                  [optional]="true"
                  autocomplete="off"
                  [at]="form.at('reason')"
                />
                <div class="m-acts">
                  <button class="m-button m-button--primary m-button--large" [disabled]="busy()">
                    {{ texts().register.act }}
                  </button>
                  <a class="m-button m-button--plain" [routerLink]="['/katalog', id()]">{{ texts().cancel }}</a>
                </div>
              </form>
            }
          </div>
          <aside>
            <section>
              <h2>{{ texts().steps.title }}</h2>
              <m-registration-way [course]="course.value()" />
            </section>
          </aside>
        </div>
      } @else {
        <m-problem-notice [problem]="course.error() ?? own.error() ?? mine.error()" [again]="true" (retry)="reload()" />
        @if (course.isLoading() || own.isLoading() || mine.isLoading()) {
          <m-waiting />
        }
      }
    }
  </div>`,
})
export class RegisterPage {
  readonly id = input.required<string>();
  private readonly client = inject(RegistrationClient);
  protected readonly texts = spoken(registrationTexts);
  protected readonly catalogue = spoken(catalogueTexts);
  protected readonly course = httpResource<CatalogueCourse>(() => `/api/catalogue/${this.id()}`);
  protected readonly own = httpResource<MyRegistrations>(() => '/api/me/registrations');
  protected readonly mine = httpResource<OwnMemberships>(() => '/api/me/memberships');
  protected readonly name = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly departments = computed<readonly Choice[]>(() =>
    (this.mine.hasValue() ? this.mine.value().memberships : []).map((each) => ({
      value: each.department,
      label: `${each.departmentName}, ${each.municipalityName}`,
    })),
  );
  /** A registration of hers that is on its way or in the course: the server would refuse a second one. */
  protected readonly already = computed(
    () =>
      (this.own.hasValue() ? this.own.value().registrations : []).find(
        (each) => each.course.id === this.id() && !isFinal(each.state),
      ) ?? null,
  );
  protected readonly form = new Entered(Register, { id: crypto.randomUUID() });
  protected readonly done = signal<RegistrationRecord | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  readonly unsaved = (): boolean => this.done() === null && Boolean(this.form.value().reason);

  constructor() {
    effect(() => {
      const only = this.departments();
      this.form.begin({
        id: crypto.randomUUID(),
        courseId: this.id(),
        departmentId: only.length === 1 ? (only[0]?.value ?? '') : '',
        reason: '',
      });
    });
    keepHeadingFocus(() => this.course.hasValue());
    keepUnsavedOnClose(this.unsaved);
  }

  protected sentence(registration: RegistrationRecord): string {
    return registrationSentence(registration);
  }

  protected reload(): void {
    this.course.reload();
    this.own.reload();
    this.mine.reload();
  }

  protected async register(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.done.set(await this.client.register(request));
      setTimeout(() => document.getElementById('ergebnis')?.focus());
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
