import { Component, computed, input } from '@angular/core';

let bars = 0;

/** Progress of long work: what is done, how much of how much; without `of` the end is unknown. */
@Component({
  selector: 'm-long-work',
  template: `<div class="m-progress">
    <label [for]="id">{{ label() }}</label>
    <progress [id]="id" [attr.value]="of() === null ? null : done()" [attr.max]="of()">{{ share() }}</progress>
  </div>`,
})
export class LongWork {
  readonly label = input.required<string>();
  readonly done = input(0);
  readonly of = input<number | null>(null);
  protected readonly id = `work${String((bars += 1))}`;
  protected readonly share = computed(() => {
    const of = this.of();
    return of === null || of === 0 ? '' : `${String(Math.round((this.done() / of) * 100))} %`;
  });
}
