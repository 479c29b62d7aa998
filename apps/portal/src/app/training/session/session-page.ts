import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, PersonInList, SessionAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { PersonSearch } from '../../shell/person-search/person-search';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { BlockFields } from './block-fields';
import { SchemeSubjects } from './scheme-subjects';
import { SessionDraft } from './session-draft';

interface Trainer {
  readonly id: string;
  readonly name: string;
}

/** A session with its blocks and trainers: a new one, or changes of a known one. */
@Component({
  selector: 'm-session-page',
  imports: [
    RouterLink,
    Crumbs,
    TextField,
    DateField,
    ErrorSummary,
    ProblemNotice,
    PersonSearch,
    ConfirmDialog,
    BlockFields,
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
    <form class="m-form m-form--wide" novalidate (submit)="$event.preventDefault(); save()">
      <m-error-summary [errors]="draft.form.errors()" />
      <m-problem-notice [problem]="problem()" />
      <m-text-field [label]="texts().sessions.title1" [at]="draft.form.at('title')" />
      <div class="m-form-row">
        <m-date-field [label]="texts().sessions.day" [at]="draft.clock('day')" />
        <m-text-field
          inputmode="numeric"
          [hint]="texts().sessions.clock"
          [label]="texts().sessions.from"
          [at]="draft.clock('/startsAt')"
        />
        <m-text-field
          inputmode="numeric"
          [hint]="texts().sessions.clock"
          [label]="texts().sessions.until"
          [at]="draft.clock('/endsAt')"
        />
      </div>
      <div class="m-form-row">
        <m-text-field [label]="texts().form.venue" [at]="draft.form.at('venue')" />
        <m-text-field [label]="texts().form.town" [at]="draft.form.at('town')" />
      </div>
      <m-block-fields [draft]="draft" [subjects]="subjects.options()" />
      <section class="m-stacked">
        <h2>{{ texts().sessions.trainers }}</h2>
        @if (trainers().length === 0) {
          <p class="m-muted">{{ texts().sessions.noTrainers }}</p>
        }
        <ul class="m-rows">
          @for (each of trainers(); track each.id) {
            <li class="m-split">
              <b>{{ each.name }}</b>
              <button type="button" class="m-link" (click)="dropTrainer(each.id)">
                {{ texts().enrol.drop }}<span class="m-unseen">: {{ each.name }}</span>
              </button>
            </li>
          }
        </ul>
        <m-person-search
          [label]="texts().sessions.findTrainer"
          [hint]="texts().sessions.findTrainerHint"
          [taken]="trainerIds()"
          (chosen)="takeTrainer($event)"
        />
      </section>
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
        <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id()]">{{ texts().cancel }}</a>
        @if (session.hasValue()) {
          <button type="button" class="m-button m-button--danger" (click)="dialog.open()">
            {{ texts().sessions.erase }}
          </button>
        }
      </div>
    </form>
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
  protected readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly session = httpResource<SessionAnswer>(() => {
    const session = this.termin();
    return session === undefined ? undefined : `/api/sessions/${session}`;
  });
  protected readonly draft = new SessionDraft(() => this.subjects.modules());
  protected readonly trainers = signal<readonly Trainer[]>([]);
  protected readonly trainerIds = computed(() => this.trainers().map((each) => each.id));
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
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
        this.trainers.set(session.trainers.map((each) => ({ id: each.id, name: format.fullName(each) })));
      });
    });
  }

  protected takeTrainer(person: PersonInList): void {
    this.setTrainers([...this.trainers(), { id: person.id, name: format.fullName(person) }]);
  }

  protected dropTrainer(id: string): void {
    this.setTrainers(this.trainers().filter((each) => each.id !== id));
  }

  private setTrainers(trainers: readonly Trainer[]): void {
    this.trainers.set(trainers);
    this.draft.form.at('trainerIds').set(this.trainerIds());
  }

  protected async save(): Promise<void> {
    const request = this.draft.checked();
    if (request === null) return;
    await this.working(async () => {
      const known = this.termin();
      if (known === undefined) {
        const { title, venue, town, startsAt, endsAt, trainerIds, blocks } = request;
        await this.client.createSession(this.id(), { title, venue, town, startsAt, endsAt, trainerIds, blocks });
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
