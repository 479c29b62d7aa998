import { Component, computed, input } from '@angular/core';
import type { RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import { awaits } from '@mittler/domain';
import { spoken } from '../../shell/language';
import type { Tone } from '../../ui/badge';
import { Badge } from '../../ui/badge';
import type { IconName } from '../../ui/icon';
import { stateTexts } from './state-texts';

interface Look {
  readonly tone: Tone | 'draft' | null;
  readonly icon: IconName;
}

const looks: Readonly<Record<RegistrationState, Look>> = {
  registered: { tone: 'soon', icon: 'clock' },
  approved: { tone: 'wait', icon: 'check' },
  waiting: { tone: null, icon: 'hourglass' },
  admitted: { tone: 'soon', icon: 'question' },
  confirmed: { tone: 'good', icon: 'check-circle' },
  'taking-part': { tone: 'good', icon: 'progress' },
  completed: { tone: 'good', icon: 'done-all' },
  declined: { tone: 'bad', icon: 'cross-circle' },
  withdrawn: { tone: 'draft', icon: 'undo' },
  substituted: { tone: 'draft', icon: 'people' },
  'not-attended': { tone: 'bad', icon: 'minus-circle' },
  lapsed: { tone: 'draft', icon: 'clock' },
};

/** Where a registration stands, as icon and word. */
@Component({
  selector: 'm-registration-badge',
  imports: [Badge],
  template: `<m-badge [tone]="look().tone" [icon]="look().icon">{{ word() }}</m-badge>`,
})
export class RegistrationBadge {
  readonly state = input.required<RegistrationState>();
  readonly worksCouncil = input<WorksCouncilStatus>('not-needed');
  private readonly texts = spoken(stateTexts);
  private readonly council = spoken({ de: 'beim Personalrat', en: 'with the works council' });
  private readonly atCouncil = computed(() => awaits(this.state(), this.worksCouncil()) === 'works-council');
  protected readonly look = computed<Look>(() =>
    this.atCouncil() ? { tone: 'wait', icon: 'people' } : looks[this.state()],
  );
  protected readonly word = computed(() => {
    const word = this.texts().states[this.state()];
    return this.atCouncil() ? `${word}, ${this.council()}` : word;
  });
}
