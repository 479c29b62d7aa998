import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { SignIn } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { HouseFacts } from '../../shell/frame/house-facts';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { problemText } from '../../shell/problem/problem-text';
import { safeReturn } from '../../shell/return-path';
import { SignedIn } from '../../shell/signed-in';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { PasswordField } from '../../ui/fields/password-field';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { AccountClient } from '../account/account-client';
import { accountTexts } from '../account/texts';
import { DemoAccounts } from './demo-accounts';
import { SignInPanel } from './sign-in-panel';

/** Signing in; afterwards the page that was wanted, or the start page of one's role. */
@Component({
  selector: 'm-sign-in-page',
  imports: [RouterLink, TextField, PasswordField, ErrorSummary, Alert, SignInPanel, DemoAccounts],
  template: `<div class="m-door">
    <m-sign-in-panel />
    <div class="m-door__main">
      <h1>{{ texts().signIn.title }}</h1>
      <p class="m-muted">{{ texts().signIn.lead }}</p>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); enter()">
        <m-error-summary [errors]="form.errors()" />
        @if (problem() !== null) {
          <m-alert tone="bad" [urgent]="true" [title]="refusal().title">{{ refusal().more }}</m-alert>
        }
        <m-text-field [label]="texts().email" type="email" autocomplete="username" [at]="form.at('email')" />
        <m-password-field [label]="texts().password" [at]="form.at('password')" />
        <div class="m-split m-split--middle">
          <button class="m-button m-button--primary m-button--large" [disabled]="busy()">
            {{ texts().signIn.act }}
          </button>
          <a routerLink="/passwort">{{ texts().signIn.forgotten }}</a>
        </div>
      </form>
      @if (facts.demo()) {
        <m-demo-accounts (chosen)="take($event.email, $event.password)" />
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
  private readonly client = inject(AccountClient);
  private readonly signedIn = inject(SignedIn);
  private readonly router = inject(Router);
  protected readonly facts = inject(HouseFacts);
  protected readonly texts = spoken(accountTexts);
  protected readonly form = new Entered(SignIn, { email: '', password: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  /** The same words whether the account exists or not. */
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    const texts = this.texts().signIn;
    if (problem instanceof ProblemError && problem.code === 'too-many-requests') {
      const seconds = problem.facts['retryAfterSeconds'];
      const minutes = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : 15;
      return { title: texts.tooMany, more: texts.tooManyMore(minutes) };
    }
    const wrong = problem instanceof ProblemError && problem.code === 'wrong-credentials';
    return { title: problemText(problem), more: wrong ? texts.wrongMore : '' };
  });

  protected take(email: string, password: string): void {
    this.form.at('email').set(email);
    this.form.at('password').set(password);
    void this.enter();
  }

  protected async enter(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.signIn(request);
      await this.signedIn.refresh();
      await this.router.navigateByUrl(safeReturn(this.zurueck()));
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
