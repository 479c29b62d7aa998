import { Component, input } from '@angular/core';
import { Icon } from '../icon';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';

/** One entry to choose. */
export interface Option {
  readonly value: string;
  readonly label: string;
}

/** One of many, in the browser's own list; `empty` is the entry for "nothing chosen", e.g. "Alle 16 Kommunen". */
@Component({
  selector: 'm-select-field',
  imports: [FieldFrame, Icon],
  template: `<m-field-frame
    [for]="id()"
    [label]="label()"
    [extra]="optional() ? words().optional : ''"
    [hint]="hint()"
    [wrong]="wrong()"
    [bare]="bare()"
  >
    <div class="m-select">
      <select
        class="m-control"
        [id]="id()"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="wrong() === null ? null : true"
        [attr.aria-required]="optional() ? null : true"
        (change)="chosen($event)"
      >
        @if (empty() !== null) {
          <option value="" [selected]="now() === null">{{ empty() }}</option>
        }
        @for (option of options(); track option.value) {
          <option [value]="option.value" [selected]="option.value === now()">{{ option.label }}</option>
        }
      </select>
      <m-icon name="chevron-down" />
    </div>
  </m-field-frame>`,
})
export class SelectField extends FieldPart<string> {
  readonly options = input.required<readonly Option[]>();
  readonly empty = input<string | null>(null);

  protected chosen(event: Event): void {
    if (event.target instanceof HTMLSelectElement) this.put(event.target.value);
  }
}
