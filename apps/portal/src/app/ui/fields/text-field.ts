import { Component, input } from '@angular/core';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';

/** A text on one line. `autocomplete` takes the browser's names, e.g. "given-name" (WCAG 1.3.5). */
@Component({
  selector: 'm-text-field',
  imports: [FieldFrame],
  template: `<m-field-frame
    [for]="id()"
    [label]="label()"
    [extra]="optional() ? words().optional : ''"
    [hint]="hint()"
    [wrong]="wrong()"
    [bare]="bare()"
  >
    <input
      class="m-control"
      [id]="id()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="wrong() === null ? null : true"
      [attr.aria-required]="optional() ? null : true"
      [type]="type()"
      [attr.autocomplete]="autocomplete()"
      [attr.inputmode]="inputmode()"
      [attr.spellcheck]="type() === 'text' ? null : 'false'"
      [value]="now() ?? ''"
      (input)="typed($event)"
    />
  </m-field-frame>`,
})
export class TextField extends FieldPart<string> {
  readonly type = input<'text' | 'email' | 'search' | 'tel' | 'time' | 'url'>('text');
  readonly autocomplete = input<string | null>(null);
  readonly inputmode = input<string | null>(null);

  protected typed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.put(event.target.value);
  }
}
