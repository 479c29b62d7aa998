import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import type { CertificationReport, OfficeStart } from '@mittler/contract';
import { addMonths } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Waiting } from '../../ui/notices/waiting';
import { KeyFigures } from './key-figures';
import { ParticipationTable } from './participation-table';
import { startTexts } from './texts';
import { isUrgent, WorkQueue } from './work-queue';

/** What waits for the office, how things stand, and who takes part. */
@Component({
  selector: 'm-office-start',
  imports: [KeyFigures, ParticipationTable, ProblemNotice, Waiting, WorkQueue],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        @if (signedIn.me(); as me) {
          <p class="m-muted">{{ texts().greeting(format.fullName(me.person)) }}</p>
        }
        <h1>{{ headline() }}</h1>
      </div>
      @if (start.hasValue()) {
        <p class="m-muted">{{ texts().on(format.date(start.value().on)) }}</p>
      }
    </div>
    <m-problem-notice [problem]="start.error()" [again]="true" (retry)="start.reload()" />
    @if (start.hasValue()) {
      <m-work-queue [start]="start.value()" />
      <m-key-figures [figures]="start.value().figures" [before]="before()" [since]="aYearAgo() ?? ''" />
    } @else if (start.isLoading()) {
      <m-waiting />
    }
    <m-problem-notice [problem]="report.error()" [again]="true" (retry)="report.reload()" />
    @if (report.hasValue()) {
      <m-participation-table [report]="report.value()" />
    } @else if (report.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class OfficeStartPage {
  protected readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly start = httpResource<OfficeStart>(() => '/api/office/start');
  protected readonly report = httpResource<CertificationReport>(() => '/api/reports/certification');
  protected readonly aYearAgo = computed(() => (this.start.hasValue() ? addMonths(this.start.value().on, -12) : null));
  private readonly lastYear = httpResource<CertificationReport>(() => {
    const on = this.aYearAgo();
    return on === null ? undefined : { url: '/api/reports/certification', params: { on } };
  });
  /** The totals of a year ago; without them the page shows no comparison. */
  protected readonly before = computed(() => (this.lastYear.hasValue() ? this.lastYear.value().total : null));

  protected readonly headline = computed(() => {
    if (!this.start.hasValue()) return this.texts().title;
    const { work, on } = this.start.value();
    const sum = (items: typeof work): number => items.reduce((all, { count }) => all + count, 0);
    const all = sum(work);
    return all === 0 ? this.texts().nothing : this.texts().waiting(all, sum(work.filter((item) => isUrgent(item, on))));
  });
}
