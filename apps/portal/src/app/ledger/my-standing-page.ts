import { Component, computed, inject, signal } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { keepHeadingFocus } from '../shell/heading-focus';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import type { Choice } from '../ui/fields/choice-group';
import { Segments } from '../ui/fields/choice-group';
import { EmptyState } from '../ui/notices/empty-state';
import { Waiting } from '../ui/notices/waiting';
import { entryTexts } from './entries/texts';
import { LedgerClient } from './ledger-client';
import { Standing } from './standing/standing';
import { ledgerTexts } from './words/ledger-texts';

/** "Mein Stand": what is done, what is missing and by when, with reasons. */
@Component({
  selector: 'm-my-standing-page',
  imports: [EmptyState, ProblemNotice, RouterLink, Segments, Standing, Waiting],
  template: `@if (shown(); as shown) {
      @if (choices().length > 1) {
        <div class="m-page m-course-choice">
          <m-segments
            [label]="texts().course"
            [choices]="choices()"
            [value]="shown.enrolment.enrolment"
            (valueChange)="wanted.set($event)"
          />
        </div>
      }
      <m-standing
        [enrolment]="shown.enrolment"
        [course]="shown.course"
        [rules]="shown.rules"
        [cases]="shown.cases"
        [certificates]="shown.certificates"
        [on]="shown.on"
        [above]="shown.course?.name ?? texts().course"
      />
      <p class="m-page m-own-entries">
        <a routerLink="/mein-stand/eintraege">{{ entryWords().link }}</a>
      </p>
    } @else {
      <div class="m-page">
        @if (resource.hasValue()) {
          <h1>{{ texts().noneTitle }}</h1>
          <m-empty-state [text]="texts().none">
            <a class="m-button" routerLink="/katalog">{{ catalogue() }}</a>
            <a class="m-button m-button--quiet" routerLink="/konto">{{ texts().account }}</a>
          </m-empty-state>
        } @else {
          <h1>{{ title() }}</h1>
          @if (resource.isLoading()) {
            <m-waiting />
          }
          <m-problem-notice [problem]="resource.error()" [again]="true" (retry)="resource.reload()" />
        }
      </div>
    }`,
})
export class MyStandingPage {
  private readonly client = inject(LedgerClient);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly catalogue = spoken({ de: 'Lehrgänge ansehen', en: 'See the courses' });
  protected readonly title = spoken({ de: 'Mein Stand', en: 'My standing' });
  protected readonly resource = rxResource({ stream: () => this.client.own() });
  protected readonly entryWords = spoken(entryTexts);
  protected readonly wanted = signal<string | null>(null);

  protected readonly choices = computed<readonly Choice[]>(() => {
    if (!this.resource.hasValue()) return [];
    const { progress, courses } = this.resource.value();
    return progress.enrolments.map(({ enrolment, course }) => ({
      value: enrolment,
      label: courses.find(({ id }) => id === course)?.name ?? this.texts().course,
    }));
  });

  protected readonly shown = computed(() => {
    if (!this.resource.hasValue()) return null;
    const { progress, rules, courses, cases, certificates } = this.resource.value();
    const wanted = this.wanted();
    // The newest course in which something is recorded comes before one that only lies ahead.
    const index = Math.max(
      0,
      progress.enrolments.findIndex(({ enrolment, facts }) =>
        wanted === null ? facts.length > 0 : enrolment === wanted,
      ),
    );
    const enrolment = progress.enrolments[index];
    if (enrolment === undefined) return null;
    return {
      on: progress.on,
      enrolment,
      rules,
      course: courses.find(({ id }) => id === enrolment.course) ?? null,
      cases: cases[index]?.cases ?? [],
      certificates: certificates.filter(({ enrolmentId }) => enrolmentId === enrolment.enrolment),
    };
  });

  constructor() {
    keepHeadingFocus(() => this.resource.hasValue());
  }
}
