import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseSessions, SessionAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { trainingTexts } from '../texts';

/** The sessions of a course in the order of time, with their blocks and the state of the roll. */
@Component({
  selector: 'm-session-section',
  host: { class: 'm-part' },
  imports: [RouterLink, Badge, Icon, EmptyState, Waiting, TableRegion, ProblemNotice],
  template: `<section>
    <div class="m-split m-split--middle">
      <h2>{{ heading() }}</h2>
      @if (keeps()) {
        <a class="m-button m-button--quiet" [routerLink]="['/lehrgaenge', course(), 'termine', 'neu']"
          ><m-icon name="plus" />{{ texts().sessions.create }}</a
        >
      }
    </div>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (sessions().length === 0) {
        <m-empty-state [text]="texts().sessions.none" />
      } @else {
        <m-table-region [label]="texts().sessions.title">
          <table class="m-table m-table--list">
            <thead>
              <tr>
                <th scope="col">{{ texts().sessions.session }}</th>
                <th scope="col">{{ texts().sessions.when }}</th>
                <th scope="col">{{ texts().sessions.blocks }}</th>
                <th scope="col">{{ texts().sessions.trainers }}</th>
                <th scope="col">{{ texts().sessions.roll }}</th>
                @if (keeps()) {
                  <th scope="col">
                    <span class="m-unseen">{{ texts().people.acts }}</span>
                  </th>
                }
              </tr>
            </thead>
            <tbody>
              @for (each of sessions(); track each.id) {
                <tr>
                  <th scope="row">
                    {{ each.title }}
                    <div class="m-meta">{{ each.venue }}, {{ each.town }}</div>
                  </th>
                  <td>
                    <span class="m-nowrap">{{ format.shortWeekdayDate(each.day) }}</span>
                    <div class="m-meta">{{ format.span(each.startsAt, each.endsAt) }}</div>
                  </td>
                  <td>
                    @for (block of each.blocks; track block.id) {
                      <div>
                        {{ texts().sessions.block(block.area ?? block.module ?? null) }}
                        <span class="m-muted"
                          >{{ format.minutes(block.plannedMinutes) }}, {{ texts().modalities[block.modality] }}</span
                        >
                      </div>
                    }
                  </td>
                  <td>{{ names(each) }}</td>
                  <td>
                    @if (each.rollClosedAt !== null) {
                      <m-badge tone="good" icon="lock">{{ texts().sessions.closed }}</m-badge>
                    } @else if (each.day < today) {
                      <m-badge tone="soon" icon="warning">{{ texts().sessions.overdue }}</m-badge>
                    } @else {
                      <m-badge>{{ texts().sessions.open }}</m-badge>
                    }
                  </td>
                  @if (keeps()) {
                    <td>
                      <div class="m-acts">
                        <a [routerLink]="['/termine', each.id, 'liste']"
                          >{{ texts().sessions.toRoll }}<span class="m-unseen">: {{ each.title }}</span></a
                        >
                        <a [routerLink]="['/lehrgaenge', course(), 'termine', each.id]"
                          >{{ texts().sessions.edit }}<span class="m-unseen">: {{ each.title }}</span></a
                        >
                      </div>
                    </td>
                  }
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
  </section>`,
})
export class SessionSection {
  readonly course = input.required<string>();
  readonly keeps = input.required<boolean>();
  protected readonly today = format.berlinDay(new Date().toISOString());
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly list = httpResource<CourseSessions>(() => `/api/courses/${this.course()}/sessions`);
  protected readonly sessions = computed(() => (this.list.hasValue() ? this.list.value().sessions : []));
  protected readonly heading = computed(() => {
    const open = this.sessions().filter((each) => each.rollClosedAt === null && each.day < this.today).length;
    return this.texts().sessions.heading(this.sessions().length, open);
  });

  protected names(session: SessionAnswer): string {
    return session.trainers.map((each) => format.fullName(each)).join(', ') || '–';
  }
}
