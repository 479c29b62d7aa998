import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router } from '@angular/router';
import {
  type Candidate,
  type CandidateCounts,
  type Courses,
  IssueCertificates,
  type IssueOutcome,
  type Municipalities,
} from '@mittler/contract';
import { Entered } from '../shell/form/entered';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { Crumbs } from '../ui/crumbs';
import { DateField } from '../ui/fields/date-field';
import { ErrorSummary } from '../ui/fields/error-summary';
import { SelectField } from '../ui/fields/select-field';
import { EmptyState } from '../ui/notices/empty-state';
import { LongWork } from '../ui/notices/long-work';
import { Waiting } from '../ui/notices/waiting';
import { GrowingList } from '../ui/tables/growing-list';
import { MoreButton } from '../ui/tables/more-button';
import { CandidateTable } from './candidate-table';
import { CertificationClient } from './certification-client';
import { IssueResult } from './issue-result';
import { certificationTexts } from './texts';

/** So many at once: enough to be quick, few enough to see that it goes on. */
const portion = 10;

/** Who has earned the certificate; the office chooses, issues, and reads what became of each. */
@Component({
  selector: 'm-issue-page',
  imports: [
    Crumbs,
    SelectField,
    DateField,
    ErrorSummary,
    EmptyState,
    Waiting,
    LongWork,
    MoreButton,
    ProblemNotice,
    CandidateTable,
    IssueResult,
  ],
  template: `<div class="m-page m-sections">
    <div>
      <m-crumbs [above]="[{ label: texts().title, path: '/bescheinigungen' }]" [here]="texts().issue.title" />
      <h1>{{ heading() }}</h1>
      <p class="m-muted">{{ texts().issue.lead }}</p>
    </div>
    @if (outcomes().length > 0) {
      <m-issue-result [outcomes]="outcomes()" [people]="asked()" />
    }
    @if (working(); as done) {
      <m-long-work [label]="texts().issue.working(done.done, done.of)" [done]="done.done" [of]="done.of" />
    }
    <div class="m-filters">
      <m-select-field
        [label]="texts().course"
        [options]="courses()"
        [empty]="texts().allCourses"
        [value]="lehrgang() ?? null"
        (valueChange)="filter({ lehrgang: $event })"
      />
      <m-select-field
        [label]="texts().municipality"
        [options]="municipalities()"
        [empty]="texts().allMunicipalities"
        [value]="kommune() ?? null"
        (valueChange)="filter({ kommune: $event })"
      />
    </div>
    <m-problem-notice [problem]="problem() ?? list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-candidate-table [candidates]="list.rows()" [(chosen)]="chosen" />
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
      <form class="m-form m-panel" novalidate (submit)="$event.preventDefault(); issue()">
        <m-error-summary [errors]="form.errors()" />
        <m-date-field [label]="texts().issue.on" [hint]="texts().issue.onHint" [at]="form.at('issuedOn')" />
        <div class="m-acts">
          <button
            class="m-button m-button--primary m-button--large"
            [disabled]="chosen().size === 0 || working() !== null"
          >
            {{ texts().issue.act(chosen().size) }}
          </button>
        </div>
      </form>
    } @else if (list.ready()) {
      <m-empty-state [text]="texts().issue.nobody" />
    } @else {
      <m-waiting />
    }
  </div>`,
})
export class IssuePage {
  readonly lehrgang = input<string>();
  readonly kommune = input<string>();
  private readonly client = inject(CertificationClient);
  private readonly router = inject(Router);
  protected readonly texts = spoken(certificationTexts);
  protected readonly form = new Entered(IssueCertificates, {
    issuedOn: format.berlinDay(new Date().toISOString()),
    orders: [],
  });
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly counts = signal<CandidateCounts | null>(null);
  protected readonly outcomes = signal<readonly IssueOutcome[]>([]);
  /** Those for whom it was asked, since whoever got a certificate leaves the list. */
  protected readonly asked = signal<readonly Candidate[]>([]);
  protected readonly working = signal<{ readonly done: number; readonly of: number } | null>(null);
  protected readonly problem = signal<unknown>(null);

  protected readonly list = new GrowingList<Candidate>(async (after) => {
    const page = await this.client.candidates(this.lehrgang() ?? null, this.kommune() ?? null, after);
    if (page.counts !== null) this.counts.set(page.counts);
    return { rows: page.candidates, next: page.next };
  });
  protected readonly heading = computed(() => {
    const counts = this.counts();
    return counts === null ? this.texts().issue.title : this.texts().issue.heading(counts.ready);
  });

  private readonly courseList = httpResource<Courses>(() => '/api/courses?limit=200');
  private readonly municipalityList = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly courses = computed(() =>
    (this.courseList.hasValue() ? this.courseList.value().courses : []).map((each) => ({
      value: each.id,
      label: each.name,
    })),
  );
  protected readonly municipalities = computed(() =>
    (this.municipalityList.hasValue() ? this.municipalityList.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );

  constructor() {
    effect(() => {
      this.lehrgang();
      this.kommune();
      untracked(() => {
        this.chosen.set(new Set());
        void this.list.begin();
      });
    });
  }

  protected filter(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async issue(): Promise<void> {
    const orders = [...this.chosen()].map((enrolmentId) => ({ enrolmentId }));
    this.form.at('orders').set(orders);
    const request = this.form.checked();
    if (request === null) return;
    this.problem.set(null);
    this.outcomes.set([]);
    this.asked.set(this.list.rows().filter((each) => this.chosen().has(each.enrolmentId)));
    try {
      for (let done = 0; done < orders.length; done += portion) {
        this.working.set({ done, of: orders.length });
        const part = orders.slice(done, done + portion);
        const answer = await this.client.issue({ issuedOn: request.issuedOn, orders: part });
        this.outcomes.update((outcomes) => [...outcomes, ...answer.outcomes]);
      }
      this.chosen.set(new Set());
    } catch (problem) {
      // What was issued before stays issued, and the list below shows who is still open.
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.working.set(null);
      await this.list.begin();
    }
  }
}
