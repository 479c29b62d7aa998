import type { ElementRef } from '@angular/core';
import { Component, input, output, viewChild } from '@angular/core';
import { spoken } from '../../shell/language';

let dialogs = 0;

/**
 * Asks before something that cannot simply be taken back: the title is the question, the button says the act.
 * The browser's own modal dialog keeps the focus inside, closes by Escape and gives the focus back.
 */
@Component({
  selector: 'm-confirm-dialog',
  template: `<dialog #dialog class="m-dialog" [attr.aria-labelledby]="id">
    <h2 [id]="id">{{ title() }}</h2>
    <ng-content />
    <div class="m-acts">
      <button
        type="button"
        class="m-button"
        [class.m-button--primary]="!danger()"
        [class.m-button--danger]="danger()"
        [disabled]="busy()"
        (click)="confirmed.emit()"
      >
        {{ act() }}
      </button>
      @if (dismissable()) {
        <button type="button" class="m-button m-button--quiet" (click)="close()">{{ texts().cancel }}</button>
      }
    </div>
  </dialog>`,
})
export class ConfirmDialog {
  readonly title = input.required<string>();
  readonly act = input.required<string>();
  /** Without it there is only the act, and Escape. */
  readonly dismissable = input(true);
  readonly danger = input(false);
  readonly busy = input(false);
  readonly confirmed = output();
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly id = `dialog${String((dialogs += 1))}`;
  protected readonly texts = spoken({ de: { cancel: 'Abbrechen' }, en: { cancel: 'Cancel' } });

  open(): void {
    const dialog = this.dialog().nativeElement;
    if (!dialog.open) dialog.showModal();
  }

  close(): void {
    this.dialog().nativeElement.close();
  }
}
