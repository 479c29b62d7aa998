import { Component, computed, input } from '@angular/core';
import type { CourseSeats, RegistrationAnswer } from '@mittler/contract';
import { spoken } from '../../shell/language';
import type { BarPart } from '../../ui/stacked-bar';
import { BarLegend, StackedBar } from '../../ui/stacked-bar';
import { countSeats } from './seat-groups';
import { seatTexts } from './texts';

/** The seats as one bar: settled, offered, free, and beyond the end the waiting list. */
@Component({
  selector: 'm-seat-bar',
  host: { class: 'm-part m-seat-bar' },
  imports: [StackedBar, BarLegend],
  template: `<m-stacked-bar [parts]="parts()" [large]="true" /> <m-bar-legend [entries]="entries()" />`,
})
export class SeatBar {
  readonly seats = input.required<CourseSeats>();
  readonly registrations = input.required<readonly RegistrationAnswer[]>();
  protected readonly texts = spoken(seatTexts);
  private readonly count = computed(() => countSeats(this.seats(), this.registrations()));
  protected readonly parts = computed<readonly BarPart[]>(() => {
    const { held, offered, free, waiting } = this.count();
    return [
      { kind: 'counted', size: held, text: held > 0 ? String(held) : '' },
      { kind: 'booked', size: offered },
      { kind: 'open', size: free ?? 0 },
      { kind: 'uncounted', size: waiting },
    ];
  });
  protected readonly entries = computed(() => {
    const { held, offered, free, waiting } = this.count();
    const { legend } = this.texts();
    return [
      ...(held === 0 && offered > 0 ? [] : [{ kind: 'counted' as const, text: legend.held(held) }]),
      ...(offered === 0 ? [] : [{ kind: 'booked' as const, text: legend.offered(offered) }]),
      ...(free === null ? [] : [{ kind: 'open' as const, text: legend.free(free) }]),
      ...(waiting === 0 ? [] : [{ kind: 'uncounted' as const, text: legend.waiting(waiting) }]),
    ];
  });
}
