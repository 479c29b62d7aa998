import type { ElementRef } from '@angular/core';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import type { OwnEntry } from '@mittler/contract';
import { RaiseObjection } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextArea } from '../../ui/fields/text-area';
import { StatusMessages } from '../../ui/notices/status-messages';
import { EntryClient } from './entry-client';
import { entryTexts } from './texts';

/** What is wrong with one entry, in one's own words. */
@Component({
  selector: 'm-objection-dialog',
  imports: [ProblemNotice, TextArea],
  template: `<dialog #dialog class="m-dialog" aria-labelledby="objection-title">
    <h2 id="objection-title">{{ texts().dialogTitle }}</h2>
    @if (entry(); as entry) {
      <p>{{ entry.sessionTitle }}, {{ format.weekdayDate(entry.day) }}: {{ texts().attendance[entry.attendance] }}</p>
      <form class="m-form" novalidate (submit)="$event.preventDefault(); send()">
        <m-text-area [label]="texts().words" [hint]="texts().wordsHint" [at]="form.at('words')" [rows]="4" />
        <m-problem-notice [problem]="problem()" />
        <div class="m-acts">
          <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().send }}</button>
          <button type="button" class="m-button m-button--quiet" (click)="close()">{{ texts().cancel }}</button>
        </div>
      </form>
    }
  </dialog>`,
})
export class ObjectionDialog {
  readonly raised = output<OwnEntry>();
  private readonly client = inject(EntryClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(entryTexts);
  protected readonly format = format;
  protected readonly entry = signal<OwnEntry | null>(null);
  protected readonly form = new Entered(RaiseObjection, { id: '', markId: '', words: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  ask(entry: OwnEntry): void {
    this.entry.set(entry);
    this.problem.set(null);
    this.form.begin({ id: crypto.randomUUID(), markId: entry.markId, words: '' });
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected async send(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      this.raised.emit(await this.client.object(request));
      this.messages.say(this.texts().sent);
      this.close();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
