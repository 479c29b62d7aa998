import { Component, inject } from '@angular/core';
import { SignedIn } from '../../shell/signed-in';
import { OfficeStartPage } from './office-start';
import { OwnStart } from './own-start';

/** Where the office and municipal coordinators begin. */
@Component({
  selector: 'm-start-page',
  imports: [OfficeStartPage, OwnStart],
  template: `@if (signedIn.has('coordination-office')) {
      <m-office-start />
    } @else {
      <m-own-start />
    }`,
})
export class StartPage {
  protected readonly signedIn = inject(SignedIn);
}
