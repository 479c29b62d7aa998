import { Component, computed, input } from '@angular/core';
import { language, spoken } from '../../shell/language';
import { catalogueTexts } from './texts';

/** One square for each area, filled where the course trains it; screen readers hear the filled ones as a sentence. */
@Component({
  selector: 'm-area-strip',
  template: `<span class="m-unseen">{{ spokenAreas() }}</span>
    <span class="m-areas" aria-hidden="true">
      @for (code of all(); track code) {
        <span class="m-areas__one" [class.m-areas__one--on]="areas().includes(code)">{{ code }}</span>
      }
    </span>`,
})
export class AreaStrip {
  /** Codes of the areas that it trains. */
  readonly areas = input.required<readonly string[]>();
  /** Codes of all areas of the scheme. */
  readonly all = input.required<readonly string[]>();
  private readonly texts = spoken(catalogueTexts);
  protected readonly spokenAreas = computed(() => {
    const list = new Intl.ListFormat(language(), { type: 'conjunction' }).format(this.areas());
    return this.texts().areasOf(this.areas().length, list);
  });
}
