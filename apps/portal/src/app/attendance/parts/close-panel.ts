import type { ElementRef } from '@angular/core';
import { Component, computed, inject, signal, viewChild } from '@angular/core';
import { ReopenRoll } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { TextArea } from '../../ui/fields/text-area';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { AttendanceClient } from '../attendance-client';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';
import { RollTally } from './roll-tally';

/** The signature under the roll: its sums by state and by area, with name and time; and opening it again with a reason. */
@Component({
  selector: 'm-close-panel',
  imports: [ConfirmDialog, Icon, ProblemNotice, RollTally, TextArea],
  template: `<h2 #heading tabindex="-1">{{ isClosed() ? texts().closed : texts().closeTitle }}</h2>
    @if (store.roll(); as roll) {
      @if (roll.closedAt; as at) {
        <p>{{ texts().closedBy(roll.closedBy ?? '', format.dateTime(at)) }}</p>
        <div class="m-acts m-no-print">
          <button type="button" class="m-button m-button--quiet" (click)="store.correct(true)">
            <m-icon name="edit" />{{ texts().correcting.act }}
          </button>
          <button type="button" class="m-button m-button--quiet" (click)="reopening.open()">
            <m-icon name="unlock" />{{ texts().reopen }}
          </button>
        </div>
      } @else {
        <p>
          {{ texts().closeHint }}
          @if (notRecorded() > 0) {
            <strong>{{ texts().closeOpen(notRecorded()) }}</strong>
          }
        </p>
        @if (hindrance(); as text) {
          <p class="m-soon">{{ text }}</p>
        }
        <button
          type="button"
          class="m-button m-button--primary m-no-print"
          [disabled]="hindrance() !== null || !roll.begun"
          (click)="ask()"
        >
          <m-icon name="lock" />{{ texts().closeAct }}
        </button>
      }
    }
    <m-confirm-dialog
      #closing
      [title]="texts().closeAsk"
      [act]="texts().closeAct"
      [busy]="busy()"
      (confirmed)="close()"
    >
      <m-roll-tally />
      <dl class="m-facts">
        @for (sum of store.sums().areas; track sum.area) {
          <div>
            <dt>{{ texts().areaSum(sum.area === null ? texts().noArea : texts().area(sum.area)) }}</dt>
            <dd>{{ texts().roomAndVirtual(format.hours(sum.room), format.hours(sum.virtual)) }}</dd>
          </div>
        }
      </dl>
      @if (notRecorded() > 0) {
        <p class="m-soon">{{ texts().closeOpen(notRecorded()) }}</p>
      }
      <p>{{ texts().closeBy(signer()) }}</p>
      <m-problem-notice [problem]="problem()" />
    </m-confirm-dialog>
    <m-confirm-dialog #reopening [title]="texts().reopen" [act]="texts().reopen" [busy]="busy()" (confirmed)="reopen()">
      <m-text-area [label]="texts().reopenReason" [hint]="texts().reopenHint" [at]="form.at('reason')" [rows]="3" />
      <m-problem-notice [problem]="problem()" />
    </m-confirm-dialog>`,
})
export class ClosePanel {
  protected readonly store = inject(RollStore);
  private readonly client = inject(AttendanceClient);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly form = new Entered(ReopenRoll, { id: crypto.randomUUID(), reason: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly closing = viewChild.required<ConfirmDialog>('closing');
  protected readonly reopening = viewChild.required<ConfirmDialog>('reopening');
  private readonly heading = viewChild.required<ElementRef<HTMLElement>>('heading');
  private closingId = crypto.randomUUID();

  protected readonly isClosed = computed(() => typeof this.store.roll()?.closedAt === 'string');
  protected readonly notRecorded = computed(() => this.store.sums().counts.notRecorded);
  protected readonly signer = computed(() => {
    const person = this.signedIn.me()?.person;
    return person === undefined ? '' : format.fullName(person);
  });
  /** What has to be settled before anybody can sign. */
  protected readonly hindrance = computed(() => {
    if (this.store.refused()) return this.texts().closeRefused;
    if (this.store.open() > 0) return this.texts().closeWaits;
    return this.store.rows().some(({ shown, state }) => shown !== state) ? this.texts().closeBegun : null;
  });

  ask(): void {
    this.problem.set(null);
    if (this.hindrance() === null) this.closing().open();
    else this.heading().nativeElement.focus();
  }

  protected close(): Promise<void> {
    return this.act(async (session) => {
      this.store.show(await firstValueFrom(this.client.close(session, { id: this.closingId })));
      this.closingId = crypto.randomUUID();
      this.closing().close();
      this.messages.say(this.texts().closed);
    });
  }

  protected async reopen(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    await this.act(async (session) => {
      this.store.show(await firstValueFrom(this.client.reopen(session, request)));
      this.form.begin({ id: crypto.randomUUID(), reason: '' });
      this.reopening().close();
      this.messages.say(this.texts().reopened);
    });
  }

  private async act(deed: (session: string) => Promise<void>): Promise<void> {
    const session = this.store.roll()?.sessionId;
    if (session === undefined || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await deed(session);
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
