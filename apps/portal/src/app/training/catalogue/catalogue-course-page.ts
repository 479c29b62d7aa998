import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CatalogueCourse } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Waiting } from '../../ui/notices/waiting';
import { PrintButton } from '../../ui/print-button';
import { ContentTable } from './content-table';
import { CourseFacts } from './course-facts';
import { DateTable } from './date-table';
import { RegistrationWay } from './registration-way';
import { catalogueTexts } from './texts';

/** Everything by which a person decides for a course, and how she gets a seat. */
@Component({
  selector: 'm-catalogue-course-page',
  imports: [
    RouterLink,
    Crumbs,
    ContentTable,
    CourseFacts,
    DateTable,
    PrintButton,
    ProblemNotice,
    RegistrationWay,
    Waiting,
  ],
  template: `<div class="m-page">
    <m-crumbs class="m-no-print" [above]="[{ label: texts().title, path: '/katalog' }]" [here]="name()" />
    @if (course.hasValue()) {
      @let one = course.value();
      <div class="m-page-head">
        <h1>
          {{ beginning() }} <span class="m-key">{{ answer() }}</span>
        </h1>
        <div class="m-acts m-no-print">
          @if (one.state !== 'closed') {
            <a
              class="m-button m-button--primary m-button--wide m-phone-only"
              [routerLink]="['/katalog', one.id, 'anmelden']"
              >{{ one.state === 'waiting-list' ? texts().one.registerWaiting : texts().one.register }}</a
            >
          }
          <m-print-button />
        </div>
      </div>
      <div class="m-two">
        <div class="m-sections">
          @if (paragraphs().length > 0) {
            <section>
              <h2>{{ texts().one.about }}</h2>
              <div class="m-prose">
                @for (paragraph of paragraphs(); track $index) {
                  <p>{{ paragraph }}</p>
                }
              </div>
            </section>
          }
          <section>
            <h2>{{ texts().one.dates }}</h2>
            @if (one.dates.length > 0) {
              <m-date-table [sessions]="one.dates" />
            } @else {
              <p>{{ texts().one.noDates }}</p>
            }
          </section>
          @if (one.content.length > 0) {
            <section>
              <h2>{{ texts().one.content }}</h2>
              <m-content-table [content]="one.content" />
            </section>
          }
          <section>
            <h2>{{ texts().one.paper }}</h2>
            <p class="m-prose">{{ paper() }}</p>
          </section>
        </div>
        <aside>
          <section class="m-register-box">
            <h2>{{ texts().one.registration }}</h2>
            <p>
              <b>{{ answer() }}</b>
            </p>
            @if (one.state === 'closed') {
              <p class="m-meta">{{ texts().one.closedMore }}</p>
              <a class="m-button" routerLink="/katalog">{{ texts().one.back }}</a>
            } @else {
              <p>{{ deadline() }}</p>
              <a class="m-button m-button--primary m-button--large" [routerLink]="['/katalog', one.id, 'anmelden']">{{
                one.state === 'waiting-list' ? texts().one.registerWaiting : texts().one.register
              }}</a>
              @if (isGuest()) {
                <p class="m-meta">{{ texts().one.signInFirst }}</p>
              }
              @if (nominates()) {
                <a
                  class="m-button m-button--quiet"
                  routerLink="/anmeldungen/benennen"
                  [queryParams]="{ lehrgang: one.id }"
                  >{{ texts().one.nominate }}</a
                >
              }
            }
          </section>
          <section>
            <h2>{{ texts().one.facts }}</h2>
            <m-course-facts [course]="one" />
          </section>
          <section>
            <h2>{{ texts().one.steps }}</h2>
            <p class="m-print-only">{{ answer() }} {{ deadline() }}</p>
            <m-registration-way [course]="one" />
          </section>
        </aside>
      </div>
      <p class="m-meta m-print-only">{{ texts().printed(address(), format.date(today)) }}</p>
    } @else {
      <h1>{{ name() }}</h1>
      <m-problem-notice [problem]="course.error()" [again]="true" (retry)="course.reload()" />
      @if (course.isLoading()) {
        <m-waiting />
      } @else {
        <a class="m-button" routerLink="/katalog">{{ texts().one.back }}</a>
      }
    }
  </div>`,
})
export class CatalogueCoursePage {
  readonly id = input.required<string>();
  private readonly signedIn = inject(SignedIn);
  private readonly title = inject(PageTitle);
  protected readonly texts = spoken(catalogueTexts);
  protected readonly format = format;
  protected readonly today = format.berlinDay(new Date().toISOString());
  protected readonly isGuest = computed(() => this.signedIn.me() === null);
  protected readonly nominates = computed(() =>
    this.signedIn.has('approver', 'municipal-coordinator', 'coordination-office'),
  );
  protected readonly course = httpResource<CatalogueCourse>(() => `/api/catalogue/${this.id()}`);
  private readonly found = computed(() => (this.course.hasValue() ? this.course.value() : null));
  protected readonly name = computed(() => this.found()?.name ?? this.texts().title);

  protected readonly beginning = computed(() => {
    const one = this.found();
    if (one === null) return '';
    const { begins, begun, over } = this.texts().one;
    if (one.endsOn < this.today) return over(one.name, format.longDate(one.endsOn), one.town);
    const say = one.startsOn < this.today ? begun : begins;
    return say(one.name, format.longDate(one.startsOn), one.town);
  });
  protected readonly answer = computed(() => {
    const one = this.found();
    const { answer } = this.texts().one;
    if (one === null || one.state === 'closed') return answer.closed;
    if (one.state === 'waiting-list') return answer.waitingList;
    return one.seats === null || one.seatsLeft === null ? answer.unlimited : answer.left(one.seatsLeft, one.seats);
  });
  protected readonly deadline = computed(() => {
    const until = this.found()?.registerUntil ?? null;
    return until === null ? this.texts().one.noDeadline : this.texts().one.untilLong(format.weekdayDate(until));
  });
  protected readonly paragraphs = computed(() =>
    (this.found()?.summary ?? '').split(/\n+/).filter((each) => each !== ''),
  );
  protected readonly paper = computed(() => {
    const one = this.found();
    if (one === null) return '';
    const trains = one.dates.some(({ blocks }) => blocks.some(({ purpose }) => purpose === 'training'));
    const { paperTraining, paperRenewal } = this.texts().one;
    return trains || one.dates.length === 0
      ? paperTraining(one.programme.name, one.institution.name)
      : paperRenewal(one.programme.name);
  });

  constructor() {
    effect(() => this.title.say(this.name()));
    keepHeadingFocus(() => this.course.hasValue());
  }

  protected address(): string {
    return window.location.href;
  }
}
