import { Component, input } from '@angular/core';

/** One sentence in place of an empty list; the act that fills it goes inside. */
@Component({
  selector: 'm-empty-state',
  template: `<div class="m-empty">
    <p>{{ text() }}</p>
    <ng-content />
  </div>`,
})
export class EmptyState {
  readonly text = input.required<string>();
}
