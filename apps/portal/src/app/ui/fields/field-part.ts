import { computed, Directive, input, model } from '@angular/core';
import { spoken } from '../../shell/language';
import type { Place } from '../place';

let fields = 0;

/**
 * What all fields have in common: a label above, a hint, an error as text, and a value that is kept either in a
 * place of a form (`[at]`) or by the page itself (`[(value)]`).
 */
@Directive()
export abstract class FieldPart<V> {
  readonly label = input.required<string>();
  readonly hint = input('');
  /** Says "freiwillig" beside the label. Fields are required unless they say so. */
  readonly optional = input(false);
  /** The label is read but not shown, e.g. in a table whose heading says it. */
  readonly bare = input(false);
  readonly disabled = input(false);
  readonly at = input<Place<V> | null>(null);
  readonly value = model<V | null>(null);
  readonly error = input<string | null>(null);

  private readonly own = `field${String((fields += 1))}`;
  protected readonly id = computed(() => this.at()?.id ?? this.own);
  protected readonly wrong = computed(() => this.at()?.error() ?? this.error());
  protected readonly described = computed(() => {
    const parts = [this.hint() === '' ? '' : `${this.id()}-hint`, this.wrong() === null ? '' : `${this.id()}-error`];
    return parts.filter((part) => part !== '').join(' ') || null;
  });
  protected readonly words = spoken({ de: { optional: 'freiwillig' }, en: { optional: 'optional' } });

  /** The value now; null when nothing is entered. */
  protected readonly now = computed<V | null>(() => {
    const place = this.at();
    const value = place === null ? this.value() : place.value();
    return value === undefined || value === null || value === '' ? null : value;
  });

  protected put(value: V | null | ''): void {
    const place = this.at();
    if (place !== null) place.set(value);
    else this.value.set(value === '' ? null : value);
  }
}
