import { Component, signal } from '@angular/core';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';

/** A whole number, typed as text: a wheel over the field must not change it, and "90 " is still 90. */
@Component({
  selector: 'm-number-field',
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
      class="m-control m-control--number"
      [id]="id()"
      [disabled]="disabled()"
      [attr.aria-describedby]="described()"
      [attr.aria-invalid]="wrong() === null ? null : true"
      [attr.aria-required]="optional() ? null : true"
      type="text"
      inputmode="numeric"
      autocomplete="off"
      [value]="shown()"
      (input)="typed($event)"
      (blur)="raw.set(null)"
    />
  </m-field-frame>`,
})
export class NumberField extends FieldPart<number> {
  /** What is being typed, so that the caret keeps its place until the field is left. */
  protected readonly raw = signal<string | null>(null);

  protected shown(): string {
    return this.raw() ?? (this.now() === null ? '' : String(this.now()));
  }

  protected typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value;
    this.raw.set(text);
    const digits = text.replace(/[\s.\u00a0]/g, '');
    if (digits === '') this.put('');
    else this.put(/^-?\d+$/.test(digits) ? Number(digits) : Number.NaN);
  }
}
