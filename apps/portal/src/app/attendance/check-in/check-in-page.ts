import { Component, effect, inject, signal, untracked } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, Router, RouterLink } from '@angular/router';
import type { CheckedIn } from '@mittler/contract';
import { CheckIn } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { EvidenceClient } from '../evidence/evidence-client';
import { evidenceTexts } from '../evidence/texts';
import { Camera } from './camera';

/** A trainee says that she is here, by the code on the wall. The page says so only after the server has stored it. */
@Component({
  selector: 'm-check-in-page',
  imports: [Camera, Icon, ProblemNotice, RouterLink, TextField],
  template: `<div class="m-page m-flow m-check-in">
    @if (done(); as now) {
      <h1><m-icon name="check-circle" [size]="40" class="m-good" /> {{ texts().checkIn.done }}</h1>
      <p class="m-lead">{{ now.title }}</p>
      <p>{{ now.courseName }} · {{ format.weekdayDate(now.day) }}</p>
      <p>{{ texts().checkIn.doneAt(format.time(now.claimedAt)) }}</p>
      <p class="m-muted">{{ texts().checkIn.doneMore }}</p>
      <a class="m-button m-button--quiet" routerLink="/">{{ texts().checkIn.on }}</a>
    } @else {
      <h1>{{ busy() ? texts().checkIn.sending : texts().checkIn.title }}</h1>
      <p class="m-muted">{{ texts().checkIn.lead }}</p>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); enter()">
        <m-problem-notice [problem]="problem()" />
        <m-text-field
          class="m-check-in__code"
          [label]="texts().checkIn.code"
          [hint]="texts().checkIn.hint"
          [at]="form.at('code')"
          autocomplete="off"
        />
        <div class="m-acts">
          <button class="m-button m-button--primary m-button--large" [disabled]="busy()">
            {{ texts().checkIn.act }}
          </button>
        </div>
      </form>
      <m-camera (read)="took($event)" />
    }
  </div>`,
})
export class CheckInPage {
  private readonly client = inject(EvidenceClient);
  private readonly router = inject(Router);
  private readonly fragment = toSignal(inject(ActivatedRoute).fragment);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly form = new Entered(CheckIn, { code: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly done = signal<CheckedIn | null>(null);

  constructor() {
    keepHeadingFocus(() => this.done() !== null);
    // The code stands behind the # of the address, which no server ever sees, and has come through the sign-in.
    effect(() => {
      const code = this.fragment();
      if (code) untracked(() => this.took(code));
    });
  }

  /** From the address or from the camera, which reads the whole address. */
  protected took(text: string): void {
    this.form.at('code').set(text.replace(/^.*#/, ''));
    void this.enter();
  }

  protected async enter(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.done.set(await firstValueFrom(this.client.enter(request)));
      // Going back or reloading must not send a code that is over.
      await this.router.navigate([], { replaceUrl: true });
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
