import { Component, computed, inject, input, signal } from '@angular/core';
import { PhoneRow } from '../parts/phone-row';
import { RollStore } from './roll-store';
import type { RowView } from './row-view';

/** The roll on a phone: everybody in alphabetical place, one open at a time. */
@Component({
  selector: 'm-roll-list',
  imports: [PhoneRow],
  template: `<ul class="m-people">
    @for (view of rows(); track view.row.enrolmentId) {
      <li
        mPhoneRow
        [view]="view"
        [blocks]="blocks()"
        [opened]="opened() === view.row.enrolmentId"
        (toggled)="toggle(view.row.enrolmentId)"
      ></li>
    }
  </ul>`,
})
export class RollList {
  readonly rows = input.required<readonly RowView[]>();
  private readonly store = inject(RollStore);
  protected readonly opened = signal<string | null>(null);
  protected readonly blocks = computed(() => this.store.roll()?.blocks ?? []);

  protected toggle(enrolmentId: string): void {
    this.opened.update((now) => (now === enrolmentId ? null : enrolmentId));
  }
}
