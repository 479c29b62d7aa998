import { Component, computed, inject, input, output } from '@angular/core';
import type { RowState } from '@mittler/domain';
import { spoken } from '../../shell/language';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import type { Shown } from '../roll/roll-filter';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';

interface Entry {
  readonly state: RowState;
  readonly count: number;
  readonly icon: IconName;
  readonly look: string;
}

/** How many are in which state; together they are everybody. With `filters` each is a button that shows its people alone. */
@Component({
  selector: 'm-roll-tally',
  imports: [Icon],
  template: `<ul class="m-tally" [class.m-tally--filters]="filters()">
    @for (entry of entries(); track entry.state) {
      <li [class.m-tally__none]="filters() && entry.count === 0">
        @if (filters()) {
          <button
            type="button"
            [attr.aria-pressed]="shown() === entry.state"
            [disabled]="entry.count === 0 && shown() !== entry.state"
            (click)="turned.emit(entry.state)"
          >
            <m-icon [name]="entry.icon" [size]="16" [class]="entry.look" />
            <span [class.m-tally__open]="isOpen(entry)">{{ entry.count }} {{ texts().state[entry.state] }}</span>
          </button>
        } @else {
          <m-icon [name]="entry.icon" [size]="16" [class]="entry.look" />
          <span [class.m-tally__open]="isOpen(entry)">{{ entry.count }} {{ texts().state[entry.state] }}</span>
        }
      </li>
    }
  </ul>`,
})
export class RollTally {
  readonly filters = input(false);
  readonly shown = input<Shown | null>(null);
  readonly turned = output<RowState>();
  private readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);

  protected readonly entries = computed<readonly Entry[]>(() => {
    const { counts } = this.store.sums();
    return [
      { state: 'present', count: counts.present, icon: 'check-circle', look: 'm-good' },
      { state: 'partial', count: counts.partial, icon: 'clock', look: 'm-soon' },
      { state: 'excused', count: counts.excused, icon: 'excused', look: 'm-wait' },
      { state: 'absent', count: counts.absent, icon: 'cross-circle', look: 'm-bad' },
      { state: 'not-recorded', count: counts.notRecorded, icon: 'circle', look: '' },
    ];
  });

  protected isOpen({ state, count }: Entry): boolean {
    return state === 'not-recorded' && count > 0;
  }
}
