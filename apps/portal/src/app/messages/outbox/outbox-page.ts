import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import { type MessageAnswer, messageCategories, type MessageCounts, messageStates } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SelectField } from '../../ui/fields/select-field';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { TableRegion } from '../../ui/tables/table-region';
import { MessagesClient } from '../messages-client';
import { messageWords } from '../texts';
import { MessageBadge } from './message-badge';
import { reasonOf } from './reason';
import { outboxTexts } from './texts';

/** Whether what Mittler writes arrives. */
@Component({
  selector: 'm-outbox-page',
  imports: [RouterLink, SelectField, Icon, EmptyState, Waiting, MoreButton, TableRegion, ProblemNotice, MessageBadge],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
      <a class="m-button" routerLink="/nachrichten/vorlagen"><m-icon name="edit" />{{ texts().templates }}</a>
    </div>
    <form class="m-filters" role="search" novalidate (submit)="$event.preventDefault()">
      <m-select-field
        [label]="texts().state"
        [options]="states()"
        [empty]="texts().allStates"
        [value]="state()"
        (valueChange)="filter({ zustand: $event })"
      />
      <m-select-field
        [label]="texts().category"
        [options]="categories()"
        [empty]="texts().allCategories"
        [value]="category()"
        (valueChange)="filter({ art: $event })"
      />
    </form>
    @if (anmeldung()) {
      <p>
        {{ texts().ofRegistration }}
        <button type="button" class="m-link" (click)="filter({ anmeldung: null })">{{ texts().showAll }}</button>
      </p>
    }
    <m-problem-notice [problem]="problem() ?? list.problem()" [again]="problem() === null" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().message }}</th>
              <th scope="col">{{ texts().recipient }}</th>
              <th scope="col">{{ texts().queued }}</th>
              <th scope="col">{{ texts().result }}</th>
              <th scope="col">
                <span class="m-unseen">{{ texts().acts }}</span>
              </th>
            </tr>
          </thead>
          <tbody>
            @for (each of list.rows(); track each.id) {
              <tr>
                <th scope="row">
                  {{ words().templates[each.template] }}
                  <div class="m-meta">{{ words().categories[each.category] }}</div>
                </th>
                <td class="m-mailbox">
                  @if (each.recipient.id && each.recipient.name) {
                    <a [routerLink]="['/personen', each.recipient.id]">{{ each.recipient.name }}</a>
                  } @else {
                    {{ texts().nobody }}
                  }
                  <div class="m-meta">{{ each.recipient.address }}</div>
                </td>
                <td [attr.data-label]="texts().queued">{{ format.dateTime(each.createdAt) }}</td>
                <td>
                  <m-message-badge [state]="each.state" />
                  <div class="m-meta">{{ result(each) }}</div>
                  @if (each.lastError !== null && each.state !== 'sent' && each.state !== 'withdrawn') {
                    <div class="m-meta">{{ texts().reasons[reasonOf(each.lastError)] }}</div>
                  }
                </td>
                <td>
                  @if (each.canBeRetried) {
                    <button type="button" class="m-button m-button--small" [disabled]="busy()" (click)="retry(each)">
                      <m-icon name="refresh" [size]="16" />{{ texts().retry
                      }}<span class="m-unseen"
                        >: {{ words().templates[each.template] }}, {{ each.recipient.address }}</span
                      >
                    </button>
                  }
                </td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.ready()) {
      <m-empty-state [text]="empty()" />
    } @else if (list.problem() === null) {
      <m-waiting />
    }
  </div>`,
})
export class OutboxPage {
  readonly zustand = input<string>();
  readonly art = input<string>();
  /** Identifier of a registration: what was written about it. */
  readonly anmeldung = input<string>();
  private readonly client = inject(MessagesClient);
  private readonly router = inject(Router);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(outboxTexts);
  protected readonly words = spoken(messageWords);
  protected readonly format = format;
  protected readonly reasonOf = reasonOf;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly state = computed(() => messageStates.find((each) => each === this.zustand()) ?? null);
  protected readonly category = computed(() => messageCategories.find((each) => each === this.art()) ?? null);
  protected readonly states = computed(() =>
    messageStates.map((value) => ({ value, label: this.words().states[value] })),
  );
  protected readonly categories = computed(() =>
    messageCategories.map((value) => ({ value, label: this.words().categories[value] })),
  );
  private readonly counts = httpResource<MessageCounts>(() => '/api/messages/counts');
  protected readonly list = new GrowingList<MessageAnswer>(async (after) => {
    const filter = {
      state: this.state(),
      category: this.category(),
      template: null,
      registration: this.anmeldung() ?? null,
    };
    const page = await this.client.messages(filter, after);
    return { rows: page.messages, next: page.next };
  });
  protected readonly heading = computed(() => {
    if (!this.counts.hasValue()) return this.texts().title;
    const { waiting, retrying, givenUp } = this.counts.value();
    if (givenUp > 0) return this.texts().failed(givenUp);
    return waiting + retrying > 0 ? this.texts().underWay(waiting + retrying) : this.texts().allDelivered;
  });
  protected readonly empty = computed(() => {
    const isWhole = this.category() === null && !this.anmeldung();
    if (isWhole && this.state() === null) return this.texts().noneAtAll;
    const isOpen = this.state() === 'given-up' || this.state() === 'retrying' || this.state() === 'waiting';
    return isWhole && isOpen ? this.texts().noneFailed : this.texts().none;
  });

  constructor() {
    effect(() => {
      this.state();
      this.category();
      this.anmeldung();
      untracked(() => void this.list.begin());
    });
  }

  protected result(message: MessageAnswer): string {
    const { dueAt, endedAt, attempts } = message;
    switch (message.state) {
      case 'waiting':
        return this.texts().soon;
      case 'retrying':
        return this.texts().next(dueAt === null ? '' : format.dateTime(dueAt), attempts);
      case 'given-up':
        return this.texts().gaveUp(attempts);
      case 'sent':
      case 'withdrawn':
        return endedAt === null ? '' : this.texts().at(format.dateTime(endedAt));
    }
  }

  protected filter(change: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams: change, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected async retry({ id }: MessageAnswer): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.retry(id);
      this.messages.say(this.texts().retried);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
      this.counts.reload();
      await this.list.begin();
    }
  }
}
