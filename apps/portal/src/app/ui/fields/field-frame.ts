import { Component, input } from '@angular/core';
import { Icon } from '../icon';

/** Label, control, hint and error in their order; used by the fields alone. */
@Component({
  selector: 'm-field-frame',
  imports: [Icon],
  template: `<div class="m-field" [class.m-field--wrong]="wrong() !== null">
    <label class="m-field__label" [class.m-unseen]="bare()" [attr.for]="for()"
      >{{ label() }}
      @if (extra() !== '') {
        <span class="m-field__extra">({{ extra() }})</span>
      }
    </label>
    @if (hint() !== '') {
      <p class="m-field__hint" [id]="for() + '-hint'">{{ hint() }}</p>
    }
    @if (wrong(); as text) {
      <p class="m-field__error" [id]="for() + '-error'"><m-icon name="warning" />{{ text }}</p>
    }
    <ng-content />
  </div>`,
})
export class FieldFrame {
  readonly for = input.required<string>();
  readonly label = input.required<string>();
  readonly extra = input('');
  readonly hint = input('');
  readonly wrong = input<string | null>(null);
  readonly bare = input(false);
}
