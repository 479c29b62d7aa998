import { Component, computed, input } from '@angular/core';
import type { Params } from '@angular/router';
import { RouterLink } from '@angular/router';
import type { ReportCount } from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { Badge } from '../ui/badge';
import { reportingTexts } from './texts';

/** One number of a report: a link to the people behind it where they may be seen, a mark where it is hidden. */
@Component({
  selector: 'm-report-count',
  imports: [RouterLink, Badge],
  template: `@if (count().hidden; as reason) {
      <m-badge
        ><span aria-hidden="true">{{ texts().hidden(reason, threshold()) }}</span
        ><span class="m-unseen">{{ texts().hiddenRead(reason, threshold()) }}</span></m-badge
      >
    } @else if (to() !== null && value() > 0) {
      <a [routerLink]="people" [queryParams]="to()"
        >{{ format.number(value()) }}<span class="m-unseen">{{ texts().countLink(figure(), where()) }}</span></a
      >
    } @else {
      <span [class.m-muted]="value() === 0">{{ format.number(value()) }}</span>
    }`,
})
export class ReportCountCell {
  readonly count = input.required<ReportCount>();
  readonly threshold = input(0);
  readonly figure = input('');
  readonly where = input('');
  /** Query parameters of the list of people; null: no way to it. */
  readonly to = input<Params | null>(null);
  protected readonly people = '/berichte/bescheinigungen/personen';
  protected readonly texts = spoken(reportingTexts);
  protected readonly format = format;
  protected readonly value = computed(() => this.count().value ?? 0);
}
