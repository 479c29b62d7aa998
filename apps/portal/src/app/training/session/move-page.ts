import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, PlanSeries, SessionAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ChoiceGroup } from '../../ui/fields/choice-group';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { PlanningClient } from '../planning-client';
import { ClashNotice } from '../remark/clash-notice';
import { LiveRemarks } from '../remark/live-remarks';
import { trainingTexts } from '../texts';
import { MoveDraft } from './move-draft';
import { RoomChoice } from './room-choice';
import { sessionTexts } from './texts';

/** A session to another time or room; where it is one of a series, with all later ones if wanted. */
@Component({
  selector: 'm-move-page',
  imports: [
    RouterLink,
    Crumbs,
    ChoiceGroup,
    DateField,
    TextField,
    ErrorSummary,
    Waiting,
    ProblemNotice,
    RoomChoice,
    ClashNotice,
    LiveRemarks,
  ],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: texts().courses.title, path: '/lehrgaenge' },
        { label: courseName(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="words().move"
    />
    <m-problem-notice [problem]="session.error()" [again]="true" (retry)="session.reload()" />
    @if (session.hasValue()) {
      @let one = session.value();
      <div class="m-page-head">
        <div>
          <h1>{{ words().moveTitle(one.title) }}</h1>
          <p class="m-muted">
            {{ words().now(format.weekdayDate(one.day) + ', ' + format.span(one.startsAt, one.endsAt), place()) }}
          </p>
        </div>
      </div>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="draft.form.errors()" />
        <m-clash-notice [problem]="problem()" />
        @if (one.seriesId !== null) {
          <m-choice-group [label]="words().scope" [choices]="scopes()" [at]="draft.form.within('/scope')" />
        }
        <div class="m-form-row">
          <m-date-field [label]="texts().sessions.day" [at]="draft.day" />
          <m-text-field
            inputmode="numeric"
            [label]="texts().sessions.from"
            [hint]="texts().sessions.clock"
            [at]="draft.time"
          />
        </div>
        @if (draft.span(); as span) {
          <p class="m-meta">{{ words().length(format.time(span.startsAt), format.time(span.endsAt)) }}</p>
        }
        <m-room-choice [room]="draft.room.value() || null" (roomChange)="draft.room.set($event)" />
        <m-live-remarks [course]="id()" [plan]="asSeries()" [session]="one.id" />
        <p>{{ words().movedMails }}</p>
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">{{ words().move }}</button>
          <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id()]">{{ texts().cancel }}</a>
        </div>
      </form>
    } @else {
      <h1>{{ words().move }}</h1>
      @if (session.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class MovePage {
  /** The course. */
  readonly id = input.required<string>();
  readonly termin = input.required<string>();
  private readonly client = inject(PlanningClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(trainingTexts);
  protected readonly words = spoken(sessionTexts);
  protected readonly format = format;
  private readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly session = httpResource<SessionAnswer>(() => `/api/sessions/${this.termin()}`);
  protected readonly draft = new MoveDraft();
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private readonly previewId = crypto.randomUUID();
  private saved = false;
  readonly unsaved = (): boolean => !this.saved && this.draft.dirty();
  protected readonly courseName = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly place = computed(() => {
    if (!this.session.hasValue()) return '';
    const { room, venue, town } = this.session.value();
    return [venue, room?.name, town].filter((part) => part !== undefined).join(', ');
  });
  protected readonly scopes = computed(() => {
    const { only, following } = this.words().scopes;
    return [
      { value: 'only', ...only },
      { value: 'following', ...following },
    ];
  });
  /** The session where it is moved to, as a series of one, for what speaks against it. */
  protected readonly asSeries = computed<PlanSeries | null>(() => {
    const first = this.session.hasValue() ? this.draft.moved(this.session.value()) : null;
    return first === null
      ? null
      : { id: this.previewId, first: first.plan, rhythm: 'dates', dates: [first.on], skipHolidays: false };
  });

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      if (!this.session.hasValue()) return;
      const session = this.session.value();
      untracked(() => this.draft.begin(session));
    });
  }

  protected async save(): Promise<void> {
    const request = this.draft.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { sessions } = await this.client.move(this.termin(), request);
      this.saved = true;
      this.messages.say(this.words().moved(sessions.length));
      await this.router.navigate(['/lehrgaenge', this.id()]);
    } catch (problem) {
      if (!this.draft.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
