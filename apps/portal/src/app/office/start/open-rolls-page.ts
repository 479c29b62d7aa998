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

/** Sessions that are over and whose roll nobody has closed, the oldest first. */
@Component({
  selector: 'm-open-rolls-page',
  imports: [Crumbs, MoreButton, ProblemNotice, RouterLink, TableRegion, Waiting],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().title, path: '/start' }]" [here]="texts().openRolls.here" />
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        @if (list.rows().length > 0) {
          <p class="m-muted m-prose">{{ texts().openRolls.lead }}</p>
        }
      </div>
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().openRolls.here">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().openRolls.session }}</th>
              <th scope="col">{{ texts().openRolls.day }}</th>
              <th scope="col">{{ texts().openRolls.course }}</th>
              <th scope="col">{{ texts().openRolls.trainers }}</th>
              <th scope="col" class="m-number">{{ texts().openRolls.enrolled }}</th>
            </tr>
          </thead>
          <tbody>
            @for (roll of list.rows(); track roll.sessionId) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/termine', roll.sessionId, 'liste']">{{ roll.title }}, {{ roll.town }}</a>
                </th>
                <td>{{ format.shortWeekdayDate(roll.endedOn) }}, {{ texts().openRolls.ago(age(roll)) }}</td>
                <td>{{ roll.courseName }}</td>
                <td>
                  {{ roll.trainers.length === 0 ? texts().openRolls.nobody : roll.trainers.join(', ') }}
                </td>
                <td class="m-number" [attr.data-label]="texts().openRolls.enrolled">
                  {{ format.number(roll.enrolled) }}
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
export class OpenRollsPage {
  private readonly client = inject(StartClient);
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly list = new GrowingList<OpenRoll>(async (after) => {
    const { rolls, next } = await this.client.openRolls(after);
    return { rows: rolls, next };
  });
  protected readonly headline = computed(() => {
    const texts = this.texts().openRolls;
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
