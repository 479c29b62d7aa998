import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { type CaseAnswer, type EnrolmentCases, WithdrawCase } from '@mittler/contract';
import { Entered } from '../shell/form/entered';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { Badge } from '../ui/badge';
import { TextField } from '../ui/fields/text-field';
import { Icon } from '../ui/icon';
import { ConfirmDialog } from '../ui/notices/confirm-dialog';
import { StatusMessages } from '../ui/notices/status-messages';
import { Waiting } from '../ui/notices/waiting';
import { CaseForm } from './case-form';
import { SupervisionClient } from './supervision-client';
import { supervisionTexts } from './texts';

/** The supervised mediations of one enrolment, and the form by which the office records a confirmed one. */
@Component({
  selector: 'm-cases-page',
  imports: [RouterLink, Badge, Icon, TextField, ConfirmDialog, Waiting, ProblemNotice, CaseForm],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
      <a class="m-button m-button--quiet" [routerLink]="['/stand', teilnahme()]"
        ><m-icon name="progress" />{{ texts().standing }}</a
      >
    </div>
    <div class="m-two">
      <div class="m-sections">
        <section>
          <h2>{{ edited() === null ? texts().recordTitle : texts().correctTitle }}</h2>
          <m-case-form
            [enrolment]="teilnahme()"
            [known]="edited()"
            (done)="edited.set(null); list.reload()"
            (given)="edited.set(null)"
          />
        </section>
      </div>
      <aside>
        <section>
          <h2>{{ texts().recorded }}</h2>
          <m-problem-notice [problem]="problem() ?? list.error()" [again]="true" (retry)="list.reload()" />
          @if (list.hasValue()) {
            <ol class="m-rows">
              @for (each of cases(); track each.id) {
                <li>
                  <b>{{ texts().fields[each.field] }}, {{ format.date(each.mediatedOn) }}</b>
                  @if (each.withdrawnAt !== null) {
                    &ngsp;<m-badge tone="draft">{{ texts().withdrawn }}</m-badge>
                  }
                  <div class="m-meta">
                    {{ texts().roles[each.role] }} ·
                    {{ texts().confirmedBy(each.supervisorName, format.date(each.confirmedOn)) }}
                  </div>
                  @if (each.reason) {
                    <div class="m-meta">{{ texts().reason }}: {{ each.reason }}</div>
                  }
                  @if (each.withdrawnAt === null) {
                    <div class="m-acts">
                      <button type="button" class="m-link" (click)="edited.set(each)">
                        {{ texts().correct }}<span class="m-unseen">: {{ format.date(each.mediatedOn) }}</span>
                      </button>
                      <button type="button" class="m-link" (click)="ask(each, dialog)">
                        {{ texts().withdraw }}<span class="m-unseen">: {{ format.date(each.mediatedOn) }}</span>
                      </button>
                    </div>
                  }
                </li>
              } @empty {
                <li class="m-muted">{{ texts().none }}</li>
              }
            </ol>
          } @else if (list.isLoading()) {
            <m-waiting />
          }
        </section>
      </aside>
    </div>
    <m-confirm-dialog
      #dialog
      [title]="texts().withdrawQuestion"
      [act]="texts().withdraw"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="withdraw(dialog)"
    >
      <p>{{ texts().withdrawMore }}</p>
      <m-text-field [label]="texts().reason" [at]="form.at('reason')" />
    </m-confirm-dialog>
  </div>`,
})
export class CasesPage {
  /** The enrolment. */
  readonly teilnahme = input.required<string>();
  private readonly client = inject(SupervisionClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(supervisionTexts);
  protected readonly format = format;
  protected readonly list = httpResource<EnrolmentCases>(() => `/api/enrolments/${this.teilnahme()}/cases`);
  protected readonly cases = computed(() => (this.list.hasValue() ? this.list.value().cases : []));
  protected readonly heading = computed(() =>
    this.list.hasValue()
      ? this.texts().heading(this.cases().filter((each) => each.withdrawnAt === null).length)
      : this.texts().title,
  );
  protected readonly edited = signal<CaseAnswer | null>(null);
  protected readonly form = new Entered(WithdrawCase, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private asked: CaseAnswer | null = null;

  protected ask(one: CaseAnswer, dialog: ConfirmDialog): void {
    this.asked = one;
    this.form.begin({ id: crypto.randomUUID(), replaces: one.factId, reason: '' });
    dialog.open();
  }

  protected async withdraw(dialog: ConfirmDialog): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.asked === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.withdraw(this.asked.id, request);
      this.messages.say(this.texts().withdrawnNow);
      this.list.reload();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      dialog.close();
      this.busy.set(false);
    }
  }
}
