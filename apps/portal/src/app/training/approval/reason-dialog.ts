import { Component, input, output, viewChild } from '@angular/core';
import { Line } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { TextField } from '../../ui/fields/text-field';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { approvalTexts } from './texts';

class Reason {
  @Line() readonly reason!: string;
}

/** Asks before something final, with the reason that the person will read. */
@Component({
  selector: 'm-reason-dialog',
  imports: [ConfirmDialog, TextField],
  template: `<m-confirm-dialog
    #dialog
    [title]="title()"
    [act]="act()"
    [danger]="true"
    [busy]="busy()"
    (confirmed)="confirm()"
  >
    <p>{{ more() }}</p>
    <m-text-field
      [label]="texts().act.reason"
      [hint]="texts().act.reasonHint"
      [optional]="optional()"
      autocomplete="off"
      [at]="form.at('reason')"
    />
  </m-confirm-dialog>`,
})
export class ReasonDialog {
  readonly title = input.required<string>();
  readonly act = input.required<string>();
  readonly more = input.required<string>();
  readonly optional = input(false);
  readonly busy = input(false);
  /** The reason; null where it may be left out and was. */
  readonly confirmed = output<string | null>();
  private readonly dialog = viewChild.required(ConfirmDialog);
  protected readonly texts = spoken(approvalTexts);
  protected readonly form = new Entered(Reason, { reason: '' });

  open(): void {
    this.form.begin({ reason: '' });
    this.dialog().open();
  }

  close(): void {
    this.dialog().close();
  }

  protected confirm(): void {
    const given = (this.form.value().reason ?? '').trim();
    if (given === '' && this.optional()) {
      this.confirmed.emit(null);
      return;
    }
    const entered = this.form.checked();
    if (entered !== null) this.confirmed.emit(entered.reason);
  }
}
