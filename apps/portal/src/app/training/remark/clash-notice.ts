import { Component, computed, input } from '@angular/core';
import type { DoubleBooking } from '@mittler/contract';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { clashWords } from './remark-words';

/** A refusal of a plan; where something is booked twice, it says who or what, when and by which session. */
@Component({
  selector: 'm-clash-notice',
  imports: [ProblemNotice],
  template: `<m-problem-notice [problem]="problem()" />
    @if (clashes().length > 0) {
      <ul class="m-remarks">
        @for (clash of clashes(); track $index) {
          <li class="m-remarks__stop">{{ words(clash) }}</li>
        }
      </ul>
    }`,
})
export class ClashNotice {
  readonly problem = input.required<unknown>();
  protected readonly words = clashWords;
  protected readonly clashes = computed<readonly DoubleBooking[]>(() => {
    const problem = this.problem();
    const named = problem instanceof ProblemError ? problem.facts['clashes'] : null;
    // The API checks its answers against the class; other refusals name no clashes.
    return Array.isArray(named) ? (named as readonly DoubleBooking[]) : [];
  });
}
