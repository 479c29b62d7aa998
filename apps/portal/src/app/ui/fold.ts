import { Component, input } from '@angular/core';
import { Icon } from './icon';

/** A heading that opens what it names, with the browser's own details element. */
@Component({
  selector: 'm-fold',
  imports: [Icon],
  template: `<details class="m-fold" [open]="open()">
    <summary><m-icon name="chevron-down" />{{ label() }}</summary>
    <ng-content />
  </details>`,
})
export class Fold {
  readonly label = input.required<string>();
  readonly open = input(false);
}
