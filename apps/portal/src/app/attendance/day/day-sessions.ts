import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { TrainerSession } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { attendanceTexts } from '../texts';

/** Sessions one below the other, each with the way to its roll. */
@Component({
  selector: 'm-day-sessions',
  imports: [Badge, RouterLink],
  template: `<ul class="m-rows m-coming">
    @for (session of sessions(); track session.id) {
      <li>
        <p class="m-coming__when">
          <strong>{{ format.shortWeekdayDate(session.day) }}</strong>
          <br />{{ format.span(session.startsAt, session.endsAt) }}
        </p>
        <div>
          @if (session.isCancelled) {
            <s>{{ session.title }}</s>
          } @else {
            <a [routerLink]="['/termine', session.id, 'liste']">{{ session.title }}</a>
          }
          <p class="m-meta">{{ session.course.name }} · {{ session.venue }}, {{ session.town }}</p>
          @if (session.waiting > 0) {
            <p class="m-meta">
              <a [routerLink]="['/termine', session.id, 'entscheidungen']">{{ texts().waits(session.waiting) }}</a>
            </p>
          }
        </div>
        @if (session.isCancelled) {
          <m-badge icon="cross-circle">{{ texts().cancelled }}</m-badge>
        } @else if (urgent()) {
          <m-badge [tone]="session.overdueDays ? 'bad' : 'soon'" icon="warning">{{
            session.overdueDays
              ? texts().overdue(session.overdueDays)
              : texts().notRecordedOf(session.notRecorded, session.enrolled)
          }}</m-badge>
        } @else if (ahead()) {
          <m-badge icon="people">{{ texts().people(session.enrolled) }}</m-badge>
        } @else {
          <m-badge icon="lock">{{ texts().rollClosed }}</m-badge>
        }
      </li>
    }
  </ul>`,
})
export class DaySessions {
  readonly sessions = input.required<readonly TrainerSession[]>();
  readonly urgent = input(false);
  readonly ahead = input(false);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
}
