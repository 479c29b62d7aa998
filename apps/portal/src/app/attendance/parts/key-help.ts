import type { ElementRef } from '@angular/core';
import { Component, computed, viewChild } from '@angular/core';
import { spoken } from '../../shell/language';
import { attendanceTexts } from '../texts';

/** All keys of the roll, opened by "?" or by the button. */
@Component({
  selector: 'm-key-help',
  template: `<dialog #dialog class="m-dialog" aria-labelledby="key-help-title">
    <h2 id="key-help-title">{{ texts().keyHelp.title }}</h2>
    <dl class="m-key-list">
      @for (entry of entries(); track entry.key) {
        <div>
          <dt>
            <kbd>{{ entry.key }}</kbd>
          </dt>
          <dd>{{ entry.word }}</dd>
        </div>
      }
    </dl>
    <div class="m-acts">
      <button type="button" class="m-button" (click)="dialog.close()">{{ texts().keyHelp.close }}</button>
    </div>
  </dialog>`,
})
export class KeyHelp {
  protected readonly texts = spoken(attendanceTexts);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');
  protected readonly entries = computed(() => {
    const { keyHelp, state, formLong } = this.texts();
    return [
      { key: '↑ ↓', word: keyHelp.next },
      { key: keyHelp.ends, word: keyHelp.endsMore },
      { key: '1', word: state.present },
      { key: '2', word: state.partial },
      { key: '3', word: state.excused },
      { key: '4', word: state.absent },
      { key: 'R', word: formLong.room },
      { key: 'V', word: formLong.virtual },
      { key: 'A', word: keyHelp.rest },
      { key: 'O', word: keyHelp.open },
      { key: 'L', word: keyHelp.all },
      { key: '/', word: keyHelp.search },
      { key: 'S', word: keyHelp.sign },
      { key: '?', word: keyHelp.keys },
    ];
  });

  open(): void {
    const dialog = this.dialog().nativeElement;
    if (!dialog.open) dialog.showModal();
  }
}
