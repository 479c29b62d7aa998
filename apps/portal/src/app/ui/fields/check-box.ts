import { Component } from '@angular/core';
import { Icon } from '../icon';
import { FieldPart } from './field-part';

/** Yes or no; the label is the statement that is agreed to. */
@Component({
  selector: 'm-check-box',
  imports: [Icon],
  template: `<div class="m-field m-choice" [class.m-field--wrong]="wrong() !== null">
    @if (wrong(); as text) {
      <p class="m-field__error" [id]="id() + '-error'"><m-icon name="warning" />{{ text }}</p>
    }
    <label [attr.for]="id()">
      <input
        type="checkbox"
        [id]="id()"
        [checked]="now() === true"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="wrong() === null ? null : true"
        (change)="changed($event)"
      />
      <span [class.m-unseen]="bare()">{{ label() }}</span>
    </label>
    @if (hint() !== '') {
      <p class="m-field__hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
  </div>`,
})
export class CheckBox extends FieldPart<boolean> {
  protected changed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.put(event.target.checked);
  }
}
