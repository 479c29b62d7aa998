import { Component, computed, input } from '@angular/core';
import type { CatalogueCourse } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { registrationTexts } from '../registration/texts';

/** The way from registering to the seat, with the deadlines of this course. */
@Component({
  selector: 'm-registration-way',
  template: `<ol class="m-steps-down">
      @for (step of steps(); track step) {
        <li>
          <span>{{ step }}</span>
        </li>
      }
    </ol>
    <p class="m-meta">{{ texts().steps.mail }}</p>`,
})
export class RegistrationWay {
  readonly course = input.required<Pick<CatalogueCourse, 'approveUntil' | 'acceptHours'>>();
  /** Registering itself is done. */
  readonly done = input(false);
  protected readonly texts = spoken(registrationTexts);
  protected readonly steps = computed<readonly string[]>(() => {
    const { approveUntil, acceptHours } = this.course();
    const { steps } = this.texts();
    return [
      ...(this.done() ? [] : [steps.register]),
      approveUntil === null ? steps.department : steps.departmentUntil(format.date(approveUntil)),
      steps.council,
      steps.seat,
      ...(acceptHours === null ? [] : [steps.accept(steps.hours(acceptHours))]),
    ];
  });
}
