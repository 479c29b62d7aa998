import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CourseAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';

/** All courses, the latest first. */
@Component({
  selector: 'm-courses-page',
  imports: [RouterLink, Badge, Icon, EmptyState, Waiting, MoreButton, TableRegion, ProblemNotice],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ texts().courses.lead }}</p>
      </div>
      @if (mayCreate()) {
        <div class="m-acts">
          <a class="m-button m-button--quiet" routerLink="/einrichtungen"
            ><m-icon name="building" />{{ texts().setting.title }}</a
          >
          <a class="m-button m-button--primary" routerLink="/lehrgaenge/neu"
            ><m-icon name="plus" />{{ texts().courses.create }}</a
          >
        </div>
      }
    </div>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().courses.title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().courses.course }}</th>
              <th scope="col">{{ texts().courses.period }}</th>
              <th scope="col">{{ texts().courses.place }}</th>
              <th scope="col" class="m-number">{{ texts().courses.people }}</th>
              <th scope="col" class="m-number">{{ texts().courses.sessions }}</th>
            </tr>
          </thead>
          <tbody>
            @for (course of list.rows(); track course.id) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/lehrgaenge', course.id]">{{ course.name }}</a>
                  <div class="m-meta">{{ course.programme.name }}</div>
                </th>
                <td>
                  {{ format.date(course.startsOn) }}–{{ format.date(course.endsOn) }}
                  <div>
                    @switch (phase(course)) {
                      @case ('running') {
                        <m-badge tone="good" icon="progress">{{ texts().courses.phases.running }}</m-badge>
                      }
                      @case ('coming') {
                        <m-badge icon="calendar">{{ texts().courses.phases.coming }}</m-badge>
                      }
                      @case ('over') {
                        <m-badge tone="draft">{{ texts().courses.phases.over }}</m-badge>
                      }
                    }
                  </div>
                </td>
                <td>
                  {{ course.venue }}
                  <div class="m-meta">{{ course.town }}</div>
                </td>
                <td class="m-number" [attr.data-label]="texts().courses.people">
                  {{ format.number(course.enrolled) }}
                </td>
                <td class="m-number" [attr.data-label]="texts().courses.sessions">
                  {{ format.number(course.sessions) }}
                </td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.ready()) {
      <m-empty-state [text]="texts().courses.none">
        @if (mayCreate()) {
          <a class="m-button" routerLink="/lehrgaenge/neu">{{ texts().courses.create }}</a>
        }
      </m-empty-state>
    } @else {
      <m-waiting />
    }
  </div>`,
})
export class CoursesPage {
  private readonly client = inject(TrainingClient);
  private readonly signedIn = inject(SignedIn);
  private readonly today = format.berlinDay(new Date().toISOString());
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly mayCreate = computed(() => this.signedIn.has('coordination-office'));
  protected readonly list = new GrowingList<CourseAnswer>(async (after) => {
    const page = await this.client.courses(after);
    return { rows: page.courses, next: page.next };
  });
  protected readonly heading = computed(() => {
    if (!this.list.ready()) return this.texts().courses.title;
    const running = this.list.rows().filter((course) => this.phase(course) === 'running').length;
    return this.texts().courses.heading(running);
  });

  constructor() {
    void this.list.begin();
  }

  protected phase(course: CourseAnswer): 'running' | 'coming' | 'over' {
    if (this.today < course.startsOn) return 'coming';
    return this.today <= course.endsOn ? 'running' : 'over';
  }
}
