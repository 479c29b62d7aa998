import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CourseAnswer, type RecordedFact, type RecordedFacts, RetractFact } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Crumbs } from '../../ui/crumbs';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { SchemeSubjects } from '../session/scheme-subjects';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { AdditionForm } from './addition-form';

/** The record of one enrolment: every fact in the order in which it came, and what the office adds to it. */
@Component({
  selector: 'm-record-page',
  imports: [
    RouterLink,
    Crumbs,
    Badge,
    Icon,
    Waiting,
    TableRegion,
    TextField,
    ConfirmDialog,
    ProblemNotice,
    AdditionForm,
  ],
  providers: [SchemeSubjects],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: texts().courses.title, path: '/lehrgaenge' },
        { label: courseName(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="texts().record.title"
    />
    <div class="m-page-head">
      <div>
        <h1>{{ texts().record.heading }}</h1>
        <p class="m-muted">{{ texts().record.lead }}</p>
      </div>
      <div class="m-acts">
        <a class="m-button m-button--quiet" [routerLink]="['/stand', teilnahme()]"
          ><m-icon name="progress" />{{ texts().people.standing }}</a
        >
        <a class="m-button m-button--quiet" [routerLink]="['/mediationen', teilnahme()]"
          ><m-icon name="people" />{{ texts().record.cases }}</a
        >
      </div>
    </div>
    <div class="m-two">
      <section>
        <h2>{{ texts().record.facts }}</h2>
        <m-problem-notice [problem]="problem() ?? list.error()" [again]="true" (retry)="list.reload()" />
        @if (list.hasValue()) {
          @if (list.value().facts.length === 0) {
            <p class="m-muted">{{ texts().record.none }}</p>
          } @else {
            <m-table-region [label]="texts().record.facts">
              <table class="m-table m-table--list">
                <thead>
                  <tr>
                    <th scope="col">{{ texts().record.what }}</th>
                    <th scope="col">{{ texts().record.on }}</th>
                    <th scope="col">{{ texts().record.came }}</th>
                    <th scope="col">
                      <span class="m-unseen">{{ texts().people.acts }}</span>
                    </th>
                  </tr>
                </thead>
                <tbody>
                  @for (fact of list.value().facts; track fact.id) {
                    <tr>
                      <th scope="row">
                        {{ texts().record.kind(fact.kind) }}
                        <div class="m-meta">{{ about(fact) }}</div>
                      </th>
                      <td>{{ format.date(fact.on) }}{{ fact.until ? '–' + format.date(fact.until) : '' }}</td>
                      <td class="m-meta">
                        {{ format.dateTime(fact.receivedAt) }}
                        <div>{{ fact.recordedBy ? format.fullName(fact.recordedBy) : '' }}</div>
                      </td>
                      <td>
                        @if (fact.replacedBy !== null) {
                          <m-badge tone="draft">{{ texts().record.replaced }}</m-badge>
                        } @else if (fact.retractable) {
                          <button
                            type="button"
                            class="m-button m-button--quiet m-button--small"
                            (click)="ask(fact, dialog)"
                          >
                            {{ texts().record.retract }}
                          </button>
                        }
                      </td>
                    </tr>
                  }
                </tbody>
              </table>
            </m-table-region>
          }
        } @else if (list.isLoading()) {
          <m-waiting />
        }
      </section>
      <aside>
        <m-addition-form
          [enrolment]="teilnahme()"
          [subjects]="subjects.options()"
          [milestones]="subjects.milestones()"
          (done)="list.reload()"
        />
      </aside>
    </div>
    <m-confirm-dialog
      #dialog
      [title]="texts().record.retractQuestion"
      [act]="texts().record.retract"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="retract(dialog)"
    >
      <p>{{ texts().record.retractMore }}</p>
      <m-text-field [label]="texts().record.reason" [at]="form.at('reason')" />
    </m-confirm-dialog>
  </div>`,
})
export class RecordPage {
  /** The course. */
  readonly id = input.required<string>();
  /** The enrolment. */
  readonly teilnahme = input.required<string>();
  private readonly client = inject(TrainingClient);
  private readonly messages = inject(StatusMessages);
  protected readonly subjects = inject(SchemeSubjects);
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  private readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly list = httpResource<RecordedFacts>(() => `/api/enrolments/${this.teilnahme()}/facts`);
  protected readonly form = new Entered(RetractFact, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private retracted: RecordedFact | null = null;
  protected readonly courseName = computed(() => {
    if (!this.course.hasValue()) return '';
    const { name, scheme } = this.course.value();
    queueMicrotask(() => this.subjects.scheme.set(scheme));
    return name;
  });

  protected about(fact: RecordedFact): string {
    const texts = this.texts();
    const subject = fact.area ?? fact.module ?? fact.milestone;
    return [
      fact.sessionTitle,
      subject === null ? null : texts.sessions.block(subject),
      fact.minutes === null ? null : format.minutes(fact.minutes),
      fact.modality === null ? null : texts.modalities[fact.modality],
      fact.note,
    ]
      .filter((part) => part !== null && part !== '')
      .join(' · ');
  }

  protected ask(fact: RecordedFact, dialog: ConfirmDialog): void {
    this.retracted = fact;
    this.form.begin({ id: crypto.randomUUID(), reason: '' });
    dialog.open();
  }

  protected async retract(dialog: ConfirmDialog): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.retracted === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.retract(this.teilnahme(), this.retracted.id, request);
      this.messages.say(this.texts().record.retracted);
      this.list.reload();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      dialog.close();
      this.busy.set(false);
    }
  }
}
