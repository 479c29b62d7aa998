import { Service, signal } from '@angular/core';

/** Says something to screen readers without moving the focus, e.g. how many rows a filter left. */
@Service()
export class Announcer {
  private readonly text = signal('');
  readonly said = this.text.asReadonly();

  say(text: string): void {
    // The same words twice are only read twice when the region was empty between.
    this.text.set('');
    setTimeout(() => this.text.set(text), 50);
  }
}
