import { Component, input } from '@angular/core';

/** A table may be wider than the page; then it scrolls in here alone, also by keyboard. */
@Component({
  selector: 'm-table-region',
  template: `<div class="m-table-region" role="region" tabindex="0" [attr.aria-label]="label()"><ng-content /></div>`,
})
export class TableRegion {
  readonly label = input.required<string>();
}
