import { Component, computed, input } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { StackedBar } from '../../ui/stacked-bar';
import type { CapView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';

/** Virtual minutes against the most that may count. */
@Component({
  selector: 'm-virtual-share',
  imports: [StackedBar],
  template: `<h2>{{ texts().share }}</h2>
    @if (cap().most === 0) {
      <p>{{ texts().shareNone }}</p>
    } @else {
      <p>
        <strong>{{ texts().shareLine(format.bareHours(cap().counted), format.hours(cap().most)) }}</strong>
      </p>
      <m-stacked-bar
        [parts]="[
          { kind: 'counted', size: cap().counted },
          { kind: 'open', size: left() },
          { kind: 'uncounted', size: over() },
        ]"
      />
      <p>{{ left() > 0 ? texts().shareLeft(format.hours(left())) : texts().shareUsed }}</p>
    }
    @if (over() > 0) {
      <p>
        <strong>{{ texts().shareOver(format.hours(over())) }}</strong>
      </p>
    }
    <p class="m-meta">{{ texts().lawAt(cap().law) }}</p>`,
})
export class VirtualShare {
  readonly cap = input.required<CapView>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;
  protected readonly left = computed(() => Math.max(0, this.cap().most - this.cap().counted));
  protected readonly over = computed(() => Math.max(0, this.cap().recorded - this.cap().counted));
}
