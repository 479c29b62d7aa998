import { Component, inject, signal } from '@angular/core';
import { ChangePassword, passwordLength } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { PasswordField } from '../../ui/fields/password-field';
import { Alert } from '../../ui/notices/alert';
import { StatusMessages } from '../../ui/notices/status-messages';
import { AccountClient } from './account-client';
import { accountTexts } from './texts';

const empty = { currentPassword: '', password: '' } as const;

/** A new password; all other browsers are signed out by it. */
@Component({
  selector: 'm-password-form',
  host: { class: 'm-stacked' },
  imports: [PasswordField, ErrorSummary, ProblemNotice, Alert],
  template: `@if (open()) {
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="form.errors()" />
        @if (wrong()) {
          <m-alert tone="bad" [urgent]="true" [title]="texts().account.wrongPassword" />
        } @else {
          <m-problem-notice [problem]="problem()" />
        }
        <m-password-field [label]="texts().currentPassword" [at]="form.at('currentPassword')" />
        <m-password-field
          [label]="texts().newPassword"
          [hint]="texts().passwordHint(least)"
          autocomplete="new-password"
          [at]="form.at('password')"
        />
        <div class="m-acts">
          <button class="m-button" [disabled]="busy()">{{ texts().account.changePassword }}</button>
          <button type="button" class="m-button m-button--plain" (click)="close()">{{ texts().cancel }}</button>
        </div>
      </form>
    } @else {
      <p>{{ texts().account.passwordMore }}</p>
      <button type="button" class="m-button m-button--quiet" (click)="open.set(true)">
        {{ texts().account.openPassword }}
      </button>
    }`,
})
export class PasswordForm {
  private readonly client = inject(AccountClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(accountTexts);
  protected readonly least = passwordLength.min;
  protected readonly form = new Entered(ChangePassword, empty);
  protected readonly open = signal(false);
  protected readonly busy = signal(false);
  protected readonly wrong = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected close(): void {
    this.form.begin(empty);
    this.problem.set(null);
    this.wrong.set(false);
    this.open.set(false);
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    this.wrong.set(false);
    try {
      await this.client.changePassword(request);
      this.messages.say(this.texts().account.passwordChanged);
      this.close();
    } catch (problem) {
      if (this.form.refused(problem)) return;
      this.wrong.set(problem instanceof ProblemError && problem.code === 'wrong-credentials');
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
