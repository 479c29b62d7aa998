import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, PlanSeries, SessionAnswer } from '@mittler/contract';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { Alert } from '../../ui/notices/alert';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { ClashNotice } from '../remark/clash-notice';
import { LiveRemarks } from '../remark/live-remarks';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { SchemeSubjects } from './scheme-subjects';
import { SessionDraft } from './session-draft';
import { SessionFields } from './session-fields';
import { sessionTexts } from './texts';

/** A session with its blocks and trainers: a new one, or changes of a known one. */
@Component({
  selector: 'm-session-page',
  imports: [
    RouterLink,
    Crumbs,
    Alert,
    ErrorSummary,
    ProblemNotice,
    ConfirmDialog,
    SessionFields,
    LiveRemarks,
    ClashNotice,
    Waiting,
  ],
  providers: [SchemeSubjects],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: texts().courses.title, path: '/lehrgaenge' },
        { label: courseName(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="title()"
    />
    <div class="m-page-head">
      <h1>{{ title() }}</h1>
    </div>
    <m-problem-notice [problem]="session.error() ?? course.error()" />
    @if (ready()) {
      <form class="m-form m-form--wide" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="draft.form.errors()" />
        <m-clash-notice [problem]="problem()" />
        @if (cancelled(); as reason) {
          <m-alert tone="soon" [title]="words().isCancelled">
            <p>{{ words().cancelledWhy(reason) }}. {{ words().isCancelledMore }}</p>
          </m-alert>
        }
        <m-session-fields [draft]="draft" [subjects]="subjects.options()" [known]="known()" />
        <m-live-remarks [course]="id()" [plan]="asSeries()" [session]="termin()" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy() || cancelled() !== null">
            {{ texts().save }}
          </button>
          <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id()]">{{ texts().cancel }}</a>
          @if (session.hasValue()) {
            <button type="button" class="m-button m-button--danger" (click)="dialog.open()">
              {{ texts().sessions.erase }}
            </button>
          }
        </div>
      </form>
    } @else if (course.isLoading() || session.isLoading()) {
      <m-waiting />
    }
    <m-confirm-dialog
      #dialog
      [title]="texts().sessions.eraseQuestion"
      [act]="texts().sessions.erase"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="erase(dialog)"
    >
      <p>{{ texts().sessions.eraseMore }}</p>
    </m-confirm-dialog>
  </div>`,
})
export class SessionPage {
  /** The course. */
  readonly id = input.required<string>();
  /** The session; undefined for a new one. */
  readonly termin = input<string>();
  private readonly client = inject(TrainingClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly subjects = inject(SchemeSubjects);
  protected readonly texts = spoken(trainingTexts);
  protected readonly words = spoken(sessionTexts);
  protected readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly session = httpResource<SessionAnswer>(() => {
    const session = this.termin();
    return session === undefined ? undefined : `/api/sessions/${session}`;
  });
  protected readonly draft = new SessionDraft(() => this.subjects.modules());
  protected readonly known = computed(() => (this.session.hasValue() ? this.session.value().trainers : []));
  /** Why it is cancelled; null: it takes place. */
  protected readonly cancelled = computed(() =>
    this.session.hasValue() && this.session.value().cancelledAt !== null
      ? (this.session.value().cancelReason ?? '')
      : null,
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  /** Nothing can be typed that the answer of the API would overwrite. */
  protected readonly ready = computed(
    () => this.course.hasValue() && (this.termin() === undefined || this.session.hasValue()),
  );
  private readonly previewId = crypto.randomUUID();
  /** The session as a series of one, for what speaks against it. */
  protected readonly asSeries = computed<PlanSeries | null>(() => {
    const first = this.draft.plan();
    const on = this.draft.day();
    return first === null || this.cancelled() !== null
      ? null
      : { id: this.previewId, first, rhythm: 'dates', dates: [on], skipHolidays: false };
  });
  private saved = false;
  readonly unsaved = (): boolean => !this.saved && this.draft.dirty();
  protected readonly courseName = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly title = computed(() =>
    this.termin() === undefined ? this.texts().sessions.create : this.texts().sessions.editTitle,
  );

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      if (!this.course.hasValue()) return;
      const { scheme, venue, town } = this.course.value();
      const isNew = this.termin() === undefined;
      untracked(() => {
        this.subjects.scheme.set(scheme);
        if (isNew) this.draft.start(venue, town);
      });
    });
    effect(() => {
      if (!this.session.hasValue()) return;
      const session = this.session.value();
      untracked(() => {
        this.draft.begin(session);
      });
    });
  }

  protected async save(): Promise<void> {
    const request = this.draft.checked();
    if (request === null) return;
    await this.working(async () => {
      const known = this.termin();
      if (known === undefined) {
        const { title, venue, town, startsAt, endsAt, roomId = null, trainerIds, blocks } = request;
        const plan = { title, venue, town, startsAt, endsAt, roomId, trainerIds, blocks };
        await this.client.createSession(this.id(), plan);
      } else {
        await this.client.editSession(known, request);
      }
      this.messages.say(this.texts().saved);
    });
  }

  protected async erase(dialog: ConfirmDialog): Promise<void> {
    dialog.close();
    await this.working(async () => {
      if (this.session.hasValue()) await this.client.deleteSession(this.session.value());
      this.messages.say(this.texts().sessions.erased);
    });
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
      this.saved = true;
      await this.router.navigate(['/lehrgaenge', this.id()]);
    } catch (problem) {
      if (!this.draft.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
