import { Component, computed, ElementRef, inject, input } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { TableRegion } from '../../ui/tables/table-region';
import { blockName } from '../parts/block-strip';
import { WideRow } from '../parts/wide-row';
import { attendanceTexts } from '../texts';
import { RollStore } from './roll-store';
import { pressRowKey } from './row-keys';
import type { RowView } from './row-view';

/** The roll on a desk: one row a person, by mouse or by keyboard alone. */
@Component({
  selector: 'm-roll-table',
  imports: [TableRegion, WideRow],
  template: `<m-table-region [label]="texts().loading">
    <table class="m-table m-table--roll m-roll">
      <caption class="m-unseen">
        {{
          texts().loading
        }}
      </caption>
      <thead>
        <tr>
          <td></td>
          <th scope="col">{{ texts().name }}</th>
          <th scope="col">{{ texts().town }}</th>
          <th scope="col">{{ texts().mark }}</th>
          <th scope="col">{{ texts().formHead }}</th>
          @for (block of blocks(); track block.id; let index = $index) {
            <th scope="col" class="m-number">{{ nameOf(index) }}<br />{{ texts().ofMinutes(block.plannedMinutes) }}</th>
          }
          <th scope="col">{{ texts().checkHead }}</th>
          <th scope="col">{{ texts().sendHead }}</th>
        </tr>
      </thead>
      <tbody>
        @for (view of rows(); track view.row.enrolmentId) {
          <tr
            mWideRow
            [view]="view"
            [blocks]="blocks()"
            [number]="numberOf(view)"
            (keydown)="pressed($event, view)"
          ></tr>
        }
      </tbody>
      <tfoot>
        <tr>
          <td></td>
          <th scope="row" colspan="4">{{ texts().sum(recorded(), there()) }}</th>
          @for (sum of sums(); track $index) {
            <td class="m-number">{{ format.hours(sum) }}</td>
          }
          <td colspan="2"></td>
        </tr>
      </tfoot>
    </table>
  </m-table-region>`,
})
export class RollTable {
  readonly rows = input.required<readonly RowView[]>();
  private readonly store = inject(RollStore);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;

  protected readonly blocks = computed(() => this.store.roll()?.blocks ?? []);
  private readonly numbers = computed(
    () => new Map(this.store.rows().map(({ row }, index) => [row.enrolmentId, index + 1])),
  );
  protected readonly recorded = computed(
    () => this.store.rows().filter(({ state }) => state !== 'not-recorded').length,
  );
  protected readonly there = computed(() => this.store.rows().filter(({ minutes }) => minutes > 0).length);
  /** Minutes of all people together, block by block. */
  protected readonly sums = computed(() =>
    this.blocks().map((_block, index) =>
      this.store.rows().reduce((sum, { marks }) => sum + (marks[index]?.minutes ?? 0), 0),
    ),
  );

  protected nameOf(index: number): string {
    const block = this.blocks()[index];
    return block === undefined ? '' : blockName(block, index, this.texts());
  }

  protected numberOf({ row }: RowView): number {
    return this.numbers().get(row.enrolmentId) ?? 0;
  }

  protected pressed(event: KeyboardEvent, view: RowView): void {
    pressRowKey(event, this.store, this.rows(), view, (index) => this.moveTo(index, event.target));
  }

  /** The focus goes to the same control in another row, and never falls out of the list. */
  private moveTo(index: number, from: EventTarget | null): void {
    const groupsIn = (row: Element | null | undefined): readonly Element[] => [
      ...(row?.querySelectorAll('m-segments') ?? []),
    ];
    const element = from instanceof Element ? from : null;
    const place = groupsIn(element?.closest('tr')).findIndex((group) => group.contains(element));
    const groups = groupsIn(this.host.nativeElement.querySelectorAll('tbody tr')[index]);
    const group = groups[place] ?? groups[0];
    const chosen = group?.querySelector<HTMLElement>('input:checked');
    (chosen ?? group?.querySelector<HTMLElement>('input'))?.focus();
  }
}
