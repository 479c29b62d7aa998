import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import { CancelSession, type SessionAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PlanningClient } from '../planning-client';
import { sessionTexts } from './texts';

/** Asks for the reason before a session is cancelled, and says who will hear of it. */
@Component({
  selector: 'm-cancel-dialog',
  imports: [ConfirmDialog, TextField, ProblemNotice],
  template: `<m-confirm-dialog
    [title]="title()"
    [act]="texts().cancelAct"
    [danger]="true"
    [busy]="busy()"
    (confirmed)="cancel()"
  >
    <form class="m-form" novalidate (submit)="$event.preventDefault(); cancel()">
      <m-problem-notice [problem]="problem()" />
      <p>{{ texts().mails(people(), session()?.trainers?.length ?? 0) }} {{ texts().cancelMore }}</p>
      <m-text-field [label]="texts().reason" [hint]="texts().reasonHint" [at]="form.at('reason')" />
    </form>
  </m-confirm-dialog>`,
})
export class CancelDialog {
  /** People who have a seat in the course. */
  readonly people = input.required<number>();
  readonly done = output();
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  private readonly dialog = viewChild.required(ConfirmDialog);
  protected readonly texts = spoken(sessionTexts);
  protected readonly session = signal<SessionAnswer | null>(null);
  protected readonly form = new Entered(CancelSession, { reason: '', version: 1 });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly title = computed(() => {
    const session = this.session();
    return session === null
      ? this.texts().cancelAct
      : this.texts().cancelQuestion(session.title, format.weekdayDate(session.day));
  });

  open(session: SessionAnswer): void {
    this.session.set(session);
    this.problem.set(null);
    this.form.begin({ reason: '', version: session.version });
    this.dialog().open();
  }

  protected async cancel(): Promise<void> {
    const session = this.session();
    const request = this.form.checked();
    if (session === null || request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.cancel(session.id, request);
      this.dialog().close();
      this.messages.say(this.texts().done);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
