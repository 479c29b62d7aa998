import { Component, computed, input } from '@angular/core';
import type { CatalogueEntry } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { catalogueTexts } from './texts';

/** How many seats are left, that there is a waiting list, or that registration has ended. */
@Component({
  selector: 'm-seats-left',
  imports: [Badge],
  template: `@switch (course().state) {
      @case ('open') {
        <b>{{ course().seatsLeft === null ? texts().seats.unlimited : texts().seats.left(course().seatsLeft ?? 0) }}</b>
        @if (course().seats; as seats) {
          <div class="m-meta m-no-print">{{ texts().seats.of(seats) }}</div>
        }
      }
      @case ('waiting-list') {
        <m-badge icon="hourglass">{{ texts().seats.waitingList }}</m-badge>
        @if (course().seats; as seats) {
          <div class="m-meta">{{ texts().seats.allTaken(seats) }}</div>
        }
      }
      @case ('closed') {
        <m-badge tone="draft" icon="lock">{{ texts().seats.closed }}</m-badge>
      }
    }
    @if (until(); as date) {
      <div class="m-meta">{{ texts().until(date) }}</div>
    }`,
})
export class SeatsLeft {
  readonly course = input.required<CatalogueEntry>();
  protected readonly texts = spoken(catalogueTexts);
  protected readonly until = computed(() => {
    const { state, registerUntil } = this.course();
    return state === 'closed' || registerUntil === null ? null : format.date(registerUntil);
  });
}
