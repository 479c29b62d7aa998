import type { Signal } from '@angular/core';

/** One field of a form: where its value is kept and what is wrong with it. */
export interface Place<V> {
  /** The id that the control takes, so that a summary can lead to it. */
  readonly id: string;
  readonly value: Signal<V | null | '' | undefined>;
  readonly error: Signal<string | null>;
  /** A method on purpose: a field of texts may fill any kind of text, e.g. a date. */
  set(value: V | null | ''): void;
}

/** One line of an error summary. */
export interface FieldError {
  readonly id: string;
  readonly text: string;
}
