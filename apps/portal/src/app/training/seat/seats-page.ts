import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseAnswer, CourseSeats, RegistrationAnswer } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Fold } from '../../ui/fold';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { trainingTexts } from '../texts';
import { QuotaSection } from './quota-section';
import { RegistrationGroup } from './registration-group';
import { SeatBar } from './seat-bar';
import { SeatClient } from './seat-client';
import { grouped } from './seat-groups';
import { seatTexts } from './texts';

/** The seats of a course and everybody who asks for one, in the order of work. */
@Component({
  selector: 'm-seats-page',
  imports: [
    RouterLink,
    Crumbs,
    Fold,
    Icon,
    EmptyState,
    Waiting,
    ProblemNotice,
    SeatBar,
    QuotaSection,
    RegistrationGroup,
  ],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[
        { label: words().courses.title, path: '/lehrgaenge' },
        { label: name(), path: '/lehrgaenge/' + id() },
      ]"
      [here]="texts().title"
    />
    <div class="m-page-head">
      <h1>{{ heading() }}</h1>
      <div class="m-acts">
        <a class="m-button m-button--primary" [routerLink]="['/lehrgaenge', id(), 'benennen']"
          ><m-icon name="person-add" />{{ texts().nominate }}</a
        >
      </div>
    </div>
    <m-problem-notice [problem]="problem()" [again]="true" (retry)="load()" />
    @if (seats(); as now) {
      @if (keeps() && now.capacity !== null) {
        <m-seat-bar [seats]="now" [registrations]="registrations()" />
      }
      <div class="m-two m-seats-page">
        <div class="m-sections">
          @for (each of groups(); track each.group) {
            @if (each.group === 'ended') {
              <m-fold [label]="texts().groups.ended.title(each.rows.length)">
                <m-registration-group [group]="each.group" [rows]="each.rows" [seats]="now" (changed)="load()" />
              </m-fold>
            } @else {
              <section>
                <h2>{{ texts().groups[each.group].title(each.rows.length) }}</h2>
                @if (texts().groups[each.group].lead; as lead) {
                  <p class="m-meta">{{ lead }}</p>
                }
                <m-registration-group [group]="each.group" [rows]="each.rows" [seats]="now" (changed)="load()" />
              </section>
            }
          } @empty {
            <m-empty-state [text]="texts().none">
              <p class="m-meta">{{ texts().noneMore }}</p>
            </m-empty-state>
          }
        </div>
        <aside>
          <m-quota-section [course]="id()" [seats]="now" [keeps]="keeps()" (changed)="load()" />
        </aside>
      </div>
    } @else if (problem() === null) {
      <m-waiting />
    }
  </div>`,
})
export class SeatsPage {
  /** The course. */
  readonly id = input.required<string>();
  private readonly client = inject(SeatClient);
  private readonly signedIn = inject(SignedIn);
  protected readonly words = spoken(trainingTexts);
  protected readonly texts = spoken(seatTexts);
  private readonly course = httpResource<CourseAnswer>(() => `/api/courses/${this.id()}`);
  protected readonly name = computed(() => (this.course.hasValue() ? this.course.value().name : ''));
  protected readonly keeps = computed(() => this.signedIn.has('coordination-office'));
  protected readonly seats = signal<CourseSeats | null>(null);
  protected readonly registrations = signal<readonly RegistrationAnswer[]>([]);
  protected readonly problem = signal<unknown>(null);
  protected readonly groups = computed(() => grouped(this.registrations()));
  protected readonly heading = computed(() => {
    const seats = this.seats();
    if (seats === null) return this.texts().title;
    return this.keeps()
      ? this.texts().heading(seats.taken, seats.capacity, seats.waiting)
      : this.texts().ownHeading(seats.taken, seats.waiting);
  });

  constructor() {
    effect(() => {
      this.id();
      untracked(() => void this.load());
    });
  }

  /** Seats and registrations together: after each act both have changed. */
  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const [seats, registrations] = await Promise.all([
        this.client.seats(this.id()),
        this.client.registrations(this.id()),
      ]);
      this.registrations.set(registrations);
      this.seats.set(seats);
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
