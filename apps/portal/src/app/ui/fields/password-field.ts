import { Component, input, signal } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';

/** A password that can be shown; pasting and password managers work (WCAG 3.3.8). */
@Component({
  selector: 'm-password-field',
  imports: [FieldFrame, Icon],
  template: `<m-field-frame
    [for]="id()"
    [label]="label()"
    [extra]="optional() ? words().optional : ''"
    [hint]="hint()"
    [wrong]="wrong()"
    [bare]="bare()"
  >
    <div class="m-field__box">
      <input
        class="m-control m-control--password"
        [id]="id()"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="wrong() === null ? null : true"
        [attr.aria-required]="optional() ? null : true"
        [type]="visible() ? 'text' : 'password'"
        [attr.autocomplete]="autocomplete()"
        autocapitalize="none"
        spellcheck="false"
        [value]="now() ?? ''"
        (input)="typed($event)"
      />
      <button
        type="button"
        class="m-button m-button--icon m-field__inside"
        [attr.aria-label]="texts().show"
        [attr.aria-pressed]="visible()"
        (click)="visible.set(!visible())"
      >
        <m-icon [name]="visible() ? 'eye-off' : 'eye'" />
      </button>
    </div>
  </m-field-frame>`,
})
export class PasswordField extends FieldPart<string> {
  readonly autocomplete = input<'current-password' | 'new-password'>('current-password');
  protected readonly visible = signal(false);
  protected readonly texts = spoken({ de: { show: 'Passwort zeigen' }, en: { show: 'Show password' } });

  protected typed(event: Event): void {
    if (event.target instanceof HTMLInputElement) this.put(event.target.value);
  }
}
