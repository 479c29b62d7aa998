import { Component, computed, input, output } from '@angular/core';
import { Alert } from '../../ui/notices/alert';
import { spoken } from '../language';
import { shellTexts } from '../texts';
import { ProblemError } from './problem-error';
import { problemText } from './problem-text';

/** What went wrong, what to do, and a way to try again; nothing when all is well. */
@Component({
  selector: 'm-problem-notice',
  imports: [Alert],
  template: `@if (problem() !== null && problem() !== undefined) {
    <m-alert tone="bad" [urgent]="true" [title]="text()">
      @if (id(); as id) {
        <p class="m-meta">{{ texts().requestId(id) }}</p>
      }
      @if (again()) {
        <button type="button" class="m-link" (click)="retry.emit()">{{ texts().retry }}</button>
      }
    </m-alert>
  }`,
})
export class ProblemNotice {
  /** Anything that was caught, e.g. `resource.error()`; null or undefined shows nothing. */
  readonly problem = input.required<unknown>();
  /** Whether to offer a second try. */
  readonly again = input(false);
  readonly retry = output();
  protected readonly texts = spoken(shellTexts);
  protected readonly text = computed(() => problemText(this.problem()));
  protected readonly id = computed(() => {
    const problem = this.problem();
    return problem instanceof ProblemError && problem.code === 'unexpected' ? problem.requestId : null;
  });
}
