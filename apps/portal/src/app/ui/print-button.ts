import { Component, input } from '@angular/core';
import { spoken } from '../shell/language';
import { Icon } from './icon';

/** Prints the page; the print styles leave the shell away. */
@Component({
  selector: 'm-print-button',
  imports: [Icon],
  template: `<button type="button" class="m-button m-button--quiet" (click)="print()">
    <m-icon name="print" />{{ label() ?? text() }}
  </button>`,
})
export class PrintButton {
  readonly label = input<string | null>(null);
  protected readonly text = spoken({ de: 'Drucken', en: 'Print' });

  protected print(): void {
    window.print();
  }
}
