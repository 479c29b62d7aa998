import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, linkedSignal, signal } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import type { Params } from '@angular/router';
import { ActivatedRoute, Router } from '@angular/router';
import type { CertificationReport } from '@mittler/contract';
import { format } from '../shell/format';
import { language, spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { SignedIn } from '../shell/signed-in';
import { CopyButton } from '../ui/copy-button';
import { Icon } from '../ui/icon';
import { EmptyState } from '../ui/notices/empty-state';
import { StatusMessages } from '../ui/notices/status-messages';
import { Waiting } from '../ui/notices/waiting';
import { PrintButton } from '../ui/print-button';
import { askedIn } from './asked';
import { ReportFilters } from './report-filters';
import { ReportNotes } from './report-notes';
import { ReportTable } from './report-table';
import { ReportingClient } from './reporting-client';
import { reportingTexts } from './texts';

/** How many are certified, municipality by municipality, as of a day; the address says all that was asked for. */
@Component({
  selector: 'm-report-page',
  imports: [CopyButton, EmptyState, Icon, PrintButton, ProblemNotice, ReportFilters, ReportNotes, ReportTable, Waiting],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <p class="m-muted">{{ texts().title }}</p>
        <h1>{{ sentence() }}</h1>
        @if (shown(); as report) {
          <p class="m-muted">{{ lead(report) }}</p>
        }
      </div>
      <div class="m-acts m-no-print">
        <button type="button" class="m-button m-button--quiet" [disabled]="saving() !== null" (click)="save('xlsx')">
          <m-icon name="download" />Excel
        </button>
        <button type="button" class="m-button m-button--quiet" [disabled]="saving() !== null" (click)="save('csv')">
          <m-icon name="download" />CSV
        </button>
        <m-print-button />
        <m-copy-button [text]="address()" [label]="texts().copyLink" />
      </div>
    </div>
    <m-report-filters
      [asked]="asked()"
      [report]="shown()"
      [problem]="report.error()"
      [detailed]="inCharge()"
      (wanted)="go($event)"
    />
    <p class="m-meta" role="status">{{ saving() === null ? '' : texts().saving }}</p>
    <m-problem-notice [problem]="unsaved() ?? report.error()" [again]="true" (retry)="again()" />
    @if (report.error() === undefined) {
      @if (shown(); as report) {
        @if (report.municipalities.length === 0) {
          <m-empty-state [text]="texts().nobody" />
        } @else {
          <m-report-table
            [report]="report"
            [asked]="asked()"
            [drillDown]="inCharge()"
            [sorting]="sorting()"
            (sortingChange)="sort($event)"
            [attr.aria-busy]="isLoading()"
          />
        }
        <m-report-notes [report]="report" />
      } @else {
        <m-waiting />
      }
    }
  </div>`,
})
export class ReportPage {
  private readonly client = inject(ReportingClient);
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly messages = inject(StatusMessages);
  private readonly signedIn = inject(SignedIn);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  protected readonly texts = spoken(reportingTexts);
  protected readonly asked = computed(() => askedIn(this.params()), { equal: (a, b) => same(a, b) });
  protected readonly sorting = computed(() => this.params().get('sortierung') ?? 'name');
  protected readonly report = httpResource<CertificationReport>(() => ({
    url: '/api/reports/certification',
    params: { ...this.asked() },
  }));
  /** The last report stays while the next is made, so that nothing jumps. */
  protected readonly shown = linkedSignal<CertificationReport | undefined, CertificationReport | undefined>({
    source: () => (this.report.hasValue() ? this.report.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  protected readonly isLoading = this.report.isLoading;
  /** Office and coordinators see true figures and the people behind them. */
  protected readonly inCharge = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));
  protected readonly saving = signal<'csv' | 'xlsx' | null>(null);
  protected readonly unsaved = signal<unknown>(null);

  protected readonly sentence = computed(() => {
    const total = this.shown()?.total;
    const certified = total?.certified.value ?? null;
    const inTraining = total?.inTraining.value ?? null;
    if (certified === null || inTraining === null) return this.texts().title;
    return this.texts().sentence(certified, inTraining);
  });
  protected readonly address = computed(() => {
    const tree = this.router.createUrlTree([], { relativeTo: this.route, queryParams: this.copy(this.params().keys) });
    return `${location.origin}${this.router.serializeUrl(tree)}`;
  });

  constructor() {
    // The day always stands in the address: whoever gets the link tomorrow sees the same figures.
    effect(() => {
      const report = this.report.hasValue() ? this.report.value() : undefined;
      if (report !== undefined && this.asked().on === undefined) void this.change({ stand: report.on });
    });
  }

  protected lead(report: CertificationReport): string {
    const texts = this.texts();
    const today = format.berlinDay(report.madeAt);
    const day = format.date(report.on);
    const chosen = Object.values(report.filter).filter((name): name is string => name !== null);
    return [
      report.on === today ? texts.leadToday(day) : texts.leadPast(day),
      chosen.length === 0 ? texts.everything : `${chosen.join(' · ')}.`,
      ...(report.suppressed ? [texts.suppressedLead] : []),
    ].join(' ');
  }

  protected go(queryParams: Params): void {
    const sorted = this.params().get('sortierung');
    const kept = sorted === null ? {} : { sortierung: sorted };
    void this.router.navigate([], { relativeTo: this.route, queryParams: { ...queryParams, ...kept } });
  }

  protected sort(sorting: string): void {
    void this.change({ sortierung: sorting === 'name' ? null : sorting });
  }

  protected again(): void {
    this.unsaved.set(null);
    if (this.report.error() !== undefined) this.report.reload();
  }

  protected async save(ending: 'csv' | 'xlsx'): Promise<void> {
    this.saving.set(ending);
    this.unsaved.set(null);
    try {
      await this.client.save(ending, this.asked(), language());
      this.messages.say(this.texts().saved);
    } catch (problem) {
      this.unsaved.set(problem);
    } finally {
      this.saving.set(null);
    }
  }

  private change(queryParams: Params): Promise<boolean> {
    return this.router.navigate([], {
      relativeTo: this.route,
      queryParams,
      queryParamsHandling: 'merge',
      replaceUrl: true,
    });
  }

  private copy(keys: readonly string[]): Params {
    return Object.fromEntries(keys.map((key) => [key, this.params().get(key)]));
  }
}

const same = (a: object, b: object): boolean => JSON.stringify(a) === JSON.stringify(b);
