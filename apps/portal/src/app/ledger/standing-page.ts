import { Component, computed, effect, inject, input } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { format } from '../shell/format';
import { keepHeadingFocus } from '../shell/heading-focus';
import { spoken } from '../shell/language';
import { PageTitle } from '../shell/page-title';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { SignedIn } from '../shell/signed-in';
import { Crumbs } from '../ui/crumbs';
import { Waiting } from '../ui/notices/waiting';
import { LedgerClient } from './ledger-client';
import { Standing } from './standing/standing';
import { ledgerTexts } from './words/ledger-texts';

/** The same explained standing of somebody else, for the office and the municipality's own coordinator. */
@Component({
  selector: 'm-standing-page',
  imports: [Crumbs, ProblemNotice, Standing, Waiting],
  template: `@if (resource.hasValue()) {
      <div class="m-page m-course-choice">
        <m-crumbs [above]="above()" [here]="resource.value().course.name" />
      </div>
      <m-standing
        [enrolment]="resource.value().enrolment"
        [course]="resource.value().course"
        [rules]="resource.value().rules"
        [cases]="resource.value().cases.cases"
        [on]="today"
        [own]="false"
        [above]="resource.value().name + ' · ' + resource.value().course.name"
      />
    } @else {
      <div class="m-page">
        <h1>{{ texts().standingOf('…') }}</h1>
        @if (resource.isLoading()) {
          <m-waiting />
        }
        <m-problem-notice [problem]="resource.error()" [again]="true" (retry)="resource.reload()" />
      </div>
    }`,
})
export class StandingPage {
  readonly enrolment = input.required<string>();
  private readonly client = inject(LedgerClient);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly today = format.berlinDay(new Date().toISOString());

  protected readonly resource = rxResource({
    params: () => this.enrolment(),
    stream: ({ params }) => this.client.of(params, this.signedIn.has('coordination-office')),
  });
  protected readonly above = computed(() => {
    const people = { label: this.texts().people, path: '/personen' };
    if (!this.resource.hasValue()) return [people];
    const { enrolment, name } = this.resource.value();
    return [people, { label: name, path: `/personen/${enrolment.person}` }];
  });

  constructor() {
    keepHeadingFocus(() => this.resource.hasValue());
    const title = inject(PageTitle);
    effect(() => {
      if (this.resource.hasValue()) title.say(this.texts().standingOf(this.resource.value().name));
    });
  }
}
