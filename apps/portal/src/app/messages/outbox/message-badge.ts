import { Component, computed, input } from '@angular/core';
import type { MessageState } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { Badge, type Tone } from '../../ui/badge';
import type { IconName } from '../../ui/icon';
import { messageWords } from '../texts';

const looks: Readonly<Record<MessageState, { readonly tone: Tone | 'draft'; readonly icon: IconName }>> = {
  waiting: { tone: 'wait', icon: 'hourglass' },
  retrying: { tone: 'soon', icon: 'refresh' },
  sent: { tone: 'good', icon: 'check' },
  'given-up': { tone: 'bad', icon: 'cross' },
  withdrawn: { tone: 'draft', icon: 'undo' },
};

/** How a mail fares. */
@Component({
  selector: 'm-message-badge',
  imports: [Badge],
  template: `<m-badge [tone]="look().tone" [icon]="look().icon">{{ words().states[state()] }}</m-badge>`,
})
export class MessageBadge {
  readonly state = input.required<MessageState>();
  protected readonly words = spoken(messageWords);
  protected readonly look = computed(() => looks[this.state()]);
}
