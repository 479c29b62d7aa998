import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { HouseFacts } from '../../shell/frame/house-facts';
import { spoken } from '../../shell/language';
import { SignInForm } from '../../shell/sign-in/sign-in-form';
import { accountTexts } from '../account/texts';
import { DemoAccounts } from './demo-accounts';
import { SignInPanel } from './sign-in-panel';

/** Signing in, for whoever comes from a page that needs an account. */
@Component({
  selector: 'm-sign-in-page',
  imports: [RouterLink, SignInForm, SignInPanel, DemoAccounts],
  template: `<div class="m-door">
    <m-sign-in-panel />
    <div class="m-door__main">
      <h1>{{ texts().signIn.title }}</h1>
      <p class="m-muted">{{ texts().signIn.lead }}</p>
      <m-sign-in-form #entrance [wanted]="zurueck()" />
      @if (facts.demo()) {
        <m-demo-accounts (chosen)="entrance.take($event.email, $event.password)" />
      }
      <p>
        <b>{{ texts().signIn.noAccount }}</b>&ngsp; {{ texts().signIn.noAccountMore }}
      </p>
      <p>
        <b>{{ texts().signIn.verify }}</b>&ngsp; <a routerLink="/pruefen">{{ texts().signIn.verifyAct }}</a>
      </p>
    </div>
  </div>`,
})
export class SignInPage {
  /** Where the person wanted to go (query parameter). */
  readonly zurueck = input<string>();
  protected readonly facts = inject(HouseFacts);
  protected readonly texts = spoken(accountTexts);
}
