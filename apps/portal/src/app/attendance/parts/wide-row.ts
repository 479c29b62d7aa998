import { Component, input } from '@angular/core';
import { Segments } from '../../ui/fields/choice-group';
import { ExcuseFields } from './excuse-fields';
import { PartialTimes } from './partial-times';
import { RowControls } from './row-controls';
import { SendState } from './send-state';

/** A row of the roll on a desk: everything at hand. */
@Component({
  selector: 'tr[mWideRow]',
  imports: [ExcuseFields, PartialTimes, Segments, SendState],
  host: {
    '[class.m-urgent]': "view().shown === 'not-recorded' && view().canMark",
    '[class.m-selected]': "view().shown === 'partial' || view().sending === 'refused'",
  },
  template: `<td class="m-muted">{{ number() }}</td>
    <th scope="row">
      {{ format.listName(view().row) }}
      @if (view().row.notice === 'enrolled-later') {
        <span class="m-meta m-below">{{ texts().enrolledLater }}</span>
      } @else if (view().row.notice === 'dropped-out') {
        <span class="m-meta m-below">{{ texts().droppedOut }}</span>
      }
      @if (view().row.guestOf; as course) {
        <span class="m-meta m-below">{{ texts().guestOf(course) }}</span>
      }
      @if (claimedText(); as text) {
        <button type="button" class="m-link m-below m-no-print" (click)="confirmClaim()">{{ text }}</button>
      }
    </th>
    <td>{{ view().row.municipality }}</td>
    <td>
      <m-segments
        [label]="texts().markOf(name())"
        [bare]="true"
        [choices]="states()"
        [value]="shownState()"
        [disabled]="!view().canMark"
        (valueChange)="choose($event)"
      />
      @if (view().shown === 'partial' && view().canMark) {
        <m-partial-times [view]="view()" [name]="name()" />
      }
      @if (why(); as text) {
        <p class="m-below" [class]="view().sending === 'pending' ? 'm-muted' : 'm-bad'">{{ text }}</p>
      }
      @if (earlier(); as text) {
        <p class="m-meta m-below">{{ text }}</p>
      }
    </td>
    <td>
      @if (view().shown === 'excused' || view().shown === 'absent') {
        <span class="m-muted">–</span>
      } @else {
        <m-segments
          [label]="texts().formOf(name())"
          [bare]="true"
          [choices]="forms()"
          [iconWhenChosen]="false"
          [value]="view().modality"
          [disabled]="!view().canMark"
          (valueChange)="chooseForm($event)"
        />
      }
    </td>
    @for (block of blocks(); track block.id; let index = $index) {
      <td class="m-number">
        <input
          class="m-control m-control--number m-minutes"
          [class.m-minutes--part]="isPart(index)"
          type="text"
          inputmode="numeric"
          autocomplete="off"
          placeholder="–"
          [attr.aria-label]="texts().minutesIn(name(), blockName(index))"
          [disabled]="!view().canMark || view().shown === 'excused'"
          [value]="minutesAt(index)"
          (change)="changed($event, index)"
        />
      </td>
    }
    <td>
      @if (view().shown === 'excused') {
        <m-excuse-fields [view]="view()" [blocks]="blocks()" [small]="true" />
      } @else if (view().check !== null && isThere()) {
        <select
          class="m-control m-control--small"
          [attr.aria-label]="texts().checkOf(name())"
          [disabled]="!view().canMark"
          (change)="chooseCheck(textOf($event))"
        >
          @for (option of checkOptions(); track option.value) {
            <option [value]="option.value" [selected]="option.value === view().check">{{ option.label }}</option>
          }
        </select>
      } @else {
        <span class="m-muted">–</span>
      }
    </td>
    <td class="m-roll__sent">
      @if (view().shown === 'excused' && view().excuse === null) {
        <span class="m-soon">{{ texts().reasonMissing }}</span>
      } @else if (view().shown === 'partial' && view().state === 'not-recorded') {
        <span class="m-soon">{{ texts().minutesMissing }}</span>
      } @else {
        <m-send-state [view]="view()" />
      }
    </td>`,
})
export class WideRow extends RowControls {
  readonly number = input.required<number>();

  protected isPart(index: number): boolean {
    const mark = this.view().marks[index];
    const planned = this.blocks()[index]?.plannedMinutes ?? 0;
    return this.isThere() && mark !== null && mark !== undefined && mark.minutes < planned;
  }

  protected changed(event: Event, index: number): void {
    const field = this.fieldOf(event);
    const block = this.blocks()[index];
    if (field !== null && block !== undefined) this.enterMinutes(field, block);
  }
}
