import { Component, computed, input } from '@angular/core';

export type PartKind = 'counted' | 'booked' | 'open' | 'urgent' | 'uncounted';

/** One piece of the bar; `size` in any unit that is the same for all bars of a page. */
export interface BarPart {
  readonly kind: PartKind;
  readonly size: number;
  readonly text?: string;
}

/**
 * Pieces side by side, one unit equally long in every bar with the same `full`. The bar is decoration:
 * the numbers stand beside it as text.
 */
@Component({
  selector: 'm-stacked-bar',
  template: `<div class="m-stack" [class.m-stack--large]="large()" aria-hidden="true">
    @for (part of shown(); track $index) {
      <div class="m-stack__part" [class]="'m-stack__part--' + part.kind" [style.width.%]="part.share">
        {{ part.text }}
      </div>
    }
  </div>`,
})
export class StackedBar {
  readonly parts = input.required<readonly BarPart[]>();
  /** The size that takes the whole width; by default the sum of the parts. */
  readonly full = input<number | null>(null);
  readonly large = input(false);

  protected readonly shown = computed(() => {
    const parts = this.parts().filter((part) => part.size > 0);
    const sum = parts.reduce((total, part) => total + part.size, 0);
    const full = Math.max(this.full() ?? sum, sum, 1);
    return parts.map((part) => ({ ...part, share: (part.size / full) * 100 }));
  });
}

/** What the shapes of the bars mean, once per page. */
@Component({
  selector: 'm-bar-legend',
  template: `<ul class="m-legend">
    @for (entry of entries(); track entry.kind) {
      <li>
        <span class="m-stack__key" [class]="'m-stack__part--' + entry.kind" aria-hidden="true"></span>{{ entry.text }}
      </li>
    }
  </ul>`,
})
export class BarLegend {
  readonly entries = input.required<readonly { readonly kind: PartKind; readonly text: string }[]>();
}
