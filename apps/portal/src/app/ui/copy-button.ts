import { Component, inject, input } from '@angular/core';
import { spoken } from '../shell/language';
import { Icon } from './icon';
import { StatusMessages } from './notices/status-messages';

/** Copies a text, e.g. a link or a check code, and says so. */
@Component({
  selector: 'm-copy-button',
  imports: [Icon],
  template: `<button type="button" class="m-button m-button--quiet m-button--small" (click)="copy()">
    <m-icon name="copy" [size]="16" />{{ label() ?? texts().copy }}
  </button>`,
})
export class CopyButton {
  readonly text = input.required<string>();
  readonly label = input<string | null>(null);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken({
    de: {
      copy: 'Kopieren',
      done: 'Kopiert.',
      failed: 'Kopieren ging nicht. Markieren Sie den Text und kopieren Sie ihn selbst.',
    },
    en: { copy: 'Copy', done: 'Copied.', failed: 'Copying did not work. Select the text and copy it yourself.' },
  });

  protected async copy(): Promise<void> {
    try {
      await navigator.clipboard.writeText(this.text());
      this.messages.say(this.texts().done);
    } catch {
      this.messages.say(this.texts().failed);
    }
  }
}
