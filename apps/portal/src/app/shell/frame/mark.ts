import { Component } from '@angular/core';

/** The mark: two sides and the point between them. */
@Component({
  selector: 'm-mark',
  template: `<svg class="m-mark" viewBox="0 0 36 36" fill="none" stroke-width="5" aria-hidden="true" focusable="false">
    <path class="m-mark__left" d="M13.2 4.3a14.5 14.5 0 0 0 0 27.4" />
    <path class="m-mark__right" d="M22.8 4.3a14.5 14.5 0 0 1 0 27.4" />
    <circle class="m-mark__dot" cx="18" cy="18" r="4.5" />
  </svg>`,
})
export class Mark {}
