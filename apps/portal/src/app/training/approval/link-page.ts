import { Component, computed, inject, signal } from '@angular/core';
import { takeUntilDestroyed } from '@angular/core/rxjs-interop';
import { ActivatedRoute, RouterLink } from '@angular/router';
import { type ApprovalAsked, Line } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { Alert } from '../../ui/notices/alert';
import { Waiting } from '../../ui/notices/waiting';
import { RegistrationClient } from '../registration/registration-client';
import { LinkFacts } from './link-facts';
import { approvalTexts } from './texts';

class Reason {
  @Line() readonly reason!: string;
}

/**
 * Opened by the link of an approver's mail, without an account. The token stands behind the #, so that no server logs
 * it; mail scanners open links and press nothing, so only a press decides.
 */
@Component({
  selector: 'm-link-page',
  imports: [RouterLink, Alert, LinkFacts, ProblemNotice, TextField, Waiting],
  template: `<div class="m-page m-sections m-link-page">
    @if (decided(); as outcome) {
      <h1 id="ergebnis" tabindex="-1">
        {{ outcome === 'approved' ? texts().link.approvedTitle : texts().link.declinedTitle }}
      </h1>
      <m-alert [tone]="outcome === 'approved' ? 'good' : null">{{
        outcome === 'approved' ? texts().link.approvedMore(name()) : texts().link.declinedMore(name())
      }}</m-alert>
    } @else if (asked(); as one) {
      <div>
        <h1>{{ texts().link.heading(name(), one.course.name) }}</h1>
        <p class="m-lead">{{ texts().link.lead }}</p>
      </div>
      <m-link-facts [asked]="one" />
      <m-problem-notice [problem]="problem()" />
      @if (declines()) {
        <form class="m-form" novalidate (submit)="$event.preventDefault(); decline()">
          <m-text-field
            [label]="texts().link.declineReason"
            [hint]="texts().link.declineHint"
            autocomplete="off"
            [at]="form.at('reason')"
          />
          <div class="m-acts">
            <button class="m-button m-button--danger m-button--large" [disabled]="busy()">
              {{ texts().link.declineAct }}
            </button>
            <button type="button" class="m-button m-button--quiet m-button--large" (click)="declines.set(false)">
              {{ texts().link.back }}
            </button>
          </div>
        </form>
      } @else {
        <div class="m-acts">
          <button
            type="button"
            class="m-button m-button--primary m-button--large"
            [disabled]="busy()"
            (click)="decide(true, null)"
          >
            {{ texts().link.approve }}
          </button>
          <button type="button" class="m-button m-button--large" [disabled]="busy()" (click)="openReason()">
            {{ texts().link.decline }}
          </button>
        </div>
      }
      <p class="m-meta">{{ texts().link.expires(format.dateTime(one.expiresAt)) }}</p>
    } @else if (dead()) {
      <h1>{{ texts().link.dead }}</h1>
      <m-alert tone="soon" [title]="texts().link.deadTitle">{{ texts().link.deadMore }}</m-alert>
      <div class="m-acts">
        <a class="m-button m-button--primary" routerLink="/anmeldungen">{{ texts().link.signIn }}</a>
      </div>
      <p>{{ texts().link.help }}</p>
    } @else {
      <h1>{{ texts().link.reading }}</h1>
      <m-problem-notice [problem]="problem()" [again]="true" (retry)="read()" />
      @if (problem() === null) {
        <m-waiting />
      }
    }
  </div>`,
})
export class LinkPage {
  private readonly client = inject(RegistrationClient);
  private readonly token = signal('');
  protected readonly texts = spoken(approvalTexts);
  protected readonly format = format;
  protected readonly asked = signal<ApprovalAsked | null>(null);
  protected readonly decided = signal<'approved' | 'declined' | null>(null);
  protected readonly dead = signal(false);
  protected readonly declines = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly form = new Entered(Reason, { reason: '' });
  protected readonly name = computed(() => {
    const asked = this.asked();
    return asked === null ? '' : format.fullName(asked);
  });

  constructor() {
    // Also when the link of another mail is opened in the same tab.
    inject(ActivatedRoute)
      .fragment.pipe(takeUntilDestroyed())
      .subscribe((fragment) => {
        this.token.set(fragment ?? '');
        void this.read();
      });
  }

  protected async read(): Promise<void> {
    this.asked.set(null);
    this.decided.set(null);
    this.dead.set(false);
    this.problem.set(null);
    try {
      this.asked.set(await this.client.look(this.token()));
    } catch (problem) {
      this.refuse(problem);
    }
  }

  protected openReason(): void {
    this.declines.set(true);
    setTimeout(() => document.getElementById(this.form.at('reason').id)?.focus());
  }

  protected async decline(): Promise<void> {
    const entered = this.form.checked();
    if (entered !== null) await this.decide(false, entered.reason);
  }

  protected async decide(approved: boolean, reason: string | null): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.decide({ token: this.token(), approved, reason });
      this.decided.set(approved ? 'approved' : 'declined');
      setTimeout(() => document.getElementById('ergebnis')?.focus());
    } catch (problem) {
      if (!this.form.refused(problem)) this.refuse(problem);
    } finally {
      this.busy.set(false);
    }
  }

  /** Unknown, used and expired are answered alike; a cut-off link has no token to ask about. */
  private refuse(problem: unknown): void {
    const gone = problem instanceof ProblemError && (problem.status === 404 || problem.status === 422);
    if (gone) {
      this.asked.set(null);
      this.dead.set(true);
    } else {
      this.problem.set(problem);
    }
  }
}
