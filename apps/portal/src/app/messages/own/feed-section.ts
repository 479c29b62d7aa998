import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import type { CalendarFeed } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CopyButton } from '../../ui/copy-button';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notices/alert';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { MessagesClient } from '../messages-client';
import { ownMessageTexts } from './texts';

/** The private address under which a calendar finds one's sessions. */
@Component({
  selector: 'm-feed-section',
  host: { class: 'm-part' },
  imports: [Alert, CopyButton, Icon, ConfirmDialog, Waiting, ProblemNotice],
  template: `<section>
    <h2>{{ texts().feed }}</h2>
    <p class="m-prose">{{ texts().feedLead }}</p>
    <m-problem-notice [problem]="problem() ?? feed.error()" [again]="problem() === null" (retry)="feed.reload()" />
    @if (address(); as text) {
      <div class="m-panel m-feed">
        <m-alert tone="soon" [title]="texts().once" [urgent]="true">
          <p>{{ texts().warning }}</p>
        </m-alert>
        <p class="m-feed__address">
          <b>{{ texts().address }}</b><br /><code>{{ text }}</code>
        </p>
        <m-copy-button [text]="text" [label]="texts().copy" />
      </div>
    }
    @if (feed.hasValue()) {
      @if (feed.value().createdAt; as at) {
        @if (address() === null) {
          <p>{{ texts().since(format.dateTime(at)) }}</p>
        }
        <div class="m-acts">
          <button type="button" class="m-button" [disabled]="busy()" (click)="renewal.open()">
            <m-icon name="refresh" />{{ texts().renew }}
          </button>
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="ending.open()">
            {{ texts().revoke }}
          </button>
        </div>
      } @else {
        <p>{{ texts().none }} {{ texts().warning }}</p>
        <div class="m-acts">
          <button type="button" class="m-button m-button--primary" [disabled]="busy()" (click)="renew()">
            <m-icon name="calendar" />{{ texts().make }}
          </button>
        </div>
      }
    } @else if (feed.isLoading()) {
      <m-waiting />
    }
    <m-confirm-dialog
      #renewal
      [title]="texts().renewQuestion"
      [act]="texts().renew"
      [busy]="busy()"
      (confirmed)="renewal.close(); renew()"
    >
      <p>{{ texts().renewMore }}</p>
    </m-confirm-dialog>
    <m-confirm-dialog
      #ending
      [title]="texts().revokeQuestion"
      [act]="texts().revokeAct"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="ending.close(); revoke()"
    >
      <p>{{ texts().revokeMore }}</p>
    </m-confirm-dialog>
  </section>`,
})
export class FeedSection {
  private readonly client = inject(MessagesClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(ownMessageTexts);
  protected readonly format = format;
  protected readonly feed = httpResource<CalendarFeed>(() => '/api/me/calendar-feed');
  /** Known until the page is left. */
  protected readonly address = signal<string | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected renew(): Promise<void> {
    return this.working(async () => {
      const { address, createdAt } = await this.client.renewFeed();
      this.address.set(address);
      this.feed.set({ createdAt });
    });
  }

  protected revoke(): Promise<void> {
    return this.working(async () => {
      await this.client.revokeFeed();
      this.address.set(null);
      this.feed.set({ createdAt: null });
      this.messages.say(this.texts().revoked);
    });
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
