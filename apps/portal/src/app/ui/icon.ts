import { Component, computed, input } from '@angular/core';
import type { IconName } from './icon-shapes';
import { iconShapes } from './icon-shapes';

export type { IconName } from './icon-shapes';

/** A drawing beside a word; never read aloud, since the word says it. */
@Component({
  selector: 'm-icon',
  template: `<svg class="m-icon m-icon--{{ size() }}" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path [attr.d]="shape()" />
  </svg>`,
})
export class Icon {
  readonly name = input.required<IconName>();
  readonly size = input<16 | 20 | 24 | 40>(20);
  protected readonly shape = computed(() => iconShapes[this.name()]);
}
