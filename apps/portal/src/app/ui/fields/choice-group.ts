import { Component, input } from '@angular/core';
import type { Tone } from '../badge';
import type { IconName } from '../icon';
import { Icon } from '../icon';
import { FieldPart } from './field-part';

/** One way to choose among few. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  readonly hint?: string;
  readonly icon?: IconName;
  readonly tone?: Tone;
}

/** One of few, all visible, as a list of radio buttons; unset is truly unset. */
@Component({
  selector: 'm-choice-group',
  imports: [Icon],
  template: `<fieldset
    class="m-field"
    [class.m-field--wrong]="wrong() !== null"
    [disabled]="disabled()"
    [attr.aria-describedby]="described()"
  >
    <legend class="m-field__label">
      {{ label() }}
      @if (optional()) {
        <span class="m-field__extra">({{ words().optional }})</span>
      }
    </legend>
    @if (hint() !== '') {
      <p class="m-field__hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
    @if (wrong(); as text) {
      <p class="m-field__error" [id]="id() + '-error'"><m-icon name="warning" />{{ text }}</p>
    }
    <div class="m-choice">
      @for (choice of choices(); track choice.value; let first = $first) {
        <label>
          <input
            type="radio"
            [name]="id()"
            [id]="first ? id() : id() + choice.value"
            [value]="choice.value"
            [checked]="choice.value === now()"
            (change)="put(choice.value)"
          />
          <span
            >{{ choice.label }}
            @if (choice.hint) {
              <span class="m-meta"><br />{{ choice.hint }}</span>
            }
          </span>
        </label>
      }
    </div>
  </fieldset>`,
})
export class ChoiceGroup extends FieldPart<string> {
  readonly choices = input.required<readonly Choice[]>();
}

/**
 * The same in one line, as joined segments: arrow keys move, Tab enters and leaves once. The label is the name of the
 * group, e.g. the person of a row; it is read, and shown unless `bare`. Unset fills no segment.
 */
@Component({
  selector: 'm-segments',
  imports: [Icon],
  template: `<fieldset class="m-field" [disabled]="disabled()" [attr.aria-describedby]="described()">
    <legend class="m-field__label" [class.m-unseen]="bare()">{{ label() }}</legend>
    @if (wrong(); as text) {
      <p class="m-field__error" [id]="id() + '-error'"><m-icon name="warning" />{{ text }}</p>
    }
    <div class="m-segments" [class.m-segments--touch]="touch()">
      @for (choice of choices(); track choice.value; let first = $first) {
        <label [class]="choice.tone ? 'm-' + choice.tone : ''">
          <input
            type="radio"
            [name]="id()"
            [id]="first ? id() : id() + choice.value"
            [value]="choice.value"
            [checked]="choice.value === now()"
            (change)="put(choice.value)"
          />
          @if (choice.icon && (!iconWhenChosen() || choice.value === now())) {
            <m-icon [name]="choice.icon" [size]="16" />
          }
          {{ choice.label }}
        </label>
      }
    </div>
    @if (hint() !== '') {
      <p class="m-field__hint" [id]="id() + '-hint'">{{ hint() }}</p>
    }
  </fieldset>`,
})
export class Segments extends FieldPart<string> {
  readonly choices = input.required<readonly Choice[]>();
  /** Higher segments for a phone. */
  readonly touch = input(false);
  readonly iconWhenChosen = input(true);
}
