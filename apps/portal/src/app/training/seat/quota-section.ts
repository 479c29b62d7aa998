import { Component, computed, input, output, signal } from '@angular/core';
import type { CourseSeats } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { StackedBar } from '../../ui/stacked-bar';
import { QuotaEditor } from './quota-editor';
import { seatTexts } from './texts';

/** How many seats each municipality or department may take, and has; the office changes it in place. */
@Component({
  selector: 'm-quota-section',
  imports: [Icon, StackedBar, QuotaEditor],
  template: `<section>
    <h2>{{ texts().quotas }}</h2>
    @if (editing()) {
      <m-quota-editor
        [course]="course()"
        [seats]="seats()"
        (done)="editing.set(false); changed.emit()"
        (given)="editing.set(false)"
      />
    } @else {
      @if (quotas().length === 0) {
        <p class="m-muted">{{ keeps() ? texts().noQuotas : texts().noOwnQuota }}</p>
      } @else {
        <p class="m-meta">{{ texts().quotasLead }}</p>
        <ul class="m-rows m-quotas">
          @for (each of quotas(); track each.name) {
            <li>
              <div class="m-split">
                <span>{{ each.name }}</span><span class="m-nowrap" [class.m-soon]="each.taken >= each.seats">{{
                  texts().ofSeats(each.taken, each.seats)
                }}</span>
              </div>
              <m-stacked-bar
                [parts]="[
                  { kind: 'counted', size: each.taken },
                  { kind: 'open', size: each.seats - each.taken },
                ]"
                [full]="largest()"
              />
            </li>
          }
        </ul>
      }
      @if (keeps()) {
        <div class="m-acts">
          <button type="button" class="m-button m-button--quiet" (click)="editing.set(true)">
            <m-icon name="edit" />{{ texts().editQuotas }}
          </button>
        </div>
      }
    }
  </section>`,
})
export class QuotaSection {
  readonly course = input.required<string>();
  readonly seats = input.required<CourseSeats>();
  readonly keeps = input.required<boolean>();
  readonly changed = output();
  protected readonly texts = spoken(seatTexts);
  protected readonly editing = signal(false);
  protected readonly quotas = computed(() =>
    this.seats()
      .quotas.map(({ municipality, department, seats, taken }) => ({
        name: municipality?.name ?? department?.name ?? '',
        seats,
        taken,
      }))
      .sort((a, b) => a.name.localeCompare(b.name, 'de')),
  );
  protected readonly largest = computed(() => Math.max(1, ...this.quotas().map((each) => each.seats)));
}
