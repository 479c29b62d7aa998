import { Component, computed, input } from '@angular/core';
import type { Tone } from '../badge';
import type { IconName } from '../icon';
import { Icon } from '../icon';

const icons: Readonly<Record<Tone, IconName>> = {
  good: 'check-circle',
  soon: 'warning',
  bad: 'cross-circle',
  wait: 'info',
};

/** What happened and what to do, in the place where it matters. `urgent` reads it aloud at once. */
@Component({
  selector: 'm-alert',
  imports: [Icon],
  template: `<div class="m-alert" [class]="'m-alert--' + (tone() ?? 'neutral')" [attr.role]="urgent() ? 'alert' : null">
    <m-icon [name]="icon()" [size]="24" />
    <div>
      @if (title(); as words) {
        <b>{{ words }}</b>
      }
      <ng-content />
    </div>
  </div>`,
})
export class Alert {
  readonly tone = input<Tone | null>(null);
  readonly title = input('');
  readonly urgent = input(false);
  protected readonly icon = computed(() => icons[this.tone() ?? 'wait']);
}
