import { Component, computed, input } from '@angular/core';
import type { MyCourseBlock } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { formTexts } from '../words/reason-texts';

/** The course's next sessions, and where she stands if she attends them all. */
@Component({
  selector: 'm-coming-list',
  imports: [Badge],
  template: `<h2>{{ texts().coming }}</h2>
    @if (sessions().length === 0) {
      <p>{{ texts().noComing }}</p>
    } @else {
      @if (forecast(); as text) {
        <p>{{ text }}</p>
      }
      <ul class="m-rows m-coming">
        @for (session of sessions(); track session.id) {
          <li>
            <p class="m-coming__when">
              <strong>{{ format.shortWeekdayDate(session.day) }}</strong>
              <br />{{ format.span(session.startsAt, session.endsAt) }}
            </p>
            <div>
              @if (session.cancelledAt) {
                <s>{{ session.title }}</s>
              } @else {
                <strong>{{ session.title }}</strong>
              }
              @if (session.cancelReason; as reason) {
                <p>{{ reason }}</p>
              }
              <p class="m-meta">
                @for (block of session.blocks; track block.id) {
                  {{ planOf(block) }}, {{ forms()[block.modality] }} ·
                }
                {{ session.venue }}
              </p>
            </div>
            @if (session.cancelledAt) {
              <m-badge icon="cross-circle">{{ texts().cancelled }}</m-badge>
            } @else if (session.day === on()) {
              <m-badge tone="wait" icon="today">{{ texts().today }}</m-badge>
            } @else {
              <m-badge icon="calendar">{{ texts().enrolled }}</m-badge>
            }
          </li>
        }
      </ul>
    }`,
})
export class ComingList {
  readonly view = input.required<StandingView>();
  readonly on = input.required<string>();
  readonly own = input(true);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly forms = spoken(formTexts);
  protected readonly format = format;
  protected readonly sessions = computed(() => {
    const { sessions, cancelled } = this.view().booked;
    return [...sessions, ...cancelled].sort((a, b) => Date.parse(a.startsAt) - Date.parse(b.startsAt)).slice(0, 6);
  });

  protected readonly forecast = computed(() => {
    const { total, booked } = this.view();
    const last = booked.sessions.at(-1);
    if (!this.own() || total === null || booked.total === 0 || last === undefined) return null;
    const reached = Math.min(total.counted + booked.total, total.needed);
    return this.texts().forecast(format.date(last.day), format.hours(reached), format.hours(total.needed));
  });

  protected planOf({ area, plannedMinutes }: MyCourseBlock): string {
    const hours = format.hours(plannedMinutes);
    return area ? this.texts().block(area, hours) : this.texts().blockBare(hours);
  }
}
