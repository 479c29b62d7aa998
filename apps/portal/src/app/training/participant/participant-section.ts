import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Participant } from '@mittler/contract';
import { states } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { StateBadge } from '../../shell/standing/state-badge';
import { CheckBox } from '../../ui/fields/check-box';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';
import { FinishForm } from './finish-form';

/** Everybody in the course with her standing; many at once can be marked as having finished it. */
@Component({
  selector: 'm-participant-section',
  host: { class: 'm-part' },
  imports: [RouterLink, CheckBox, EmptyState, Waiting, MoreButton, TableRegion, StateBadge, ProblemNotice, FinishForm],
  template: `<section>
    <div class="m-split">
      <h2>{{ heading() }}</h2>
      <p class="m-muted">{{ summary() }}</p>
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().people.title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              @if (keeps()) {
                <th scope="col" class="m-pick">
                  <m-check-box
                    [label]="texts().people.all"
                    [bare]="true"
                    [value]="all()"
                    (valueChange)="takeAll($event)"
                  />
                </th>
              }
              <th scope="col">{{ texts().people.name }}</th>
              <th scope="col">{{ texts().people.department }}</th>
              <th scope="col">{{ texts().people.state }}</th>
              <th scope="col" class="m-number">{{ texts().people.hours }}</th>
              <th scope="col" class="m-number">{{ texts().people.cases }}</th>
              <th scope="col">
                <span class="m-unseen">{{ texts().people.acts }}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (each of list.rows(); track each.enrolmentId) {
              <tr [class.m-selected]="chosen().has(each.enrolmentId)">
                @if (keeps()) {
                  <td class="m-pick">
                    <m-check-box
                      [label]="texts().people.take(format.fullName(each))"
                      [bare]="true"
                      [value]="chosen().has(each.enrolmentId)"
                      (valueChange)="take(each.enrolmentId, $event === true)"
                    />
                  </td>
                }
                <th scope="row">
                  <a [routerLink]="['/personen', each.personId]">{{ format.listName(each) }}</a>
                </th>
                <td>
                  {{ each.municipality.name }}<span class="m-muted">, {{ each.department.name }}</span>
                </td>
                <td><m-state-badge [state]="each.state" /></td>
                <td class="m-number" [attr.data-label]="texts().people.hours">
                  {{ format.hours(each.countedMinutes) }}
                </td>
                <td class="m-number" [attr.data-label]="texts().people.cases">{{ each.confirmedCases }}</td>
                <td>
                  <div class="m-acts">
                    <a [routerLink]="['/stand', each.enrolmentId]"
                      >{{ texts().people.standing }}<span class="m-unseen">: {{ format.fullName(each) }}</span></a
                    >
                    @if (keeps()) {
                      <a [routerLink]="['/lehrgaenge', course(), 'teilnahme', each.enrolmentId]"
                        >{{ texts().people.record }}<span class="m-unseen">: {{ format.fullName(each) }}</span></a
                      >
                    }
                  </div>
                </td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button
        [more]="list.hasMore()"
        [shown]="list.rows().length"
        [total]="list.total()"
        [busy]="list.busy()"
        (wanted)="list.more()"
      />
      @if (keeps() && chosen().size > 0) {
        <m-finish-form
          [course]="course()"
          [enrolments]="chosenIds()"
          (done)="chosen.set(none); list.begin()"
          (given)="chosen.set(none)"
        />
      }
    } @else if (list.ready()) {
      <m-empty-state [text]="texts().people.none">
        @if (keeps()) {
          <a class="m-button" [routerLink]="['/lehrgaenge', course(), 'aufnehmen']">{{ texts().course.enrol }}</a>
        }
      </m-empty-state>
    } @else {
      <m-waiting />
    }
  </section>`,
})
export class ParticipantSection {
  readonly course = input.required<string>();
  readonly keeps = input.required<boolean>();
  private readonly client = inject(TrainingClient);
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly none: ReadonlySet<string> = new Set();
  protected readonly chosen = signal(this.none);
  protected readonly chosenIds = computed(() => [...this.chosen()]);
  protected readonly list = new GrowingList<Participant>(async (after) => {
    const page = await this.client.participants(this.course(), after);
    return { rows: page.participants, next: page.next, total: page.total };
  });
  protected readonly all = computed(() => this.list.rows().every((each) => this.chosen().has(each.enrolmentId)));
  protected readonly heading = computed(() => this.texts().people.heading(this.list.total() ?? 0));
  protected readonly summary = computed(() =>
    this.list.hasMore()
      ? ''
      : states
          .map((state) => ({ state, count: this.list.rows().filter((each) => each.state === state).length }))
          .filter((each) => each.count > 0)
          .map((each) => `${String(each.count)} ${this.texts().people.states[each.state]}`)
          .join(' · '),
  );

  constructor() {
    effect(() => {
      this.course();
      untracked(() => void this.list.begin());
    });
  }

  protected take(enrolment: string, wanted: boolean): void {
    this.chosen.update((chosen) => {
      const next = new Set(chosen);
      if (wanted) next.add(enrolment);
      else next.delete(enrolment);
      return next;
    });
  }

  protected takeAll(wanted: boolean | null): void {
    this.chosen.set(wanted === true ? new Set(this.list.rows().map((each) => each.enrolmentId)) : this.none);
  }
}
