import type { Signal } from '@angular/core';
import { computed, signal } from '@angular/core';

export type Language = 'de' | 'en';

/** The same texts in both languages: the English ones must have the shape of the German ones or they do not compile. */
export interface Spoken<T> {
  readonly de: T;
  readonly en: T;
}

const place = 'mittler.language';

function kept(): Language {
  try {
    return localStorage.getItem(place) === 'en' ? 'en' : 'de';
  } catch {
    // A browser that forbids storage still speaks German.
    return 'de';
  }
}

const chosen = signal<Language>(kept());

/** The language on screen, German first. */
export const language: Signal<Language> = chosen.asReadonly();

/** Changes the language of every text at once, marks the page with it (WCAG 3.1.1) and keeps the choice on this device. */
export function speak(wanted: Language): void {
  chosen.set(wanted);
  document.documentElement.lang = wanted;
  try {
    localStorage.setItem(place, wanted);
  } catch {
    // The choice then holds for this visit.
  }
}

document.documentElement.lang = chosen();

/** The texts in the language on screen, as a signal that follows the switch. */
export function spoken<T>(texts: Spoken<T>): Signal<T> {
  return computed(() => texts[chosen()]);
}

/** The member of a `Spoken` for the language on screen; reactive where it is read. */
export function said<T>(texts: Spoken<T>): T {
  return texts[chosen()];
}
