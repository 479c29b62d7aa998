import { HttpClient } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type Me, SignIn } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { PasswordField } from '../../ui/fields/password-field';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { oweSignOut } from '../device/kept-person';
import { Entered } from '../form/entered';
import { spoken } from '../language';
import { ProblemError } from '../problem/problem-error';
import { problemText } from '../problem/problem-text';
import { safeReturn } from '../return-path';
import { SignedIn } from '../signed-in';
import { signInTexts } from './texts';

/** Signs in and leads to the page that was wanted, or to the start page of one's role. */
@Component({
  selector: 'm-sign-in-form',
  imports: [RouterLink, TextField, PasswordField, ErrorSummary, Alert],
  template: `<form class="m-form" novalidate (submit)="$event.preventDefault(); enter()">
    <m-error-summary [errors]="form.errors()" />
    @if (problem() !== null) {
      <m-alert tone="bad" [urgent]="true" [title]="refusal().title">{{ refusal().more }}</m-alert>
    }
    <m-text-field [label]="texts().email" type="email" autocomplete="username" [at]="form.at('email')" />
    <m-password-field [label]="texts().password" [at]="form.at('password')" />
    <div class="m-split m-split--middle">
      <button class="m-button m-button--primary m-button--large" [disabled]="busy()">{{ texts().act }}</button>
      <a routerLink="/passwort">{{ texts().forgotten }}</a>
    </div>
  </form>`,
})
export class SignInForm {
  /** Where the person wanted to go. */
  readonly wanted = input<string>();
  private readonly http = inject(HttpClient);
  private readonly signedIn = inject(SignedIn);
  private readonly router = inject(Router);
  protected readonly texts = spoken(signInTexts);
  protected readonly form = new Entered(SignIn, { email: '', password: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  /** The same words whether the account exists or not. */
  protected readonly refusal = computed(() => {
    const problem = this.problem();
    const texts = this.texts();
    if (problem instanceof ProblemError && problem.code === 'too-many-requests') {
      const seconds = problem.facts['retryAfterSeconds'];
      const minutes = typeof seconds === 'number' ? Math.max(1, Math.ceil(seconds / 60)) : 15;
      return { title: texts.tooMany, more: texts.tooManyMore(minutes) };
    }
    const wrong = problem instanceof ProblemError && problem.code === 'wrong-credentials';
    return { title: problemText(problem), more: wrong ? texts.wrongMore : '' };
  });

  take(email: string, password: string): void {
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
      await firstValueFrom(this.http.post<Me>('/api/sign-in', request));
      // The new session has taken the place of the one that was still to be ended.
      oweSignOut(false);
      await this.signedIn.refresh();
      await this.router.navigateByUrl(safeReturn(this.wanted()));
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
