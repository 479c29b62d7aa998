import { Component } from '@angular/core';
import { spoken } from '../../shell/language';
import { accountTexts } from '../account/texts';

/** The side of the sign-in that says what this is: the mark, large, two sides and the point between them. */
@Component({
  selector: 'm-sign-in-panel',
  template: `<div class="m-door__panel">
    <p class="m-door__claim">{{ texts().signIn.claim }}</p>
    <svg class="m-door__mark" viewBox="0 0 36 36" fill="none" stroke-width="5" aria-hidden="true" focusable="false">
      <path class="m-door__left" d="M13.2 4.3a14.5 14.5 0 0 0 0 27.4" />
      <path class="m-door__right" d="M22.8 4.3a14.5 14.5 0 0 1 0 27.4" />
      <circle class="m-door__dot" cx="18" cy="18" r="4.5" />
    </svg>
  </div>`,
})
export class SignInPanel {
  protected readonly texts = spoken(accountTexts);
}
