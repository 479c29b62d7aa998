import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, MembershipAnswer, PersonInList } from '@mittler/contract';
import { CivilDate } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { PersonSearch } from '../../shell/person-search/person-search';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { SelectField } from '../../ui/fields/select-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';

class Day {
  @CivilDate() readonly on!: string;
}

interface Wanted {
  readonly id: string;
  readonly person: PersonInList;
  readonly department: string | null;
}

/** Takes people into a course, each with the department that sends her: reports count her there. */
@Component({
  selector: 'm-enrol-page',
  imports: [RouterLink, Crumbs, DateField, SelectField, ErrorSummary, PersonSearch, ProblemNotice],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: texts().courses.title, path: '/lehrgaenge' },
        { label: name(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="texts().course.enrol"
    />
    <div class="m-page-head">
      <h1>{{ texts().enrol.title(name()) }}</h1>
    </div>
    <div class="m-two">
      <section>
        <h2>{{ texts().enrol.find }}</h2>
        <m-person-search
          [label]="texts().enrol.search"
          [hint]="texts().enrol.searchHint"
          [act]="texts().enrol.take"
          [taken]="taken()"
          (chosen)="take($event)"
        />
      </section>
      <aside>
        <section>
          <h2>{{ texts().enrol.chosen(wanted().length) }}</h2>
          <m-error-summary [errors]="form.errors()" />
          <m-problem-notice [problem]="problem()" />
          <ul class="m-rows">
            @for (each of wanted(); track each.id) {
              <li>
                <div class="m-split">
                  <b>{{ format.listName(each.person) }}</b>
                  <button type="button" class="m-link" (click)="drop(each.id)">
                    {{ texts().enrol.drop }}<span class="m-unseen">: {{ format.fullName(each.person) }}</span>
                  </button>
                </div>
                @if (each.person.memberships.length > 1) {
                  <m-select-field
                    [label]="texts().people.department"
                    [options]="options(each.person.memberships)"
                    [value]="each.department"
                    (valueChange)="send(each.id, $event)"
                  />
                } @else if (each.department === null) {
                  <p class="m-soon">{{ texts().enrol.noDepartment }}</p>
                } @else {
                  <div class="m-meta">{{ place(each.person.memberships[0]) }}</div>
                }
              </li>
            }
          </ul>
          <m-date-field [label]="texts().enrol.on" [at]="form.at('on')" />
          <div class="m-acts">
            <button
              type="button"
              class="m-button m-button--primary"
              [disabled]="busy() || ready().length === 0"
              (click)="save()"
            >
              {{ texts().enrol.act(ready().length) }}
            </button>
            <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id()]">{{ texts().cancel }}</a>
          </div>
        </section>
      </aside>
    </div>
  </div>`,
})
export class EnrolPage {
  readonly id = input.required<string>();
  private readonly client = inject(TrainingClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  private readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly name = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly form = new Entered(Day, { on: format.berlinDay(new Date().toISOString()) });
  protected readonly wanted = signal<readonly Wanted[]>([]);
  protected readonly taken = computed(() => this.wanted().map((each) => each.person.id));
  protected readonly ready = computed(() => this.wanted().filter((each) => each.department !== null));
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private saved = false;
  readonly unsaved = (): boolean => !this.saved && this.wanted().length > 0;

  protected place(membership: MembershipAnswer | undefined): string {
    return membership === undefined ? '' : `${membership.municipalityName}, ${membership.departmentName}`;
  }

  protected options(memberships: readonly MembershipAnswer[]): readonly { value: string; label: string }[] {
    return memberships.map((each) => ({ value: each.department, label: this.place(each) }));
  }

  protected take(person: PersonInList): void {
    const department = person.memberships[0]?.department ?? null;
    this.wanted.update((wanted) => [...wanted, { id: crypto.randomUUID(), person, department }]);
  }

  protected drop(id: string): void {
    this.wanted.update((wanted) => wanted.filter((each) => each.id !== id));
  }

  protected send(id: string, department: string | null): void {
    this.wanted.update((wanted) => wanted.map((each) => (each.id === id ? { ...each, department } : each)));
  }

  protected async save(): Promise<void> {
    const day = this.form.checked();
    if (day === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const participants = this.ready().flatMap(({ id, person, department }) =>
        department === null ? [] : [{ id, personId: person.id, departmentId: department }],
      );
      const { outcomes } = await this.client.enrol(this.id(), { enrolledOn: day.on, participants });
      const enrolled = outcomes.filter((each) => each.outcome === 'enrolled').length;
      this.messages.say(this.texts().enrol.done(enrolled, outcomes.length - enrolled));
      this.saved = true;
      await this.router.navigate(['/lehrgaenge', this.id()]);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
