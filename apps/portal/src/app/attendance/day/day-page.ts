import { Component, computed, inject } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { RouterLink } from '@angular/router';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Icon } from '../../ui/icon';
import { Waiting } from '../../ui/notices/waiting';
import { AttendanceClient } from '../attendance-client';
import { attendanceTexts } from '../texts';
import { DaySessions } from './day-sessions';

/** A trainer's day: today's roll in one tap, then what is still open, then what comes. */
@Component({
  selector: 'm-day-page',
  imports: [DaySessions, Icon, ProblemNotice, RouterLink, Waiting],
  template: `@if (resource.hasValue()) {
      <div class="m-band">
        <div class="m-wide">
          <p class="m-muted">{{ format.weekdayDate(resource.value().on) }}</p>
          <h1>{{ sentence() }}</h1>
          <ul class="m-today">
            @for (session of resource.value().today; track session.id) {
              <li class="m-today__session">
                <span class="m-today__time">{{ format.span(session.startsAt, session.endsAt) }}</span>
                <div class="m-today__what">
                  <strong>{{ session.title }}</strong>
                  <span class="m-meta">{{ session.course.name }} · {{ session.venue }}, {{ session.town }}</span>
                  <span class="m-meta">
                    {{
                      session.isCancelled
                        ? texts().cancelledToday
                        : session.rollClosed
                          ? texts().rollClosed
                          : texts().recordedOf(session.enrolled - session.notRecorded, session.enrolled)
                    }}
                  </span>
                </div>
                @if (!session.isCancelled) {
                  <a
                    class="m-button"
                    [class.m-button--primary]="session.id === first() && !session.rollClosed"
                    [class.m-button--quiet]="session.id !== first() || session.rollClosed"
                    [routerLink]="['/termine', session.id, 'liste']"
                  >
                    {{ session.rollClosed ? texts().seeRoll : texts().openRoll
                    }}<span class="m-unseen">: {{ session.title }}</span
                    ><m-icon name="arrow-right" />
                  </a>
                }
              </li>
            }
          </ul>
        </div>
      </div>
      <div class="m-page m-sections">
        @if (resource.value().open.length > 0) {
          <section>
            <h2>{{ texts().openRolls }}</h2>
            <p class="m-muted">{{ texts().openRollsHint }}</p>
            <m-day-sessions [sessions]="resource.value().open" [urgent]="true" />
          </section>
        }
        <section>
          <h2>{{ texts().coming }}</h2>
          @if (resource.value().coming.length === 0) {
            <p>{{ texts().noComing }}</p>
          } @else {
            <m-day-sessions [sessions]="resource.value().coming" [ahead]="true" />
          }
        </section>
        @if (resource.value().closed.length > 0) {
          <section>
            <h2>{{ texts().closedRolls }}</h2>
            <m-day-sessions [sessions]="resource.value().closed" />
          </section>
        }
      </div>
    } @else {
      <div class="m-page">
        <h1>{{ texts().today }}</h1>
        @if (resource.isLoading()) {
          <m-waiting />
        }
        <m-problem-notice [problem]="resource.error()" [again]="true" (retry)="resource.reload()" />
      </div>
    }`,
})
export class DayPage {
  private readonly client = inject(AttendanceClient);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly resource = rxResource({ stream: () => this.client.day() });

  /** Today's sessions that take place. */
  private readonly held = computed(() =>
    this.resource.hasValue() ? this.resource.value().today.filter(({ isCancelled }) => !isCancelled) : [],
  );
  protected readonly first = computed(() => this.held()[0]?.id ?? null);

  protected readonly sentence = computed(() => {
    if (!this.resource.hasValue()) return '';
    return this.texts().todaySentence(this.held().length, this.resource.value().open.length);
  });

  constructor() {
    keepHeadingFocus(() => this.resource.hasValue());
  }
}
