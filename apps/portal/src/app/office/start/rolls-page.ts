import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OpenRoll } from '@mittler/contract';
import { daysBetween } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { type RollKind, StartClient } from './start-client';
import { startTexts } from './texts';

/** Rolls that nobody has closed, or on which something waits for a person; the oldest first. */
@Component({
  selector: 'm-rolls-page',
  imports: [Crumbs, MoreButton, ProblemNotice, RouterLink, TableRegion, Waiting],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().title, path: '/start' }]" [here]="words().here" />
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        @if (list.rows().length > 0) {
          <p class="m-muted m-prose">{{ words().lead }}</p>
        }
      </div>
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="words().here">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().rolls.session }}</th>
              <th scope="col">{{ texts().rolls.day }}</th>
              <th scope="col">{{ texts().rolls.course }}</th>
              <th scope="col">{{ texts().rolls.trainers }}</th>
              <th scope="col" class="m-number">{{ words().column }}</th>
            </tr>
          </thead>
          <tbody>
            @for (roll of list.rows(); track roll.sessionId) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/termine', roll.sessionId, aim()]">{{ roll.title }}, {{ roll.town }}</a>
                </th>
                <td>{{ format.shortWeekdayDate(roll.endedOn) }}, {{ texts().rolls.ago(age(roll)) }}</td>
                <td>{{ roll.courseName }}</td>
                <td>
                  {{ roll.trainers.length === 0 ? texts().rolls.nobody : roll.trainers.join(', ') }}
                </td>
                <td class="m-number" [attr.data-label]="words().column">
                  {{ format.number(kind() === 'open' ? roll.enrolled : roll.waiting) }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.busy()) {
      <m-waiting />
    }
  </div>`,
})
export class RollsPage {
  /** From the route. */
  readonly kind = input.required<RollKind>();
  private readonly client = inject(StartClient);
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly list = new GrowingList<OpenRoll>(async (after) => {
    const { rolls, next } = await this.client.rolls(this.kind(), after);
    return { rows: rolls, next };
  });
  protected readonly words = computed(() => this.texts().rolls[this.kind()]);
  protected readonly aim = computed(() => (this.kind() === 'open' ? 'liste' : 'entscheidungen'));
  protected readonly headline = computed(() => {
    const words = this.words();
    if (!this.list.ready()) return words.here;
    const count = this.list.rows().length;
    return count === 0 ? words.none : words.headline(count, this.list.hasMore());
  });
  private readonly today = format.berlinDay(new Date().toISOString());

  constructor() {
    effect(() => {
      this.kind();
      untracked(() => void this.list.begin());
    });
  }

  protected age(roll: OpenRoll): number {
    return daysBetween(roll.endedOn, this.today);
  }
}
