import { httpResource } from '@angular/common/http';
import { Component, computed, inject } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MyRegistrations } from '@mittler/contract';
import { isOpen } from '@mittler/domain';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { WaitingCounts } from '../../shell/waiting-counts';
import { Fold } from '../../ui/fold';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { OwnRegistration } from './own-registration';
import { registrationTexts } from './texts';

/** "Meine Anmeldungen": what needs an answer first, then what is on its way, then what is over. */
@Component({
  selector: 'm-my-registrations-page',
  imports: [RouterLink, EmptyState, Fold, OwnRegistration, ProblemNotice, Waiting],
  template: `<div class="m-page">
    <div class="m-page-head">
      <h1>{{ heading() }}</h1>
      <div class="m-acts">
        <a class="m-button m-button--quiet" routerLink="/katalog">{{ texts().mine.toCatalogue }}</a>
      </div>
    </div>
    <m-problem-notice [problem]="own.error()" [again]="true" (retry)="own.reload()" />
    @if (own.hasValue()) {
      <div class="m-sections">
        @for (registration of open(); track registration.id) {
          <m-own-registration [registration]="registration" (changed)="reload()" />
        }
        @if (open().length === 0 && over().length === 0) {
          <m-empty-state [text]="texts().mine.noneMore">
            <a class="m-button" routerLink="/katalog">{{ texts().mine.toCatalogue }}</a>
          </m-empty-state>
        }
        @if (over().length > 0) {
          <m-fold [label]="texts().mine.earlier" [open]="open().length === 0">
            @for (registration of over(); track registration.id) {
              <m-own-registration [registration]="registration" (changed)="reload()" />
            }
          </m-fold>
        }
      </div>
    } @else if (own.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class MyRegistrationsPage {
  private readonly counts = inject(WaitingCounts);
  protected readonly texts = spoken(registrationTexts);
  protected readonly own = httpResource<MyRegistrations>(() => '/api/me/registrations');
  private readonly all = computed(() => (this.own.hasValue() ? this.own.value().registrations : []));
  protected readonly open = computed(() =>
    this.all()
      .filter(({ state }) => isOpen(state))
      .sort((a, b) => Number(b.state === 'admitted') - Number(a.state === 'admitted')),
  );
  protected readonly over = computed(() => this.all().filter(({ state }) => !isOpen(state)));

  protected readonly heading = computed(() => {
    const { mine } = this.texts();
    if (!this.own.hasValue()) return mine.title;
    const offers = this.open().filter(({ state, acceptUntil }) => state === 'admitted' && acceptUntil !== null);
    const [offer] = offers;
    if (offers.length > 1) return mine.offers(offers.length);
    if (offer?.acceptUntil) return mine.offer(offer.course.name, format.dateTime(offer.acceptUntil));
    const open = this.open();
    const waiting = open.filter(({ state }) => state !== 'confirmed' && state !== 'taking-part');
    if (waiting.length > 0) return mine.open(waiting.length);
    const [seat] = open;
    if (seat !== undefined) return mine.confirmed(seat.course.name);
    return this.over().length === 0 ? mine.none : mine.closed;
  });

  constructor() {
    keepHeadingFocus(() => this.own.hasValue());
  }

  protected reload(): void {
    this.own.reload();
    this.counts.refresh();
  }
}
