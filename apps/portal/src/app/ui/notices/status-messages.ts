import { Component, inject, Service, signal } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../icon';

interface StatusMessage {
  readonly key: number;
  readonly text: string;
  readonly undo: (() => void) | null;
  /** What the act is called where it is no undoing. */
  readonly act: string | null;
}

/** Short words after something was done, with a way back where there is one. */
@Service()
export class StatusMessages {
  private readonly list = signal<readonly StatusMessage[]>([]);
  private count = 0;
  readonly shown = this.list.asReadonly();

  /**
   * Says that something is done. Without a way back it goes after eight seconds; with one it stays until it is
   * used or closed, since nobody must be hurried (WCAG 2.2.1).
   */
  say(text: string, undo: (() => void) | null = null, act: string | null = null): void {
    const key = (this.count += 1);
    this.list.update((list) => [...list.slice(-2), { key, text, undo, act }]);
    if (undo === null) setTimeout(() => this.close(key), 8000);
  }

  close(key: number): void {
    this.list.update((list) => list.filter((each) => each.key !== key));
  }
}

/** Shows the status messages; stands once in the frame. */
@Component({
  selector: 'm-status-messages',
  imports: [Icon],
  template: `<div role="status" class="m-unseen">
      @for (message of messages.shown(); track message.key) {
        <p>{{ message.text }}</p>
      }
    </div>
    <section class="m-messages" [attr.aria-label]="texts().name">
      @for (message of messages.shown(); track message.key) {
        <div class="m-message">
          <span>{{ message.text }}</span>
          @if (message.undo; as undo) {
            <button type="button" class="m-link" (click)="undo(); messages.close(message.key)">
              {{ message.act ?? texts().undo }}
            </button>
          }
          <button
            type="button"
            class="m-button m-button--icon"
            [attr.aria-label]="texts().close"
            (click)="messages.close(message.key)"
          >
            <m-icon name="cross" />
          </button>
        </div>
      }
    </section>`,
})
export class StatusMessageList {
  protected readonly messages = inject(StatusMessages);
  protected readonly texts = spoken({
    de: { name: 'Meldungen', undo: 'Rückgängig', close: 'Meldung schließen' },
    en: { name: 'Messages', undo: 'Undo', close: 'Close message' },
  });
}
