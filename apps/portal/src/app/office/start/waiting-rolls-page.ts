import { Component, computed, inject } from '@angular/core';
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
import { StartClient } from './start-client';
import { startTexts } from './texts';

/** Rolls on which something waits for a person, the oldest first. */
@Component({
  selector: 'm-waiting-rolls-page',
  imports: [Crumbs, MoreButton, ProblemNotice, RouterLink, TableRegion, Waiting],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().title, path: '/start' }]" [here]="texts().waitingRolls.here" />
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        @if (list.rows().length > 0) {
          <p class="m-muted m-prose">{{ texts().waitingRolls.lead }}</p>
        }
      </div>
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().waitingRolls.here">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().openRolls.session }}</th>
              <th scope="col">{{ texts().openRolls.day }}</th>
              <th scope="col">{{ texts().openRolls.course }}</th>
              <th scope="col">{{ texts().openRolls.trainers }}</th>
              <th scope="col" class="m-number">{{ texts().waitingRolls.waiting }}</th>
            </tr>
          </thead>
          <tbody>
            @for (roll of list.rows(); track roll.sessionId) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/termine', roll.sessionId, 'entscheidungen']">{{ roll.title }}, {{ roll.town }}</a>
                </th>
                <td>{{ format.shortWeekdayDate(roll.endedOn) }}, {{ texts().openRolls.ago(age(roll)) }}</td>
                <td>{{ roll.courseName }}</td>
                <td>
                  {{ roll.trainers.length === 0 ? texts().openRolls.nobody : roll.trainers.join(', ') }}
                </td>
                <td class="m-number" [attr.data-label]="texts().waitingRolls.waiting">
                  {{ format.number(roll.waiting) }}
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
export class WaitingRollsPage {
  private readonly client = inject(StartClient);
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly list = new GrowingList<OpenRoll>(async (after) => {
    const { rolls, next } = await this.client.waitingRolls(after);
    return { rows: rolls, next };
  });
  protected readonly headline = computed(() => {
    const texts = this.texts().waitingRolls;
    if (!this.list.ready()) return texts.here;
    const count = this.list.rows().length;
    return count === 0 ? texts.none : texts.headline(count, this.list.hasMore());
  });
  private readonly today = format.berlinDay(new Date().toISOString());

  constructor() {
    void this.list.begin();
  }

  protected age(roll: OpenRoll): number {
    return daysBetween(roll.endedOn, this.today);
  }
}
