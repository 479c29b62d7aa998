import { Component, input } from '@angular/core';
import type { RegistrationEvent } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { stateTexts } from './state-texts';
import { registrationTexts } from './texts';

/** What happened to a registration, the newest first. */
@Component({
  selector: 'm-event-list',
  template: `<ol class="m-rows" reversed>
    @for (event of newest(); track $index) {
      <li>
        <div class="m-split">
          <b>{{ deed(event) }}</b>
          <span class="m-meta">{{ format.dateTime(event.at) }}</span>
        </div>
        <div class="m-meta">{{ who(event) }}</div>
        @if (event.reason; as reason) {
          <p>{{ format.quoted(reason) }}</p>
        }
      </li>
    }
  </ol>`,
})
export class EventList {
  readonly events = input.required<readonly RegistrationEvent[]>();
  /** It began with a nomination. */
  readonly nominated = input(false);
  protected readonly texts = spoken(registrationTexts);
  protected readonly states = spoken(stateTexts);
  protected readonly format = format;

  protected newest(): readonly RegistrationEvent[] {
    return [...this.events()].reverse();
  }

  /** Where the state stayed, it was the works council that said something. */
  protected deed(event: RegistrationEvent): string {
    const { deeds, council, nominated } = this.texts().history;
    if (event.from === null && this.nominated()) return nominated;
    return event.from === event.to ? council(this.states().councils[event.worksCouncil]) : deeds[event.to];
  }

  protected who(event: RegistrationEvent): string {
    const { means } = this.texts().history;
    return event.actor === null ? means[event.means] : `${format.fullName(event.actor)}, ${means[event.means]}`;
  }
}
