import { Component, inject, signal } from '@angular/core';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Alert } from '../../ui/notices/alert';
import { AccountClient } from '../account/account-client';
import { accountTexts } from '../account/texts';

/** Opened by the link in the mail to a new address. A press confirms: mail scanners open links, they press nothing. */
@Component({
  selector: 'm-confirm-email-page',
  imports: [RouterLink, ProblemNotice, Alert],
  template: `<div class="m-page m-sections">
    <h1>{{ texts().confirm.title }}</h1>
    @if (done()) {
      <m-alert tone="good" [urgent]="true" [title]="texts().confirm.done">{{ texts().confirm.doneMore }}</m-alert>
      <div class="m-acts">
        <a class="m-button m-button--primary" routerLink="/">{{ texts().confirm.on }}</a>
      </div>
    } @else {
      <p class="m-lead">{{ texts().confirm.lead }}</p>
      <m-problem-notice [problem]="problem()" />
      <div class="m-acts">
        <button type="button" class="m-button m-button--primary" [disabled]="busy()" (click)="confirm()">
          {{ texts().confirm.act }}
        </button>
      </div>
    }
  </div>`,
})
export class ConfirmEmailPage {
  private readonly client = inject(AccountClient);
  private readonly signedIn = inject(SignedIn);
  private readonly token = inject(ActivatedRoute).snapshot.fragment ?? '';
  protected readonly texts = spoken(accountTexts);
  protected readonly done = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async confirm(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.confirmEmail({ token: this.token });
      this.done.set(true);
      if (this.signedIn.me() !== null) await this.signedIn.refresh();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
