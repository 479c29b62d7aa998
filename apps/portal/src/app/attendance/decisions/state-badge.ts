import { Component, computed, input } from '@angular/core';
import type { DecisionState } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { evidenceTexts } from '../evidence/texts';

/** Waiting, accepted or declined, as a word. */
@Component({
  selector: 'm-decision-state',
  imports: [Badge],
  template: `<m-badge [tone]="tone()" [icon]="icon()">{{ texts().states[state()] }}</m-badge>`,
})
export class StateBadge {
  readonly state = input.required<DecisionState>();
  protected readonly texts = spoken(evidenceTexts);
  protected readonly tone = computed(
    () => (({ pending: 'wait', accepted: 'good', declined: 'bad' }) as const)[this.state()],
  );
  protected readonly icon = computed(
    () => (({ pending: 'hourglass', accepted: 'check-circle', declined: 'cross-circle' }) as const)[this.state()],
  );
}
