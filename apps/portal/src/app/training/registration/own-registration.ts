import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type RegistrationRecord, WithdrawRegistration } from '@mittler/contract';
import { holdsSeat } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { Fold } from '../../ui/fold';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { EventList } from './event-list';
import { registrationSentence, whatNext } from './own-sentence';
import { RegistrationBadge } from './registration-badge';
import { RegistrationClient } from './registration-client';
import { registrationTexts } from './texts';

/** One of her own registrations: where it stands, what comes next, and what she can do. */
@Component({
  selector: 'm-own-registration',
  imports: [RouterLink, ConfirmDialog, EventList, Fold, ProblemNotice, RegistrationBadge, TextField],
  template: `<section class="m-registration" [attr.aria-labelledby]="titleId()">
    <div class="m-split">
      <h2 [id]="titleId()">
        <a [routerLink]="['/katalog', one().course.id]">{{ one().course.name }}</a>
      </h2>
      <m-registration-badge [state]="one().state" [worksCouncil]="one().worksCouncil" />
    </div>
    <p class="m-meta">
      {{ format.days(one().course.startsOn, one().course.endsOn) }} · {{ one().course.town }} ·
      {{ one().department.name }}, {{ one().municipality.name }}
    </p>
    <p class="m-lead">{{ sentence() }}</p>
    @if (reason(); as reason) {
      <p>{{ texts().reason }}: {{ format.quoted(reason) }}</p>
    }
    @if (next(); as next) {
      <p class="m-muted">{{ next }}</p>
    }
    <m-problem-notice [problem]="problem()" />
    @if (accepts() || withdraws()) {
      <div class="m-acts">
        @if (accepts()) {
          <button type="button" class="m-button m-button--primary" [disabled]="busy()" (click)="accept()">
            {{ texts().mine.accept }}<span class="m-unseen">: {{ one().course.name }}</span>
          </button>
        }
        @if (withdraws()) {
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="dialog.open()">
            {{ leave() }}<span class="m-unseen">: {{ one().course.name }}</span>
          </button>
        }
      </div>
    }
    <m-fold [label]="texts().mine.history"
      ><m-event-list [events]="one().events" [nominated]="one().nominated"
    /></m-fold>
    <m-confirm-dialog
      #dialog
      [title]="texts().mine.withdrawTitle(one().course.name)"
      [act]="leave()"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="withdraw()"
    >
      <p>{{ holds() ? texts().mine.withdrawMore : texts().mine.withdrawOpen }}</p>
      <m-text-field [label]="texts().mine.why" [optional]="true" autocomplete="off" [at]="form.at('reason')" />
    </m-confirm-dialog>
  </section>`,
})
export class OwnRegistration {
  readonly registration = input.required<RegistrationRecord>();
  /** Something changed here or meanwhile: the list asks anew. */
  readonly changed = output();
  private readonly client = inject(RegistrationClient);
  private readonly messages = inject(StatusMessages);
  private readonly dialog = viewChild.required(ConfirmDialog);
  protected readonly texts = spoken(registrationTexts);
  protected readonly format = format;
  protected readonly one = this.registration;
  protected readonly titleId = computed(() => `anmeldung-${this.one().id}`);
  protected readonly sentence = computed(() => registrationSentence(this.one()));
  protected readonly next = computed(() => whatNext(this.one()));
  protected readonly holds = computed(() => holdsSeat(this.one().state));
  protected readonly accepts = computed(() => this.one().may.includes('accept'));
  protected readonly withdraws = computed(() => this.one().may.includes('withdraw'));
  protected readonly leave = computed(() =>
    this.one().state === 'confirmed' ? this.texts().mine.withdrawSeat : this.texts().mine.withdraw,
  );
  /** Why it was declined or withdrawn. */
  protected readonly reason = computed(() => {
    const { state, events } = this.one();
    return state === 'declined' || state === 'withdrawn' ? (events.at(-1)?.reason ?? null) : null;
  });
  protected readonly form = new Entered(WithdrawRegistration, { reason: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async accept(): Promise<void> {
    await this.step(async ({ id, version }) => {
      await this.client.step(id, 'acceptance', { version });
      this.messages.say(this.texts().mine.accepted);
    });
  }

  protected async withdraw(): Promise<void> {
    this.form.at('version').set(this.one().version);
    const request = this.form.checked();
    if (request === null) return;
    await this.step(async ({ id }) => {
      await this.client.step(id, 'withdrawal', request);
      this.dialog().close();
      this.messages.say(this.texts().mine.withdrawn);
    });
  }

  private async step(work: (one: RegistrationRecord) => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work(this.one());
      this.changed.emit();
    } catch (problem) {
      this.dialog().close();
      this.problem.set(problem);
      if (problem instanceof ProblemError && problem.code === 'stale') this.changed.emit();
    } finally {
      this.busy.set(false);
    }
  }
}
