import { Component, computed, inject, input } from '@angular/core';
import type { Choice } from '../../ui/fields/choice-group';
import { ChoiceGroup } from '../../ui/fields/choice-group';
import { DropPanel } from '../../ui/drop-panel';
import { Icon } from '../../ui/icon';
import { Appearance } from '../appearance';
import { language, spoken } from '../language';
import { shellTexts } from '../texts';
import { SignedIn } from '../signed-in';

/** Above the header: that this is a demonstration, the language, and light or dark. */
@Component({
  selector: 'm-top-bar',
  imports: [Icon, DropPanel, ChoiceGroup],
  template: `<div class="m-bar">
    <div class="m-wide">
      @if (demo()) {
        <p class="m-bar__demo">
          <m-icon name="info" [size]="16" />
          <span class="m-wide-text">{{ texts().demo }}</span><span class="m-phone-text">{{ texts().demoShort }}</span>
        </p>
      }
      <div class="m-bar__acts">
        <button type="button" class="m-link m-link--quiet" [attr.lang]="other()" (click)="turn()">
          <m-icon name="globe" [size]="16" />{{ texts().otherLanguage }}
        </button>
        <m-drop-panel icon="contrast" [label]="texts().look">
          <m-choice-group
            [label]="texts().look"
            [choices]="looks()"
            [value]="appearance.look()"
            (valueChange)="choose($event)"
          />
        </m-drop-panel>
      </div>
    </div>
  </div>`,
})
export class TopBar {
  readonly demo = input.required<boolean>();
  protected readonly appearance = inject(Appearance);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(shellTexts);
  protected readonly other = computed(() => (language() === 'de' ? 'en' : 'de'));
  protected readonly looks = computed<readonly Choice[]>(() => [
    { value: 'light', label: this.texts().looks.light },
    { value: 'dark', label: this.texts().looks.dark },
    { value: 'system', label: this.texts().looks.system },
  ]);

  protected turn(): void {
    this.signedIn.choose(this.other());
  }

  protected choose(look: string | null): void {
    if (look === 'light' || look === 'dark' || look === 'system') this.appearance.choose(look);
  }
}
