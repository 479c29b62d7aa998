import { Component, computed, inject, input } from '@angular/core';
import { SignedIn } from '../../shell/signed-in';
import { RegistrationsPage } from '../approval/registrations-page';
import { MyRegistrationsPage } from './my-registrations-page';

/** "Anmeldungen": the list for those who decide, and her own for everybody else. */
@Component({
  selector: 'm-registration-start-page',
  imports: [MyRegistrationsPage, RegistrationsPage],
  template: `@if (decides()) {
      <m-registrations-page [zustand]="zustand()" [lehrgang]="lehrgang()" [kommune]="kommune()" [amt]="amt()" />
    } @else {
      <m-my-registrations-page />
    }`,
})
export class RegistrationStartPage {
  readonly zustand = input<string>();
  readonly lehrgang = input<string>();
  readonly kommune = input<string>();
  readonly amt = input<string>();
  private readonly signedIn = inject(SignedIn);
  protected readonly decides = computed(() =>
    this.signedIn.has('approver', 'municipal-coordinator', 'coordination-office'),
  );
}
