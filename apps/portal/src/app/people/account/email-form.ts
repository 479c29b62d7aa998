import { Component, inject, signal } from '@angular/core';
import { ChangeEmail } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { PasswordField } from '../../ui/fields/password-field';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { AccountClient } from './account-client';
import { accountTexts } from './texts';

/** Another address: it holds once the link in the mail to it was opened. */
@Component({
  selector: 'm-email-form',
  host: { class: 'm-stacked' },
  imports: [TextField, PasswordField, ErrorSummary, ProblemNotice, Alert],
  template: `<p>{{ texts().account.emailNow(signedIn.me()?.person?.email ?? '') }}</p>
    @if (sentTo(); as email) {
      <m-alert tone="good" [urgent]="true" [title]="texts().account.emailSent">{{
        texts().account.emailSentMore(email)
      }}</m-alert>
    } @else if (open()) {
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="form.errors()" />
        @if (wrong()) {
          <m-alert tone="bad" [urgent]="true" [title]="texts().account.wrongPassword" />
        } @else {
          <m-problem-notice [problem]="problem()" />
        }
        <m-text-field [label]="texts().account.newEmail" type="email" autocomplete="email" [at]="form.at('email')" />
        <m-password-field
          [label]="texts().currentPassword"
          [hint]="texts().account.whyPassword"
          [at]="form.at('password')"
        />
        <div class="m-acts">
          <button class="m-button" [disabled]="busy()">{{ texts().account.changeEmail }}</button>
          <button type="button" class="m-button m-button--plain" (click)="open.set(false)">{{ texts().cancel }}</button>
        </div>
      </form>
    } @else {
      <button type="button" class="m-button m-button--quiet" (click)="open.set(true)">
        {{ texts().account.openEmail }}
      </button>
    }`,
})
export class EmailForm {
  private readonly client = inject(AccountClient);
  protected readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(accountTexts);
  protected readonly form = new Entered(ChangeEmail, { email: '', password: '' });
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly wrong = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly sentTo = signal<string | null>(null);

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    this.wrong.set(false);
    try {
      await this.client.changeEmail(request);
      this.sentTo.set(request.email);
    } catch (problem) {
      if (this.form.refused(problem)) return;
      this.wrong.set(problem instanceof ProblemError && problem.code === 'wrong-credentials');
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
