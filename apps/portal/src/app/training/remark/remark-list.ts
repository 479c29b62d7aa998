import { Component, computed, input } from '@angular/core';
import type { SessionRemark } from '@mittler/contract';
import { Icon } from '../../ui/icon';
import { remarkWords, stops } from './remark-words';

/** What somebody who plans should know, one line each; what stops the plan stands first. */
@Component({
  selector: 'm-remark-list',
  imports: [Icon],
  template: `@if (lines().length > 0) {
    <ul class="m-remarks">
      @for (line of lines(); track $index) {
        <li [class.m-remarks__stop]="line.stops">
          <m-icon [name]="line.stops ? 'cross-circle' : 'warning'" [size]="16" />{{ line.text }}
        </li>
      }
    </ul>
  }`,
})
export class RemarkList {
  readonly remarks = input.required<readonly SessionRemark[]>();
  protected readonly lines = computed(() =>
    [...this.remarks()]
      .map((remark) => ({ stops: stops(remark), text: remarkWords(remark) }))
      .sort((a, b) => Number(b.stops) - Number(a.stops)),
  );
}
