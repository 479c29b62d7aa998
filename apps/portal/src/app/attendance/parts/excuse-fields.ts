import { Component, input } from '@angular/core';
import { excuses } from '@mittler/domain';
import { excuse } from '../roll/row-deeds';
import { RowControls } from './row-controls';

/** Why somebody is excused: one reason of a short list, and a few words where they help. */
@Component({
  selector: 'm-excuse-fields',
  host: { class: 'm-excuse' },
  template: `<select
      class="m-control"
      [class.m-control--small]="small()"
      [attr.aria-label]="texts().excuseOf(name())"
      [disabled]="!view().canMark"
      (change)="chosen($event)"
    >
      @if (view().excuse === null) {
        <option value="" selected>{{ texts().chooseReason }}</option>
      }
      @for (option of excuseOptions(); track option.value) {
        <option [value]="option.value" [selected]="option.value === view().excuse">{{ option.label }}</option>
      }
    </select>
    @if (view().excuse !== null) {
      <input
        class="m-control"
        [class.m-control--small]="small()"
        type="text"
        autocomplete="off"
        maxlength="200"
        [attr.aria-label]="texts().excuseNoteOf(name())"
        [placeholder]="texts().excuseNote"
        [disabled]="!view().canMark"
        [value]="view().excuseNote ?? ''"
        (change)="note($event)"
      />
    }`,
})
export class ExcuseFields extends RowControls {
  readonly small = input(false);

  protected chosen(event: Event): void {
    const value = this.textOf(event);
    const reason = excuses.find((each) => each === value);
    if (reason !== undefined) excuse(this.store, this.view(), reason, this.view().excuseNote);
  }

  protected note(event: Event): void {
    const reason = this.view().excuse;
    const words = this.fieldOf(event)?.value.trim() ?? '';
    if (reason !== null) excuse(this.store, this.view(), reason, words === '' ? null : words);
  }
}
