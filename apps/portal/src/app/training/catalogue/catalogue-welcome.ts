import { Component, inject, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { HouseFacts } from '../../shell/frame/house-facts';
import { spoken } from '../../shell/language';
import { SignInForm } from '../../shell/sign-in/sign-in-form';
import { TextField } from '../../ui/fields/text-field';
import { catalogueTexts } from './texts';

/** What this is, for whoever comes without an account: checking a certificate and signing in beside it. */
@Component({
  selector: 'm-catalogue-welcome',
  imports: [RouterLink, SignInForm, TextField],
  template: `<div class="m-welcome m-no-print">
    <svg class="m-welcome__mark" viewBox="0 0 36 36" fill="none" stroke-width="5" aria-hidden="true" focusable="false">
      <path class="m-door__left" d="M13.2 4.3a14.5 14.5 0 0 0 0 27.4" />
      <path class="m-door__right" d="M22.8 4.3a14.5 14.5 0 0 1 0 27.4" />
      <circle class="m-door__dot" cx="18" cy="18" r="4.5" />
    </svg>
    <div class="m-wide">
      <div class="m-welcome__words">
        <h1>{{ texts().welcome.claim }}</h1>
        <p class="m-lead">{{ texts().welcome.lead }}</p>
        <form class="m-welcome__check" novalidate (submit)="$event.preventDefault(); check()">
          <m-text-field
            [label]="texts().welcome.verify"
            [hint]="texts().welcome.verifyHint"
            autocomplete="off"
            [(value)]="code"
          />
          <button class="m-button">{{ texts().welcome.verifyAct }}</button>
        </form>
      </div>
      <section class="m-welcome__door" aria-labelledby="tuer">
        <h2 id="tuer">{{ texts().welcome.signIn }}</h2>
        <m-sign-in-form />
        @if (facts.demo()) {
          <a class="m-welcome__demo" routerLink="/anmelden">{{ texts().welcome.demo }}</a>
        }
      </section>
    </div>
  </div>`,
})
export class CatalogueWelcome {
  private readonly router = inject(Router);
  protected readonly facts = inject(HouseFacts);
  protected readonly texts = spoken(catalogueTexts);
  protected readonly code = signal<string | null>(null);

  /** The code goes behind the #, so that no server logs it. */
  protected check(): void {
    const code = (this.code() ?? '').trim();
    void this.router.navigate(['/pruefen'], code === '' ? {} : { fragment: code });
  }
}
