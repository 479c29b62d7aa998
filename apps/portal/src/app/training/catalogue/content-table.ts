import { Component, computed, input } from '@angular/core';
import type { AreaMinutes } from '@mittler/contract';
import { format } from '../../shell/format';
import { language, spoken } from '../../shell/language';
import { TableRegion } from '../../ui/tables/table-region';
import { byCode, planned } from './content';
import { catalogueTexts } from './texts';

/** What is taught, by area: hours in the room and virtual. */
@Component({
  selector: 'm-content-table',
  imports: [TableRegion],
  template: `<m-table-region [label]="texts().one.content">
      <table class="m-table">
        <thead>
          <tr>
            <th scope="col">{{ texts().one.area }}</th>
            <th scope="col" class="m-number">{{ texts().one.room }}</th>
            <th scope="col" class="m-number">{{ texts().one.virtual }}</th>
            <th scope="col" class="m-number">{{ texts().one.sum }}</th>
          </tr>
        </thead>
        <tbody>
          @for (each of rows(); track each.area) {
            <tr>
              <th scope="row">{{ name(each) }}</th>
              <td class="m-number">{{ hours(each.room) }}</td>
              <td class="m-number">{{ hours(each.virtual) }}</td>
              <td class="m-number">{{ hours(each.room + each.virtual) }}</td>
            </tr>
          }
        </tbody>
        <tfoot>
          <tr>
            <th scope="row">{{ texts().one.sum }}</th>
            <td class="m-number">{{ hours(sum().room) }}</td>
            <td class="m-number">{{ hours(sum().virtual) }}</td>
            <td class="m-number">{{ hours(sum().room + sum().virtual) }}</td>
          </tr>
        </tfoot>
      </table>
    </m-table-region>
    <p class="m-meta">{{ texts().one.hour }}</p>`,
})
export class ContentTable {
  readonly content = input.required<readonly AreaMinutes[]>();
  protected readonly texts = spoken(catalogueTexts);
  protected readonly rows = computed(() =>
    [...this.content()].sort((a, b) => byCode(a.area ?? '\uffff', b.area ?? '\uffff')),
  );
  protected readonly sum = computed(() => planned(this.content()));

  protected name(each: AreaMinutes): string {
    if (each.area === null) return this.texts().one.noArea;
    return each.title === null ? each.area : `${each.area} ${each.title[language()]}`;
  }

  protected hours(minutes: number): string {
    return minutes === 0 ? '–' : format.bareHours(minutes);
  }
}
