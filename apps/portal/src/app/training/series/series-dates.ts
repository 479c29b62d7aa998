import { Component, computed, input, output, signal } from '@angular/core';
import type { SeriesDate, SessionRemark } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { DateField } from '../../ui/fields/date-field';
import { RemarkList } from '../remark/remark-list';
import { stops, without } from '../remark/remark-words';
import { seriesTexts } from './texts';

/** The days of a series with what speaks against each; a single one can be left out or shifted. */
@Component({
  selector: 'm-series-dates',
  host: { class: 'm-part' },
  imports: [DateField, RemarkList],
  template: `<ol class="m-rows m-dates">
    @for (each of rows(); track each.on) {
      <li [class.m-cancelled]="each.isLeftOut" [class.m-dates__stop]="each.stopped">
        <div class="m-split m-split--middle">
          <div>
            @if (each.isLeftOut) {
              <s>{{ format.shortWeekdayDate(each.on) }}</s> <span class="m-meta"> {{ texts().skipped }}</span>
            } @else {
              <b class="m-nowrap">{{ format.shortWeekdayDate(each.on) }}</b>
              <span class="m-meta m-nowrap"> {{ format.span(each.startsAt, each.endsAt) }}</span>
            }
          </div>
          <div class="m-acts">
            @if (leftOut().includes(each.on)) {
              <button type="button" class="m-link" (click)="taken.emit(each.on)">
                {{ texts().takeBack }}<span class="m-unseen">: {{ format.date(each.on) }}</span>
              </button>
            } @else {
              @if (!each.isLeftOut) {
                <button type="button" class="m-link" (click)="left.emit(each.on)">
                  {{ texts().leaveOut }}<span class="m-unseen">: {{ format.date(each.on) }}</span>
                </button>
              }
              <button
                type="button"
                class="m-link"
                [attr.aria-expanded]="shifting() === each.on"
                (click)="shifting.set(each.on); to.set(each.on)"
              >
                {{ texts().shift }}<span class="m-unseen">: {{ format.date(each.on) }}</span>
              </button>
            }
          </div>
        </div>
        @if (shifting() === each.on) {
          <div class="m-dates__shift">
            <m-date-field [label]="texts().shiftTo(format.date(each.on))" [(value)]="to" />
            <div class="m-acts">
              <button type="button" class="m-button m-button--small" [disabled]="!fits()" (click)="shift(each.on)">
                {{ texts().shiftAct }}
              </button>
              <button type="button" class="m-button m-button--small m-button--quiet" (click)="shifting.set(null)">
                {{ texts().keep }}
              </button>
            </div>
          </div>
        }
        <m-remark-list [remarks]="each.remarks" />
      </li>
    }
  </ol>`,
})
export class SeriesDates {
  readonly dates = input.required<readonly SeriesDate[]>();
  /** Remarks that are shown once for all days. */
  readonly common = input<readonly SessionRemark[]>([]);
  /** Days that somebody left out by hand. */
  readonly leftOut = input.required<readonly string[]>();
  readonly left = output<string>();
  readonly taken = output<string>();
  readonly shifted = output<{ readonly from: string; readonly to: string }>();
  protected readonly texts = spoken(seriesTexts);
  protected readonly format = format;
  protected readonly shifting = signal<string | null>(null);
  protected readonly to = signal<string | null>(null);
  protected readonly fits = computed(() => /^\d{4}-\d{2}-\d{2}$/.test(this.to() ?? ''));
  // What was left out is told at once, before the next preview is there.
  protected readonly rows = computed(() => {
    return this.dates().map((each) => {
      const isLeftOut = each.isSkipped || this.leftOut().includes(each.on);
      const remarks = without(each.remarks, this.common());
      return { ...each, remarks, isLeftOut, stopped: !isLeftOut && remarks.some(stops) };
    });
  });

  protected shift(from: string): void {
    const to = this.to();
    this.shifting.set(null);
    if (to !== null && to !== from) this.shifted.emit({ from, to });
  }
}
