import { Component, computed, effect, inject, resource, untracked } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Connection } from '../../shell/device/connection';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Icon } from '../../ui/icon';
import { Waiting } from '../../ui/notices/waiting';
import { KeptRolls } from '../device/kept-rolls';
import { attendanceTexts } from '../texts';
import { DaySessions } from './day-sessions';

/** A trainer's day: today's roll in one tap, then what is still open, then what comes. */
@Component({
  selector: 'm-day-page',
  imports: [DaySessions, Icon, ProblemNotice, RouterLink, Waiting],
  template: `@if (day(); as day) {
      <div class="m-band">
        <div class="m-wide">
          <p class="m-muted">{{ format.weekdayDate(day.on) }}</p>
          <h1>{{ sentence() }}</h1>
          @if (keptAt(); as at) {
            <p class="m-soon">{{ texts().keptDay(format.dateTime(at)) }}</p>
          }
          <ul class="m-today">
            @for (session of day.today; track session.id) {
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
                    @if (session.waiting > 0) {
                      · {{ texts().waits(session.waiting) }}
                    }
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
        @if (day.open.length > 0) {
          <section>
            <h2>{{ texts().openRolls }}</h2>
            <p class="m-muted">{{ texts().openRollsHint }}</p>
            <m-day-sessions [sessions]="day.open" [urgent]="true" />
          </section>
        }
        <section>
          <h2>{{ texts().coming }}</h2>
          @if (day.coming.length === 0) {
            <p>{{ texts().noComing }}</p>
          } @else {
            <m-day-sessions [sessions]="day.coming" [ahead]="true" />
          }
        </section>
        @if (day.closed.length > 0) {
          <section>
            <h2>{{ texts().closedRolls }}</h2>
            <m-day-sessions [sessions]="day.closed" />
          </section>
        }
      </div>
    } @else {
      <div class="m-page">
        <h1>{{ texts().today }}</h1>
        @if (loaded.isLoading()) {
          <m-waiting />
        }
        <m-problem-notice [problem]="loaded.error()" [again]="true" (retry)="loaded.reload()" />
      </div>
    }`,
})
export class DayPage {
  private readonly kept = inject(KeptRolls);
  private readonly connection = inject(Connection);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly loaded = resource({ loader: () => this.kept.day() });
  protected readonly day = computed(() => (this.loaded.hasValue() ? this.loaded.value().value : null));
  /** When this device last saw the day, where the server cannot be reached. */
  protected readonly keptAt = computed(() => (this.loaded.hasValue() ? this.loaded.value().keptAt : null));

  /** Today's sessions that take place. */
  private readonly held = computed(() => (this.day()?.today ?? []).filter(({ isCancelled }) => !isCancelled));
  protected readonly first = computed(() => this.held()[0]?.id ?? null);

  protected readonly sentence = computed(() => {
    const day = this.day();
    return day === null ? '' : this.texts().todaySentence(this.held().length, day.open.length);
  });

  constructor() {
    keepHeadingFocus(() => this.day() !== null);
    effect(() => {
      if (this.keptAt() !== null && this.connection.online()) untracked(() => this.loaded.reload());
    });
  }
}
