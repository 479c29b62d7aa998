import { Component, computed, input } from '@angular/core';
import type { QualificationAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { TableRegion } from '../../ui/tables/table-region';
import type { NamedScheme } from './scheme-areas';
import { qualificationTexts } from './texts';

/** Who may train what today: one line per trainer, one column per area. */
@Component({
  selector: 'm-qualification-matrix',
  host: { class: 'm-part' },
  imports: [Icon, TableRegion],
  template: `<m-table-region [label]="texts().title">
    <table class="m-table m-table--grid">
      <thead>
        <tr>
          <th scope="col">{{ texts().trainer }}</th>
          @for (area of scheme().areas; track area.code) {
            <th scope="col" class="m-grid-cell" [attr.title]="area.title">
              {{ area.code }}<span class="m-unseen">: {{ area.title }}</span>
            </th>
          }
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.id) {
          <tr>
            <th scope="row">{{ row.name }}</th>
            @for (cell of row.cells; track $index) {
              <td class="m-grid-cell">
                @if (cell.valid) {
                  <m-icon class="m-good" name="check" /><span class="m-unseen">{{ texts().valid(cell.until) }}</span>
                } @else {
                  <span aria-hidden="true" class="m-muted">·</span><span class="m-unseen">{{ texts().notValid }}</span>
                }
              </td>
            }
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class QualificationMatrix {
  readonly scheme = input.required<NamedScheme>();
  readonly qualifications = input.required<readonly QualificationAnswer[]>();
  readonly today = input.required<string>();
  protected readonly texts = spoken(qualificationTexts);
  protected readonly rows = computed(() => {
    const { scheme, areas } = this.scheme();
    const held = this.qualifications().filter((each) => each.scheme === scheme);
    const people = new Map(held.map((each) => [each.person.id, each.person]));
    return [...people.values()].map((person) => {
      const own = held.filter((each) => each.person.id === person.id && this.holds(each));
      return {
        id: person.id,
        name: format.listName(person),
        cells: areas.map(({ code }) => {
          const found = own.find((each) => each.area === null || each.area === code);
          const until = found?.validUntil ?? null;
          return { valid: found !== undefined, until: until === null ? null : format.date(until) };
        }),
      };
    });
  });

  private holds({ validFrom, validUntil }: QualificationAnswer): boolean {
    return validFrom <= this.today() && (validUntil === null || this.today() <= validUntil);
  }
}
