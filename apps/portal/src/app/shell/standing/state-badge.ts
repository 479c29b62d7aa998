import { Component, computed, input } from '@angular/core';
import type { State } from '@mittler/domain';
import type { Tone } from '../../ui/badge';
import { Badge } from '../../ui/badge';
import type { IconName } from '../../ui/icon';
import { spoken } from '../language';

const looks: Readonly<Record<State, { readonly tone: Tone | 'draft' | null; readonly icon: IconName }>> = {
  'in-training': { tone: null, icon: 'progress' },
  ready: { tone: 'wait', icon: 'hourglass' },
  certified: { tone: 'good', icon: 'certificate' },
  lapsed: { tone: 'bad', icon: 'cross-circle' },
  'dropped-out': { tone: 'draft', icon: 'minus-circle' },
};

/** How far a person is in a course, as icon and word. */
@Component({
  selector: 'm-state-badge',
  imports: [Badge],
  template: `<m-badge [tone]="look().tone" [icon]="look().icon">{{ texts()[state()] }}</m-badge>`,
})
export class StateBadge {
  readonly state = input.required<State>();
  protected readonly look = computed(() => looks[this.state()]);
  protected readonly texts = spoken({
    de: {
      'in-training': 'in Ausbildung',
      ready: 'bereit zur Ausstellung',
      certified: 'zertifiziert',
      lapsed: 'erloschen',
      'dropped-out': 'ausgeschieden',
    },
    en: {
      'in-training': 'in training',
      ready: 'ready to certify',
      certified: 'certified',
      lapsed: 'lapsed',
      'dropped-out': 'dropped out',
    },
  });
}
