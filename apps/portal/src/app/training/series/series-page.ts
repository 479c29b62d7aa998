import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, SeriesDate, SessionAnswer } from '@mittler/contract';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { problemText } from '../../shell/problem/problem-text';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { Alert } from '../../ui/notices/alert';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { PlanningClient } from '../planning-client';
import { ClashNotice } from '../remark/clash-notice';
import { RemarkList } from '../remark/remark-list';
import { remarksOfAll, stops, without } from '../remark/remark-words';
import { SchemeSubjects } from '../session/scheme-subjects';
import { SessionDraft } from '../session/session-draft';
import { SessionFields } from '../session/session-fields';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { RhythmFields } from './rhythm-fields';
import { SeriesDates } from './series-dates';
import { SeriesPlan } from './series-plan';
import { seriesTexts } from './texts';

/** Long enough that nobody is asked for at every key. */
const pause = 400;

/** Many sessions at once: every day is shown with what speaks against it before anything is written. */
@Component({
  selector: 'm-series-page',
  imports: [
    RouterLink,
    Crumbs,
    Alert,
    ErrorSummary,
    ProblemNotice,
    ClashNotice,
    RemarkList,
    SessionFields,
    RhythmFields,
    SeriesDates,
    Waiting,
  ],
  providers: [SchemeSubjects],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: words().courses.title, path: '/lehrgaenge' },
        { label: courseName(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="texts().title"
    />
    <div class="m-page-head">
      <div>
        <h1>{{ courseName() === '' ? texts().title : texts().heading(courseName()) }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
    </div>
    <m-problem-notice [problem]="course.error()" [again]="true" (retry)="course.reload()" />
    @if (course.hasValue()) {
      <form class="m-two" novalidate (submit)="$event.preventDefault(); save()">
        <div class="m-form m-form--wide">
          <m-error-summary [errors]="draft.form.errors()" />
          <h2>{{ texts().first }}</h2>
          <m-session-fields [draft]="draft" [subjects]="subjects.options()" [dayLabel]="texts().firstDay" />
          <h2>{{ texts().rhythmTitle }}</h2>
          <m-rhythm-fields [plan]="plan" />
        </div>
        <aside>
          <section class="m-dates-aside">
            <div role="status">
              <h2>{{ texts().previewHeading(kept().length, remarked(), common().length > 0) }}</h2>
            </div>
            <m-clash-notice [problem]="problem()" />
            @if (request() === null) {
              <p class="m-muted">{{ texts().incomplete }}</p>
            }
            @if (stopped() > 0) {
              <m-alert tone="bad" [title]="texts().stopped(stopped())" />
            }
            @if (common().length > 0) {
              <p class="m-meta">{{ texts().forAll }}</p>
              <m-remark-list [remarks]="common()" />
            }
            <m-series-dates
              [dates]="dates()"
              [common]="common()"
              [leftOut]="plan.leftOut()"
              (left)="plan.leave($event)"
              (taken)="plan.takeBack($event)"
              (shifted)="plan.shift($event.from, $event.to, kept())"
            />
            <p class="m-meta">{{ texts().mails }}</p>
            <div class="m-acts">
              <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().act(kept().length) }}</button>
              <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id()]">{{ words().cancel }}</a>
            </div>
          </section>
        </aside>
      </form>
    } @else if (course.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class SeriesPage {
  /** The course. */
  readonly id = input.required<string>();
  private readonly client = inject(PlanningClient);
  private readonly training = inject(TrainingClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly subjects = inject(SchemeSubjects);
  protected readonly words = spoken(trainingTexts);
  protected readonly texts = spoken(seriesTexts);
  protected readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly courseName = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly draft = new SessionDraft(() => this.subjects.modules());
  protected readonly plan = new SeriesPlan();
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly dates = signal<readonly SeriesDate[]>([]);
  private saved = false;
  readonly unsaved = (): boolean => !this.saved && (this.draft.dirty() || this.plan.changed());
  protected readonly request = computed(() => this.plan.request(this.draft.plan()));
  // Compared as text: the form makes a new object at every key, also where nothing of the plan changed.
  private readonly asked = computed(() => JSON.stringify(this.request()));
  private readonly planned = computed(() =>
    this.dates().filter((each) => !each.isSkipped && !this.plan.leftOut().includes(each.on)),
  );
  protected readonly kept = computed(() => this.planned().map((each) => each.on));
  /** What is said of every day is said once. */
  protected readonly common = computed(() => remarksOfAll(this.planned().map((each) => each.remarks)));
  protected readonly remarked = computed(
    () => this.planned().filter(({ remarks }) => without(remarks, this.common()).length > 0).length,
  );
  protected readonly stopped = computed(() => this.planned().filter((each) => each.remarks.some(stops)).length);

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      if (!this.course.hasValue()) return;
      const { scheme, venue, town } = this.course.value();
      untracked(() => {
        this.subjects.scheme.set(scheme);
        this.draft.start(venue, town);
      });
    });
    effect((forget) => {
      this.asked();
      if (untracked(this.request) === null) {
        this.dates.set([]);
        return;
      }
      let current = true;
      const timer = setTimeout(() => void this.preview(() => current), pause);
      forget(() => {
        current = false;
        clearTimeout(timer);
      });
    });
  }

  private async preview(current: () => boolean): Promise<void> {
    const request = this.request();
    if (request === null) return;
    try {
      const { dates } = await this.client.preview(this.id(), request);
      if (!current()) return;
      this.dates.set(dates);
      this.problem.set(null);
    } catch (problem) {
      if (current()) this.problem.set(problem);
    }
  }

  protected async save(): Promise<void> {
    if (this.draft.checked() === null) return;
    const request = this.request();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { sessions } = await this.client.planSeries(this.id(), request);
      this.saved = true;
      this.messages.say(this.texts().done(sessions.length), () => void this.undo(sessions));
      await this.router.navigate(['/lehrgaenge', this.id()]);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  /** Deletes what was just planned; the page of the course is shown anew, since its list has changed. */
  private async undo(sessions: readonly SessionAnswer[]): Promise<void> {
    try {
      for (const session of sessions) await this.training.deleteSession(session);
      this.messages.say(this.texts().undone(sessions.length));
    } catch (problem) {
      this.messages.say(problemText(problem));
    }
    await this.router.navigateByUrl('/lehrgaenge', { skipLocationChange: true });
    await this.router.navigate(['/lehrgaenge', this.id()]);
  }
}
