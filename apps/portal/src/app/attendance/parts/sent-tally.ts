import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../../shell/language';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { Outbox } from '../device/outbox';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';

/** Always visible: how many rows are with the server, here alone, waiting for a person, or refused. */
@Component({
  selector: 'm-sent-tally',
  imports: [Icon, RouterLink],
  template: `<ul class="m-tally m-tally--sent" [attr.aria-label]="texts().sendHead">
      @for (entry of entries(); track entry.word) {
        <li>
          <m-icon [name]="entry.icon" [size]="16" [class]="entry.look" />
          @if (entry.isDecided && session(); as session) {
            <a [routerLink]="['/termine', session, 'entscheidungen']">{{ entry.count }} {{ entry.word }}</a>
          } @else {
            <span [class.m-tally__open]="entry.look !== 'm-muted'">{{ entry.count }} {{ entry.word }}</span>
          }
        </li>
      }
    </ul>
    @if (!outbox.keeps()) {
      <p class="m-bad">{{ texts().cannotKeep }}</p>
    }`,
})
export class SentTally {
  private readonly store = inject(RollStore);
  protected readonly outbox = inject(Outbox);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly session = computed(() => this.store.roll()?.sessionId);

  protected readonly entries = computed(() => {
    const { sent, kept, pending, refused } = this.store.sent();
    const { sending } = this.texts();
    const entry = (count: number, word: string, icon: IconName, look: string, isDecided = false) => ({
      count,
      word,
      icon,
      look,
      isDecided,
    });
    return [
      entry(sent, sending.sent, 'cloud-done', 'm-muted'),
      entry(kept, sending.kept, 'cloud-wait', kept > 0 ? 'm-soon' : 'm-muted'),
      ...(pending > 0 ? [entry(pending, sending.pending, 'hourglass', 'm-wait', true)] : []),
      ...(refused > 0 ? [entry(refused, sending.refused, 'warning', 'm-bad')] : []),
    ];
  });
}
