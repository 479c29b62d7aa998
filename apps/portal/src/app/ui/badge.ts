import { Component, input } from '@angular/core';
import type { IconName } from './icon';
import { Icon } from './icon';

export type Tone = 'good' | 'soon' | 'bad' | 'wait';

/** A state as icon and word: colour alone never says it. */
@Component({
  selector: 'm-badge',
  imports: [Icon],
  template: `<span class="m-badge" [class]="'m-badge--' + (tone() ?? 'neutral')">
    @if (icon(); as name) {
      <m-icon [name]="name" [size]="16" />
    }
    <ng-content />
  </span>`,
})
export class Badge {
  readonly tone = input<Tone | 'draft' | null>(null);
  readonly icon = input<IconName | null>(null);
}
