import { Component, computed, input, output } from '@angular/core';
import type { MeetingPerson, Roll } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { TableRegion } from '../../ui/tables/table-region';
import { blockName } from '../parts/block-strip';
import { attendanceTexts } from '../texts';
import { evidenceTexts } from './texts';

/** Who is who, and the minutes that would be recorded. */
@Component({
  selector: 'm-meeting-table',
  imports: [TableRegion],
  template: `<m-table-region [label]="texts().meeting.table">
    <table class="m-table">
      <caption class="m-unseen">
        {{
          texts().meeting.table
        }}
      </caption>
      <thead>
        <tr>
          <th scope="col">{{ texts().meeting.take }}</th>
          <th scope="col">{{ texts().meeting.inList }}</th>
          <th scope="col">{{ texts().meeting.onRoll }}</th>
          <th scope="col">{{ texts().meeting.times }}</th>
          @for (block of roll().blocks; track block.id; let index = $index) {
            <th scope="col" class="m-number">{{ blockName(block, index, words()) }}</th>
          }
        </tr>
      </thead>
      <tbody>
        @for (person of people(); track $index; let index = $index) {
          <tr>
            <td class="m-pick">
              <input
                type="checkbox"
                [attr.aria-label]="texts().meeting.takeOne(person.name)"
                [disabled]="!rowOf().has(index)"
                [checked]="chosen().has(index) && rowOf().has(index)"
                (change)="turned.emit(index)"
              />
            </td>
            <th scope="row">{{ person.name }}</th>
            <td>
              <select
                class="m-control m-control--small m-meeting__row"
                [attr.aria-label]="texts().meeting.who(person.name)"
                (change)="choose($event, index)"
              >
                <option value="" [selected]="!rowOf().has(index)">{{ texts().meeting.nobody }}</option>
                @for (row of rows(); track row.value) {
                  <option [value]="row.value" [selected]="rowOf().get(index) === row.value">{{ row.label }}</option>
                }
              </select>
              @if (person.matchedBy === 'name' && rowOf().get(index) === person.enrolmentId) {
                <span class="m-meta m-below">{{ texts().meeting.byName }}</span>
              }
            </td>
            <td>{{ timesOf(person) }}</td>
            @for (block of roll().blocks; track block.id) {
              <td class="m-number">{{ format.minutes(minutesOf(person, block.id)) }}</td>
            }
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class MeetingTable {
  readonly people = input.required<readonly MeetingPerson[]>();
  readonly roll = input.required<Roll>();
  readonly rowOf = input.required<ReadonlyMap<number, string>>();
  readonly chosen = input.required<ReadonlySet<number>>();
  readonly rowChosen = output<{ readonly index: number; readonly enrolmentId: string | null }>();
  readonly turned = output<number>();
  protected readonly texts = spoken(evidenceTexts);
  protected readonly words = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly blockName = blockName;
  protected readonly rows = computed(() =>
    this.roll().rows.map((row) => ({ value: row.enrolmentId, label: format.listName(row) })),
  );

  protected timesOf({ intervals }: MeetingPerson): string {
    return intervals.map(({ from, to }) => format.span(from, to)).join(', ');
  }

  protected minutesOf(person: MeetingPerson, blockId: string): number {
    return person.minutes.find((each) => each.blockId === blockId)?.minutes ?? 0;
  }

  protected choose(event: Event, index: number): void {
    if (!(event.target instanceof HTMLSelectElement)) return;
    const { value } = event.target;
    this.rowChosen.emit({ index, enrolmentId: value === '' ? null : value });
  }
}
