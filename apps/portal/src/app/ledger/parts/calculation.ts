import { Component, computed, input } from '@angular/core';
import { spoken } from '../../shell/language';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';

/** How hours become counted hours, in a few sentences. */
@Component({
  selector: 'm-calculation',
  template: `<h2 id="rechnung" tabindex="-1">{{ texts().howCounted }}</h2>
    <ul class="m-rows">
      @for (rule of rules(); track rule) {
        <li>{{ rule }}</li>
      }
    </ul>`,
})
export class Calculation {
  readonly view = input.required<StandingView>();
  protected readonly texts = spoken(ledgerTexts);

  protected readonly rules = computed(() => {
    const { hour, mark, area, cap, virtual, correction, same } = this.texts().rules;
    const found = this.view().rules.certificate.requirements.find(({ kind }) => kind === 'modality-cap');
    const percent = found?.kind === 'modality-cap' ? found.percent : null;
    return [
      hour,
      mark,
      ...(this.view().areas.length > 0 ? [area] : []),
      ...(percent === null ? [] : [percent === 0 ? this.texts().shareNone : cap(percent)]),
      ...(this.view().rules.evidence.virtualNeedsInteraction && percent !== 0 ? [virtual] : []),
      correction,
      same,
    ];
  });
}
