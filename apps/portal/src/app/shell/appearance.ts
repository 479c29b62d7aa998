import { DOCUMENT, inject, Service, signal } from '@angular/core';

export type Look = 'light' | 'dark' | 'system';

const place = 'mittler.look';

function kept(): Look {
  try {
    const look = localStorage.getItem(place);
    return look === 'light' || look === 'dark' ? look : 'system';
  } catch {
    return 'system';
  }
}

/** Light, dark, or as the device is set. */
@Service()
export class Appearance {
  private readonly root = inject(DOCUMENT).documentElement;
  private readonly chosen = signal<Look>(kept());
  readonly look = this.chosen.asReadonly();

  constructor() {
    this.show(this.chosen());
    // Paper is white, whatever the screen is.
    window.addEventListener('beforeprint', () => this.show('light'));
    window.addEventListener('afterprint', () => this.show(this.chosen()));
  }

  choose(look: Look): void {
    this.chosen.set(look);
    this.show(look);
    try {
      localStorage.setItem(place, look);
    } catch {
      // The choice then holds for this visit.
    }
  }

  private show(look: Look): void {
    if (look === 'system') this.root.removeAttribute('data-kern-theme');
    else this.root.setAttribute('data-kern-theme', look);
  }
}
