import { Component, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { AskPasswordReset } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { AccountClient } from '../account/account-client';
import { accountTexts } from '../account/texts';

/** Asks for a link to set a new password. The answer is the same whether the account exists or not. */
@Component({
  selector: 'm-forgotten-password-page',
  imports: [RouterLink, TextField, ErrorSummary, ProblemNotice, Alert],
  template: `<div class="m-page m-sections">
    <div>
      <h1>{{ texts().forgotten.title }}</h1>
      <p class="m-lead">{{ texts().forgotten.lead }}</p>
    </div>
    @if (sentTo(); as email) {
      <m-alert tone="good" [urgent]="true" [title]="texts().forgotten.sent">{{
        texts().forgotten.sentMore(email)
      }}</m-alert>
    } @else {
      <form class="m-form" novalidate (submit)="$event.preventDefault(); ask()">
        <m-error-summary [errors]="form.errors()" />
        <m-problem-notice [problem]="problem()" />
        <m-text-field [label]="texts().email" type="email" autocomplete="username" [at]="form.at('email')" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().forgotten.act }}</button>
        </div>
      </form>
    }
    <p>
      <a routerLink="/anmelden">{{ texts().toSignIn }}</a>
    </p>
  </div>`,
})
export class ForgottenPasswordPage {
  private readonly client = inject(AccountClient);
  protected readonly texts = spoken(accountTexts);
  protected readonly form = new Entered(AskPasswordReset, { email: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly sentTo = signal<string | null>(null);

  protected async ask(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.askPasswordReset(request);
      this.sentTo.set(request.email);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
