import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { wallClockAt } from '@mittler/domain';
import { spoken } from '../../shell/language';
import { TextField } from '../../ui/fields/text-field';
import { sayTimes } from '../roll/row-deeds';
import { RollStore } from '../roll/roll-store';
import type { RowView } from '../roll/row-view';
import { attendanceTexts } from '../texts';

/** From when to when somebody was there: the domain cuts it along the blocks. */
@Component({
  selector: 'm-partial-times',
  imports: [TextField],
  template: `<form
    class="m-times"
    novalidate
    [attr.aria-label]="texts().partialTimes(name())"
    (submit)="$event.preventDefault(); apply()"
  >
    <m-text-field [label]="texts().came" type="time" [(value)]="from" [error]="wrong() ? texts().timesWrong : null" />
    <m-text-field [label]="texts().left" type="time" [(value)]="until" />
    <button class="m-button m-button--quiet">{{ texts().apply }}</button>
  </form>`,
})
export class PartialTimes {
  readonly view = input.required<RowView>();
  readonly name = input.required<string>();
  private readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  private readonly ends = computed(() => {
    const roll = this.store.roll();
    return {
      from: roll === null ? '' : wallClockAt(roll.startsAt).time,
      until: roll === null ? '' : wallClockAt(roll.endsAt).time,
    };
  });
  protected readonly from = linkedSignal<string | null>(() => this.ends().from);
  protected readonly until = linkedSignal<string | null>(() => this.ends().until);
  protected readonly wrong = signal(false);

  protected apply(): void {
    const roll = this.store.roll();
    if (roll === null) return;
    const span = { date: roll.day, from: this.from() ?? '', until: this.until() ?? '' };
    this.wrong.set(!sayTimes(this.store, this.view(), roll.blocks, span));
  }
}
