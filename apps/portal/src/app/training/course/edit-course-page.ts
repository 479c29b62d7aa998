import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type CourseAnswer, CreateCourse } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { draftOf, editOf, newCourse } from './course-draft';
import { CourseForm } from './course-form';

/** A new course, or changes of a known one. */
@Component({
  selector: 'm-edit-course-page',
  imports: [RouterLink, Crumbs, ErrorSummary, ProblemNotice, Waiting, CourseForm],
  template: `<div class="m-page">
    <m-crumbs [above]="above()" [here]="title()" />
    <div class="m-page-head">
      <h1>{{ title() }}</h1>
    </div>
    <m-problem-notice [problem]="course.error()" />
    @if (id() === undefined || course.hasValue()) {
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="form.errors()" />
        <m-problem-notice [problem]="problem()" />
        <m-course-form [form]="form" [isNew]="id() === undefined" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">
            {{ id() === undefined ? texts().courses.create : texts().save }}
          </button>
          <a class="m-button m-button--plain" [routerLink]="back()">{{ texts().cancel }}</a>
        </div>
      </form>
    } @else if (course.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class EditCoursePage {
  /** Undefined for a new one. */
  readonly id = input<string>();
  private readonly client = inject(TrainingClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(trainingTexts);
  protected readonly course = httpResource<CourseAnswer>(() => {
    const id = this.id();
    return id === undefined ? undefined : `/api/courses/${id}`;
  });
  protected readonly form = new Entered(CreateCourse, newCourse);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  readonly unsaved = (): boolean => this.form.dirty();
  private readonly name = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly title = computed(() =>
    this.id() === undefined ? this.texts().courses.create : this.texts().form.edit(this.name()),
  );
  protected readonly back = computed(() => {
    const id = this.id();
    return id === undefined ? '/lehrgaenge' : `/lehrgaenge/${id}`;
  });
  protected readonly above = computed(() => {
    const list = { label: this.texts().courses.title, path: '/lehrgaenge' };
    return this.id() === undefined ? [list] : [list, { label: this.name(), path: this.back() }];
  });

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      if (!this.course.hasValue()) return;
      const draft = draftOf(this.course.value());
      untracked(() => this.form.begin(draft));
    });
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const saved = await this.send(request);
      this.form.begin(this.form.value());
      this.messages.say(this.texts().saved);
      await this.router.navigate(['/lehrgaenge', saved.id]);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private send(request: CreateCourse): Promise<CourseAnswer> {
    if (!this.course.hasValue()) return this.client.createCourse(request);
    const { id, version } = this.course.value();
    return this.client.editCourse(id, editOf(request, version));
  }
}
