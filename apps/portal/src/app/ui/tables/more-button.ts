import { Component, input, output } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';

/** Loads the next page of a list by key; says how many are shown of how many. */
@Component({
  selector: 'm-more-button',
  imports: [Icon],
  template: `<div class="m-more m-no-print">
    @if (more()) {
      <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="wanted.emit()">
        <m-icon name="chevron-down" />{{ texts().more }}
      </button>
    }
    <span class="m-meta" role="status">{{ texts().shown(shown(), total()) }}</span>
  </div>`,
})
export class MoreButton {
  readonly more = input.required<boolean>();
  readonly shown = input.required<number>();
  readonly total = input<number | null>(null);
  readonly busy = input(false);
  readonly wanted = output();
  protected readonly texts = spoken({
    de: {
      more: 'Weitere zeigen',
      shown: (shown: number, total: number | null) =>
        total === null ? `${String(shown)} angezeigt` : `${String(shown)} von ${String(total)} angezeigt`,
    },
    en: {
      more: 'Show more',
      shown: (shown: number, total: number | null) =>
        total === null ? `${String(shown)} shown` : `${String(shown)} of ${String(total)} shown`,
    },
  });
}
