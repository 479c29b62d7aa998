import { Component, computed, inject } from '@angular/core';
import { spoken } from '../../shell/language';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';

/** How many are in which state; together they are everybody. */
@Component({
  selector: 'm-roll-tally',
  imports: [Icon],
  template: `<ul class="m-tally">
    @for (entry of entries(); track entry.word) {
      <li>
        <m-icon [name]="entry.icon" [size]="16" [class]="entry.look" />
        <span [class.m-tally__open]="entry.isOpen">{{ entry.count }} {{ entry.word }}</span>
      </li>
    }
  </ul>`,
})
export class RollTally {
  private readonly store = inject(RollStore);
  private readonly texts = spoken(attendanceTexts);

  protected readonly entries = computed(() => {
    const { counts } = this.store.sums();
    const { state } = this.texts();
    const entry = (count: number, word: string, icon: IconName, look: string, isOpen = false) => ({
      count,
      word,
      icon,
      look,
      isOpen,
    });
    return [
      entry(counts.present, state.present, 'check-circle', 'm-good'),
      entry(counts.partial, state.partial, 'clock', 'm-soon'),
      entry(counts.excused, state.excused, 'excused', 'm-wait'),
      entry(counts.absent, state.absent, 'cross-circle', 'm-bad'),
      entry(counts.notRecorded, state['not-recorded'], 'circle', '', counts.notRecorded > 0),
    ];
  });
}
