import { Component, computed, ElementRef, inject, input, signal } from '@angular/core';
import { PhoneRow } from '../parts/phone-row';
import { RollStore } from './roll-store';
import { pressRowKey } from './row-keys';
import type { RowView } from './row-view';

/** The roll on a phone, and on a desk at high zoom: everybody in alphabetical place, one open at a time. */
@Component({
  selector: 'm-roll-list',
  imports: [PhoneRow],
  host: { '(keydown)': 'pressed($event)' },
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
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly opened = signal<string | null>(null);
  protected readonly blocks = computed(() => this.store.roll()?.blocks ?? []);

  protected toggle(enrolmentId: string): void {
    this.opened.update((now) => (now === enrolmentId ? null : enrolmentId));
  }

  protected pressed(event: KeyboardEvent): void {
    const all = [...this.host.nativeElement.querySelectorAll('li.m-person')];
    const view = this.rows()[all.findIndex((row) => event.target instanceof Node && row.contains(event.target))];
    if (view === undefined) return;
    // In the open row the arrows choose among its buttons, as everywhere.
    if (event.key.startsWith('Arrow') && event.target instanceof HTMLInputElement) return;
    pressRowKey(event, this.store, this.rows(), view, (index) => {
      all[index]?.querySelector<HTMLElement>('.m-person__head button:not(.m-link, :disabled)')?.focus();
    });
    // What is begun by a key is finished in the open row.
    if (event.defaultPrevented && (event.key === '2' || event.key === '3')) this.opened.set(view.row.enrolmentId);
  }
}
