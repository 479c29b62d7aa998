import { Component, input } from '@angular/core';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';

/** A text of several lines. */
@Component({
  selector: 'm-text-area',
  imports: [FieldFrame],
  template: `<m-field-frame
    [for]="id()"
    [label]="label()"
    [extra]="optional() ? words().optional : ''"
    [hint]="hint()"
    [wrong]="wrong()"
    [bare]="bare()"
  >
    <textarea
      class="m-control"
      [id]="id()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="wrong() === null ? null : true"
      [attr.aria-required]="optional() ? null : true"
      [rows]="rows()"
      [value]="now() ?? ''"
      (input)="typed($event)"
    ></textarea>
  </m-field-frame>`,
})
export class TextArea extends FieldPart<string> {
  readonly rows = input(4);

  protected typed(event: Event): void {
    if (event.target instanceof HTMLTextAreaElement) this.put(event.target.value);
  }
}
