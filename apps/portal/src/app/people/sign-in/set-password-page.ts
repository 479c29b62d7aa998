import { Component, computed, inject, signal } from '@angular/core';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import { passwordLength, SetPassword, type LinkAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { PasswordField } from '../../ui/fields/password-field';
import { Alert } from '../../ui/notices/alert';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { AccountClient } from '../account/account-client';
import { accountTexts } from '../account/texts';

/** Opened by the link of an invitation or a reset. The token stands behind the #, so that no server ever logs it. */
@Component({
  selector: 'm-set-password-page',
  imports: [RouterLink, PasswordField, ErrorSummary, ProblemNotice, Alert, Waiting],
  template: `<div class="m-page m-sections">
    @if (link(); as link) {
      <div>
        <h1>{{ link.purpose === 'invitation' ? texts().link.welcome(link.givenName) : texts().link.newPassword }}</h1>
        <p class="m-lead">{{ texts().link.lead(least) }}</p>
        <p class="m-meta">{{ texts().link.until(format.dateTime(link.expiresAt)) }}</p>
      </div>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
        <m-error-summary [errors]="form.errors()" />
        <m-problem-notice [problem]="problem()" />
        <m-password-field
          [label]="texts().newPassword"
          [hint]="texts().passwordHint(least)"
          autocomplete="new-password"
          [at]="form.at('password')"
        />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().link.act }}</button>
        </div>
      </form>
    } @else if (dead()) {
      <h1>{{ texts().link.dead }}</h1>
      <m-alert tone="soon" [title]="texts().link.deadTitle">{{ texts().link.deadMore }}</m-alert>
      <div class="m-acts">
        <a class="m-button m-button--primary" routerLink="/passwort">{{ texts().link.again }}</a>
        <a routerLink="/anmelden">{{ texts().toSignIn }}</a>
      </div>
    } @else {
      <h1>{{ texts().link.checking }}</h1>
      <m-waiting />
    }
  </div>`,
})
export class SetPasswordPage {
  private readonly client = inject(AccountClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly texts = spoken(accountTexts);
  protected readonly format = format;
  protected readonly least = passwordLength.min;
  protected readonly form = new Entered(SetPassword, { token: this.token, password: '' });
  protected readonly link = signal<LinkAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private readonly refused = signal(false);
  protected readonly dead = computed(() => this.refused());

  constructor() {
    void this.read();
  }

  private async read(): Promise<void> {
    try {
      this.link.set(await this.client.readLink(this.token));
    } catch {
      this.refused.set(true);
    }
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.setPassword(request);
      this.messages.say(this.texts().link.done);
      await this.router.navigateByUrl('/anmelden');
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
