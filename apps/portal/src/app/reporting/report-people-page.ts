import { Component, computed, effect, inject, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { CertificationReport, FigureName, ReportPerson, ReportState } from '@mittler/contract';
import { reportStates } from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { Crumbs } from '../ui/crumbs';
import { SelectField } from '../ui/fields/select-field';
import { EmptyState } from '../ui/notices/empty-state';
import { Waiting } from '../ui/notices/waiting';
import { GrowingList } from '../ui/tables/growing-list';
import { MoreButton } from '../ui/tables/more-button';
import { addressOf, askedIn } from './asked';
import { ReportPeopleTable } from './report-people-table';
import { ReportingClient } from './reporting-client';
import { reportingTexts } from './texts';

const figureOf: Readonly<Record<ReportState, FigureName>> = {
  enrolled: 'enrolled',
  'in-training': 'inTraining',
  ready: 'ready',
  certified: 'certified',
  expiring: 'expiring',
  lapsed: 'lapsed',
  'dropped-out': 'droppedOut',
};

/** The people behind one figure of the report, under the same filter. */
@Component({
  selector: 'm-report-people-page',
  imports: [Crumbs, EmptyState, MoreButton, ProblemNotice, ReportPeopleTable, RouterLink, SelectField, Waiting],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().title, path: '/berichte/bescheinigungen' }]" [here]="texts().people.here" />
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        <p class="m-muted">{{ lead() }}</p>
      </div>
      <div class="m-acts">
        <a class="m-button m-button--quiet" routerLink="/berichte/bescheinigungen" [queryParams]="address()">{{
          texts().people.back
        }}</a>
      </div>
    </div>
    <div class="m-filters">
      <m-select-field
        [label]="texts().people.state"
        [options]="states()"
        [value]="state()"
        (valueChange)="choose($event)"
      />
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (!list.ready()) {
      @if (list.busy()) {
        <m-waiting />
      }
    } @else if (list.rows().length === 0) {
      <m-empty-state [text]="texts().people.none">
        <a class="m-button" routerLink="/berichte/bescheinigungen" [queryParams]="address()">{{
          texts().people.back
        }}</a>
      </m-empty-state>
    } @else {
      <m-report-people-table [label]="headline()" [people]="list.rows()" [attr.aria-busy]="list.busy()" />
      <m-more-button
        [more]="list.hasMore()"
        [shown]="list.rows().length"
        [total]="list.total()"
        [busy]="list.busy()"
        (wanted)="list.more()"
      />
    }
  </div>`,
})
export class ReportPeoplePage {
  private readonly client = inject(ReportingClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly texts = spoken(reportingTexts);
  protected readonly asked = computed(() => askedIn(this.params()));
  protected readonly address = computed(() => addressOf(this.asked()));
  protected readonly state = computed<ReportState>(() => {
    const wanted = this.params().get('zustand');
    return reportStates.find((each) => each === wanted) ?? 'enrolled';
  });
  protected readonly states = computed(() =>
    reportStates.map((value) => ({ value, label: this.texts().figures[figureOf[value]] })),
  );
  protected readonly report = signal<CertificationReport | null>(null);
  protected readonly list = new GrowingList<ReportPerson>(async (after) => {
    const asked = this.asked();
    const state = this.state();
    // The report says how many there are and what the filter is called.
    const [page, report] = await Promise.all([
      this.client.people(asked, state, after),
      after === null ? this.client.report(asked) : Promise.resolve(this.report()),
    ]);
    this.report.set(report);
    const total = report?.total[figureOf[state]].value ?? null;
    return { rows: page.people, next: page.next, ...(total === null ? {} : { total }) };
  });
  protected readonly headline = computed(() => {
    const total = this.list.total();
    return total === null || !this.list.ready()
      ? this.texts().people.here
      : this.texts().headlines[this.state()](total);
  });
  protected readonly lead = computed(() => {
    const report = this.report();
    if (report === null) return '';
    const names = Object.values(report.filter).filter((name) => name !== null);
    const today = format.berlinDay(report.madeAt) === report.on;
    const texts = this.texts();
    return [
      today ? texts.leadToday(format.date(report.on)) : texts.leadPast(format.date(report.on)),
      names.length === 0 ? texts.everything : `${names.join(' · ')}.`,
      ...(this.state() === 'expiring' ? [texts.people.expiringUntil(format.date(report.expiringUntil))] : []),
      ...(today ? [] : [texts.people.past]),
    ].join(' ');
  });

  constructor() {
    effect(() => {
      this.asked();
      this.state();
      void this.list.begin();
    });
  }

  protected choose(zustand: string | null): void {
    void this.router.navigate([], {
      relativeTo: this.route,
      queryParams: { zustand },
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }
}
