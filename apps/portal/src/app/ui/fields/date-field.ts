import type { ElementRef } from '@angular/core';
import { Component, computed, signal, viewChild } from '@angular/core';
import { isIsoDate } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';
import { FieldFrame } from './field-frame';
import { FieldPart } from './field-part';
import { readDate } from '../read-date';

/**
 * A civil date: one field to type in as people do (24.12.1985, 241285), with the browser's calendar beside it.
 * The value is "1985-12-24"; what is no date stays as typed, so that the form's check can say so.
 */
@Component({
  selector: 'm-date-field',
  imports: [FieldFrame, Icon],
  template: `<m-field-frame
    [for]="id()"
    [label]="label()"
    [extra]="optional() ? words().optional : ''"
    [hint]="hint()"
    [wrong]="wrong()"
    [bare]="bare()"
  >
    <div class="m-field__box m-field__box--date">
      <input
        class="m-control m-control--date"
        [id]="id()"
        [disabled]="disabled()"
        [attr.aria-describedby]="described()"
        [attr.aria-invalid]="wrong() === null ? null : true"
        [attr.aria-required]="optional() ? null : true"
        type="text"
        inputmode="text"
        [attr.autocomplete]="birth() ? 'bday' : 'off'"
        [placeholder]="texts().pattern"
        [value]="shown()"
        (input)="typed($event)"
        (blur)="raw.set(null)"
      />
      <input
        #picker
        type="date"
        class="m-picker"
        tabindex="-1"
        aria-hidden="true"
        [value]="picked()"
        (change)="chosen($event)"
      />
      <button
        type="button"
        class="m-button m-button--icon m-field__inside"
        [disabled]="disabled()"
        [attr.aria-label]="texts().pick + ': ' + label()"
        (click)="pick()"
      >
        <m-icon name="calendar" />
      </button>
    </div>
  </m-field-frame>`,
})
export class DateField extends FieldPart<string> {
  protected readonly raw = signal<string | null>(null);
  protected readonly texts = spoken({
    de: { pattern: 'TT.MM.JJJJ', pick: 'Im Kalender wählen' },
    en: { pattern: 'DD/MM/YYYY', pick: 'Choose in the calendar' },
  });
  protected readonly picked = computed(() => {
    const now = this.now();
    return isIsoDate(now) ? now : '';
  });
  private readonly picker = viewChild.required<ElementRef<HTMLInputElement>>('picker');

  protected birth(): boolean {
    return /birth/i.test(this.id());
  }

  protected shown(): string {
    const now = this.now();
    return this.raw() ?? (isIsoDate(now) ? format.date(now) : (now ?? ''));
  }

  protected typed(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    const text = event.target.value;
    this.raw.set(text);
    this.put(readDate(text) ?? text);
  }

  protected chosen(event: Event): void {
    if (!(event.target instanceof HTMLInputElement)) return;
    this.raw.set(null);
    this.put(event.target.value);
  }

  protected pick(): void {
    this.picker().nativeElement.showPicker();
  }
}
