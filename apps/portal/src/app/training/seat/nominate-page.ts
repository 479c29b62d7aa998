import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { CourseAnswer, CourseSeats, PersonInList } from '@mittler/contract';
import { isFinal } from '@mittler/domain';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { SelectField } from '../../ui/fields/select-field';
import { Alert } from '../../ui/notices/alert';
import { LongWork } from '../../ui/notices/long-work';
import { StatusMessages } from '../../ui/notices/status-messages';
import { RegistrationClient } from '../registration/registration-client';
import { trainingTexts } from '../texts';
import { CandidateChoice } from './candidate-choice';
import { OneByOne } from './one-by-one';
import { SeatClient } from './seat-client';
import { seatTexts } from './texts';

interface Wanted {
  /** Of the registration, made here, so that a second try nominates nobody twice. */
  readonly id: string;
  readonly person: PersonInList;
  readonly department: string;
}

/** Nominates many people of several municipalities at once, each for the department that sends her. */
@Component({
  selector: 'm-nominate-page',
  imports: [RouterLink, Crumbs, SelectField, Alert, LongWork, ProblemNotice, CandidateChoice],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: words().courses.title, path: '/lehrgaenge' },
        { label: name(), path: '/lehrgaenge/' + id() },
        { label: texts().title, path: '/lehrgaenge/' + id() + '/plaetze' },
      ]"
      [here]="texts().nominate"
    />
    <div class="m-page-head">
      <div>
        <h1>{{ texts().nomination.heading(name()) }}</h1>
        <p class="m-muted">{{ texts().nomination.lead }}</p>
      </div>
    </div>
    <m-problem-notice [problem]="problem()" />
    <div class="m-two">
      <m-candidate-choice [known]="known()" [taken]="taken()" (chosen)="take($event)" (dropped)="drop($event)" />
      <aside>
        <section>
          <div role="status">
            <h2>{{ texts().nomination.chosen(wanted().length) }}</h2>
          </div>
          <p class="m-meta">{{ room() }}</p>
          @if (work.refused().length > 0) {
            <m-alert tone="soon" [title]="texts().bulkLeft(work.refused().length)">
              <ul>
                @for (each of work.refused(); track each.of.id) {
                  <li>{{ format.fullName(each.of.person) }}: {{ each.text }}</li>
                }
              </ul>
            </m-alert>
          }
          <ul class="m-rows">
            @for (each of wanted(); track each.id) {
              <li>
                <div class="m-split">
                  <b>{{ format.listName(each.person) }}</b>
                  <button type="button" class="m-link" (click)="drop(each.person.id)">
                    {{ texts().drop }}<span class="m-unseen">: {{ format.fullName(each.person) }}</span>
                  </button>
                </div>
                @if (each.person.memberships.length > 1) {
                  <m-select-field
                    [label]="texts().department"
                    [options]="options(each.person)"
                    [value]="each.department"
                    (valueChange)="send(each.id, $event)"
                  />
                } @else {
                  <div class="m-meta">{{ options(each.person)[0]?.label }}</div>
                }
              </li>
            }
          </ul>
          <p class="m-meta">{{ keeps() ? texts().nomination.officeNote : texts().nomination.ownNote }}</p>
          @if (work.of() > 0) {
            <m-long-work [label]="texts().bulkWork" [done]="work.done()" [of]="work.of()" />
          }
          <div class="m-acts">
            <button
              type="button"
              class="m-button m-button--primary"
              [disabled]="work.of() > 0 || wanted().length === 0"
              (click)="save()"
            >
              {{ texts().nomination.act(wanted().length) }}
            </button>
            <a class="m-button m-button--plain" [routerLink]="['/lehrgaenge', id(), 'plaetze']">{{ texts().cancel }}</a>
          </div>
        </section>
      </aside>
    </div>
  </div>`,
})
export class NominatePage {
  /** The course. */
  readonly id = input.required<string>();
  private readonly client = inject(RegistrationClient);
  private readonly seatClient = inject(SeatClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  private readonly signedIn = inject(SignedIn);
  protected readonly words = spoken(trainingTexts);
  protected readonly texts = spoken(seatTexts);
  protected readonly format = format;
  private readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  private readonly seats = httpResource<CourseSeats>(() => `/api/courses/${this.id()}/seats`);
  protected readonly name = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly keeps = computed(() => this.signedIn.has('coordination-office'));
  /** People who are on their way to the course or in it. */
  protected readonly known = signal<readonly string[]>([]);
  protected readonly wanted = signal<readonly Wanted[]>([]);
  protected readonly taken = computed(() => this.wanted().map((each) => each.person.id));
  protected readonly work = new OneByOne<Wanted>();
  protected readonly problem = signal<unknown>(null);
  readonly unsaved = (): boolean => this.wanted().length > 0;
  protected readonly room = computed(() => {
    const free = this.seats.hasValue() ? this.seats.value().free : null;
    if (free === null) return '';
    return free === 0 ? this.texts().nomination.full : this.texts().nomination.free(free);
  });

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  protected options({ memberships }: PersonInList): readonly { value: string; label: string }[] {
    return memberships.map((each) => ({
      value: each.department,
      label: `${each.municipalityName}, ${each.departmentName}`,
    }));
  }

  protected take(people: readonly PersonInList[]): void {
    const fresh = people.flatMap((person) => {
      const department = person.memberships[0]?.department;
      return department === undefined || this.taken().includes(person.id)
        ? []
        : [{ id: crypto.randomUUID(), person, department }];
    });
    this.wanted.update((wanted) => [...wanted, ...fresh]);
  }

  protected drop(person: string): void {
    this.wanted.update((wanted) => wanted.filter((each) => each.person.id !== person));
  }

  protected send(id: string, department: string | null): void {
    if (department === null) return;
    this.wanted.update((wanted) => wanted.map((each) => (each.id === id ? { ...each, department } : each)));
  }

  /** Whoever was refused stays in the list, with the reason above it. */
  protected async save(): Promise<void> {
    const done = await this.work.run(this.wanted(), ({ id, person, department }) =>
      this.client.nominate(this.id(), { id, personId: person.id, departmentId: department }),
    );
    this.wanted.set(this.work.refused().map((each) => each.of));
    if (done > 0) this.messages.say(this.texts().nomination.done(done));
    if (this.wanted().length === 0) await this.router.navigate(['/lehrgaenge', this.id(), 'plaetze']);
    else await this.load();
  }

  private async load(): Promise<void> {
    try {
      const registrations = await this.seatClient.registrations(this.id());
      this.known.set(registrations.filter((each) => !isFinal(each.state)).map((each) => each.person.id));
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
