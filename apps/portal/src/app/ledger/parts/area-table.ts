import { Component, computed, input, signal } from '@angular/core';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import type { BarPart } from '../../ui/stacked-bar';
import { BarLegend, StackedBar } from '../../ui/stacked-bar';
import type { MinutesView, StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { EntryList } from './entry-list';

/** Content areas against their need, one hour equally long in each; a row opens to its entries. */
@Component({
  selector: 'm-area-table',
  imports: [BarLegend, EntryList, Icon, StackedBar],
  template: `<div class="m-split">
      <h2>{{ texts().areas }}</h2>
      <m-bar-legend [entries]="legend()" />
    </div>
    <table class="m-table m-table--list m-areas">
      <caption class="m-unseen">
        {{
          texts().areas
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ texts().areaHead }}</th>
          <th scope="col">{{ texts().barHead }}</th>
          <th scope="col" class="m-number">{{ texts().counted }}</th>
          <th scope="col" class="m-number">{{ texts().booked }}</th>
          <th scope="col" class="m-number">{{ texts().open }}</th>
          <td></td>
        </tr>
      </thead>
      <tbody>
        @for (area of view().areas; track area.code) {
          <tr [class.m-opened]="opened() === area.code">
            <th scope="row" class="m-areas__name">
              <span class="m-areas__code">{{ area.code }}</span>{{ titleOf(area.code) }}
            </th>
            <td><m-stacked-bar [parts]="partsOf(area)" [full]="longest()" /></td>
            <td class="m-number">
              <strong>{{ format.bareHours(area.counted) }}</strong>
              <span class="m-muted"> {{ texts().ofNeeded(format.hours(area.needed)) }}</span>
            </td>
            <td class="m-number" [attr.data-label]="texts().booked" [class.m-areas__nothing]="area.booked === 0">
              {{ area.booked === 0 ? '–' : format.hours(area.booked) }}
            </td>
            <td class="m-number" [class.m-areas__nothing]="area.open === 0 && area.booked > 0">
              @if (area.open > 0) {
                <span class="m-soon" [attr.data-open]="texts().open">{{ format.hours(area.open) }}</span>
              } @else if (area.counted >= area.needed) {
                <span class="m-good m-areas__met"
                  ><m-icon name="check" [size]="20" /><span class="m-areas__word">{{ texts().met }}</span></span
                >
              } @else {
                –
              }
            </td>
            <td class="m-areas__fold">
              <button
                type="button"
                class="m-button m-button--icon"
                [attr.aria-expanded]="opened() === area.code"
                [attr.aria-label]="texts().show(titleOf(area.code))"
                (click)="toggle(area.code)"
              >
                <m-icon [name]="opened() === area.code ? 'chevron-up' : 'chevron-down'" />
              </button>
            </td>
          </tr>
          @if (opened() === area.code) {
            <tr class="m-inside">
              <td colspan="6" class="m-areas__inside">
                @if (area.entries.length === 0) {
                  <p>{{ texts().noEntries }}</p>
                } @else {
                  <p>
                    {{ texts().areaSum(format.hours(area.recorded), format.hours(area.counted)) }}
                    @if (area.counted < area.needed) {
                      {{ texts().areaLacks(format.hours(area.needed - area.counted)) }}
                    } @else if (area.counted > area.needed) {
                      {{ texts().areaSurplus }}
                    }
                  </p>
                  <m-entry-list [entries]="area.entries" [label]="texts().entriesIn(titleOf(area.code))" />
                }
              </td>
            </tr>
          }
        }
      </tbody>
      @if (view().total; as total) {
        <tfoot>
          <tr>
            <th scope="row">{{ texts().total }}</th>
            <td class="m-meta m-areas__sum">{{ sumOf(total) }}</td>
            <td class="m-number">
              {{ format.bareHours(total.counted) }}
              <span class="m-muted">{{ texts().ofNeeded(format.hours(total.needed)) }}</span>
            </td>
            <td class="m-number" [attr.data-label]="texts().booked">
              {{ total.booked === 0 ? '–' : format.hours(total.booked) }}
            </td>
            <td class="m-number" [attr.data-label]="texts().open">
              @if (total.open > 0) {
                <span class="m-soon">{{ format.hours(total.open) }}</span>
              } @else {
                –
              }
            </td>
            <td></td>
          </tr>
        </tfoot>
      }
    </table>`,
})
export class AreaTable {
  readonly view = input.required<StandingView>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;
  protected readonly opened = signal<string | null>(null);

  protected readonly legend = computed(() => {
    const { counted, booked, open, uncounted } = this.texts();
    return [
      { kind: 'counted', text: counted },
      { kind: 'booked', text: booked },
      { kind: 'open', text: open },
      { kind: 'uncounted', text: uncounted },
    ] as const;
  });

  /** The longest bar takes the whole width, so that an hour is as long in every row. */
  protected readonly longest = computed(() =>
    Math.max(1, ...this.view().areas.map((area) => this.partsOf(area).reduce((sum, { size }) => sum + size, 0))),
  );

  protected titleOf(code: string): string {
    const title = this.view().rules.areas.find((area) => area.code === code)?.title;
    return title === undefined ? code : said(title);
  }

  protected partsOf({ counted, booked, open, recorded }: MinutesView): readonly BarPart[] {
    return [
      { kind: 'counted', size: counted },
      { kind: 'booked', size: booked },
      { kind: 'urgent', size: open },
      { kind: 'uncounted', size: Math.max(0, recorded - counted) },
    ];
  }

  protected sumOf({ recorded, counted }: MinutesView): string {
    const not = recorded - counted;
    return not > 0
      ? this.texts().totalRecorded(format.hours(recorded), format.hours(not))
      : this.texts().totalAllCounts(format.hours(recorded));
  }

  protected toggle(code: string): void {
    this.opened.update((now) => (now === code ? null : code));
  }
}
