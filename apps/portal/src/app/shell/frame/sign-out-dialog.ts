import type { ElementRef } from '@angular/core';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import { Alert } from '../../ui/notices/alert';
import { Unsent } from '../device/unsent';
import { spoken } from '../language';
import { shellTexts } from '../texts';

/** Before somebody signs out whose marks are not sent yet: sends them, or leaves them on the device. */
@Component({
  selector: 'm-sign-out-dialog',
  imports: [Alert],
  template: `<dialog #dialog class="m-dialog" aria-labelledby="sign-out-title">
    <h2 id="sign-out-title">{{ texts().unsentLeave.title(asked()) }}</h2>
    <p>{{ texts().unsentLeave.text }}</p>
    @if (failed()) {
      <m-alert tone="soon" [urgent]="true" [title]="texts().unsentLeave.failed" />
    }
    <div class="m-acts">
      <button type="button" class="m-button m-button--primary" [disabled]="busy()" (click)="send()">
        {{ texts().unsentLeave.send }}
      </button>
      <button type="button" class="m-button m-button--quiet" (click)="go()">{{ texts().unsentLeave.leave }}</button>
      <button type="button" class="m-button m-button--plain" (click)="close()">{{ texts().cancel }}</button>
    </div>
  </dialog>`,
})
export class SignOutDialog {
  readonly leave = output();
  private readonly unsent = inject(Unsent);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly texts = spoken(shellTexts);
  protected readonly busy = signal(false);
  protected readonly failed = signal(false);
  /** As many as there were when she was asked: the question does not change under her eyes. */
  protected readonly asked = signal(0);

  open(): void {
    this.asked.set(this.unsent.count());
    this.failed.set(false);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  protected go(): void {
    this.close();
    this.leave.emit();
  }

  protected async send(): Promise<void> {
    this.busy.set(true);
    this.failed.set(false);
    await this.unsent.send();
    this.busy.set(false);
    if (this.unsent.count() === 0) this.go();
    else {
      this.asked.set(this.unsent.count());
      this.failed.set(true);
    }
  }
}
