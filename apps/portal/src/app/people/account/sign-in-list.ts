import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import type { SignIns } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Badge } from '../../ui/badge';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { AccountClient } from './account-client';
import { accountTexts } from './texts';

/** The browsers in which one is signed in, so that a forgotten one can be signed out. */
@Component({
  selector: 'm-sign-in-list',
  host: { class: 'm-stacked' },
  imports: [Badge, ProblemNotice, Waiting],
  template: `<m-problem-notice [problem]="problem() ?? list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      <ul class="m-rows">
        @for (each of list.value().signIns; track each.id) {
          <li class="m-split">
            <div>
              <b>{{ texts().account.since(format.dateTime(each.createdAt)) }}</b>&ngsp;
              @if (each.isThis) {
                <m-badge tone="good" icon="check">{{ texts().account.thisOne }}</m-badge>
              }
              <div class="m-meta">
                {{ texts().account.seen(format.dateTime(each.seenAt), format.dateTime(each.endsAt)) }}
              </div>
            </div>
            @if (!each.isThis) {
              <button type="button" class="m-button m-button--quiet m-button--small" (click)="end(each.id)">
                {{ texts().account.endSignIn
                }}<span class="m-unseen">, {{ texts().account.since(format.dateTime(each.createdAt)) }}</span>
              </button>
            }
          </li>
        }
      </ul>
    } @else if (list.isLoading()) {
      <m-waiting />
    }`,
})
export class SignInList {
  private readonly client = inject(AccountClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(accountTexts);
  protected readonly format = format;
  protected readonly list = httpResource<SignIns>(() => '/api/me/sign-ins');
  protected readonly problem = signal<unknown>(null);

  protected async end(id: string): Promise<void> {
    this.problem.set(null);
    try {
      await this.client.endSignIn(id);
      this.messages.say(this.texts().account.ended);
      this.list.reload();
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
