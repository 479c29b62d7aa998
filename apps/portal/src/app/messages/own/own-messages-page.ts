import { httpResource } from '@angular/common/http';
import { Component, inject, signal } from '@angular/core';
import type { MessageChoices, OptionalCategory } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { CheckBox } from '../../ui/fields/check-box';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { MessagesClient } from '../messages-client';
import { FeedSection } from './feed-section';
import { ownMessageTexts } from './texts';

/** What a person wants to get by mail, and her private calendar. */
@Component({
  selector: 'm-own-messages-page',
  imports: [Crumbs, CheckBox, Waiting, ProblemNotice, FeedSection],
  template: `<div class="m-page m-sections">
    <m-crumbs [above]="[{ label: texts().account, path: '/konto' }]" [here]="texts().title" />
    <div class="m-page-head">
      <div>
        <h1>{{ texts().title }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
    </div>
    <section>
      <h2>{{ texts().mails }}</h2>
      <p class="m-prose">{{ texts().always }}</p>
      <m-problem-notice [problem]="problem() ?? list.error()" [again]="problem() === null" (retry)="list.reload()" />
      @if (list.hasValue()) {
        <div class="m-form">
          @for (each of list.value().choices; track each.category) {
            <m-check-box
              [label]="texts().choices[each.category].label"
              [hint]="texts().choices[each.category].hint"
              [value]="each.wanted"
              (valueChange)="choose(each.category, $event === true)"
            />
          }
        </div>
      } @else if (list.isLoading()) {
        <m-waiting />
      }
    </section>
    <m-feed-section />
  </div>`,
})
export class OwnMessagesPage {
  private readonly client = inject(MessagesClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(ownMessageTexts);
  protected readonly list = httpResource<MessageChoices>(() => '/api/me/message-choices');
  protected readonly problem = signal<unknown>(null);

  protected async choose(category: OptionalCategory, wanted: boolean): Promise<void> {
    this.problem.set(null);
    try {
      this.list.set(await this.client.choose({ category, wanted }));
      this.messages.say(this.texts().kept);
    } catch (problem) {
      this.problem.set(problem);
      this.list.reload();
    }
  }
}
