import type { ElementRef } from '@angular/core';
import { Component, DestroyRef, inject, output, signal, viewChild } from '@angular/core';
import { Announcer } from '../../shell/announcer';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { KeyHelp } from '../parts/key-help';
import { RollTally } from '../parts/roll-tally';
import { SentTally } from '../parts/sent-tally';
import { attendanceTexts } from '../texts';
import type { Shown } from './roll-filter';
import { RollFilter } from './roll-filter';
import { RollList } from './roll-list';
import { RollStore } from './roll-store';
import { RollTable } from './roll-table';
import { confirmClaims, sayPresentOfUnmarked } from './row-deeds';
import { pageDeedOf } from './row-keys';

const wide = '(min-width: 75rem)';

/** What is open and what is sent, the filters, everybody, and the bar to sign. */
@Component({
  selector: 'm-roll-body',
  imports: [Icon, KeyHelp, RollList, RollTable, RollTally, SentTally],
  host: { '(keydown)': 'pressed($event)' },
  template: `<div class="m-roll-bar">
      <p class="m-roll-bar__open">
        @if (store.sums().counts.notRecorded > 0) {
          <strong>{{ texts().notRecorded(store.sums().counts.notRecorded, store.rows().length) }}</strong>
          {{ texts().notRecordedWord }}
        } @else {
          <strong>{{ texts().allRecorded(store.rows().length) }}</strong>
        }
      </p>
      @if (filter.shown() !== null) {
        <button type="button" class="m-link m-no-print" (click)="show(null)">{{ texts().showAll }}</button>
      } @else if (store.unmarked().length > 0) {
        <button type="button" class="m-link m-no-print" (click)="show('not-recorded')">{{ texts().onlyThese }}</button>
      }
      <m-sent-tally />
      @if (store.claimed().length > 0) {
        <div class="m-roll-bar__act m-no-print">
          <span class="m-meta">{{ texts().claimsHint }}</span>
          <button type="button" class="m-button m-button--quiet m-button--act" (click)="confirm()">
            <m-icon name="check" />{{ texts().confirmClaims(store.claimed().length) }}
          </button>
        </div>
      }
      @if (store.unmarked().length > 0) {
        <div class="m-roll-bar__act m-no-print">
          <span class="m-meta">{{ texts().markRestHint }}</span>
          <button type="button" class="m-button m-button--quiet m-button--act" (click)="markRest()">
            <m-icon name="done-all" />{{ texts().markRest(store.unmarked().length) }}
          </button>
        </div>
      }
    </div>
    <div class="m-roll-filters m-no-print" role="group" [attr.aria-label]="texts().filters">
      <m-roll-tally [filters]="true" [shown]="filter.shown()" (turned)="show($event)" />
      <input
        #search
        type="search"
        class="m-control m-roll-filters__name"
        autocomplete="off"
        [attr.aria-label]="texts().searchName"
        [placeholder]="texts().searchName"
        [value]="filter.name()"
        (input)="filter.name.set(search.value)"
      />
      <button type="button" class="m-link m-wide-text" (click)="help.open()">
        <m-icon name="question" [size]="16" />{{ texts().keyHelp.title }}
      </button>
    </div>
    @if (filter.rows().length === 0) {
      <p class="m-muted">{{ texts().nobodyFits }}</p>
    }
    @if (isWide()) {
      <m-roll-table [rows]="filter.rows()" />
    } @else {
      <m-roll-list [rows]="filter.rows()" />
    }
    <div class="m-close-bar m-no-print">
      <div class="m-close-bar__tallies">
        <m-roll-tally />
        <m-sent-tally />
      </div>
      @if (!store.roll()?.closedAt) {
        <button type="button" class="m-button m-button--primary m-button--wide" (click)="closing.emit()">
          <m-icon name="lock" />{{ texts().closeAct }}
        </button>
      }
    </div>
    <m-key-help #help />`,
})
export class RollBody {
  readonly closing = output();
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly isWide = signal(window.matchMedia(wide).matches);
  protected readonly filter = new RollFilter(() => this.store.rows());
  private readonly help = viewChild.required(KeyHelp);
  private readonly search = viewChild.required<ElementRef<HTMLInputElement>>('search');

  constructor() {
    const query = window.matchMedia(wide);
    const fit = (): void => this.isWide.set(query.matches);
    query.addEventListener('change', fit);
    inject(DestroyRef).onDestroy(() => query.removeEventListener('change', fit));
  }

  protected show(shown: Shown | null): void {
    if (shown === null) this.filter.set(null);
    else this.filter.turn(shown);
    this.announcer.say(this.texts().shownRows(this.filter.rows().length, this.store.rows().length));
  }

  protected markRest(): void {
    this.announcer.say(this.texts().markedRest(sayPresentOfUnmarked(this.store)));
    this.filter.set(null);
  }

  protected confirm(): void {
    confirmClaims(this.store, this.store.claimed());
  }

  protected pressed(event: KeyboardEvent): void {
    const deed = pageDeedOf(event);
    if (deed === null) return;
    event.preventDefault();
    switch (deed) {
      case 'search':
        this.search().nativeElement.focus();
        return;
      case 'rest':
        if (this.store.unmarked().length > 0) this.markRest();
        return;
      case 'open':
        this.show('not-recorded');
        return;
      case 'all':
        this.show(null);
        return;
      case 'close':
        this.closing.emit();
        return;
      case 'keys':
        this.help().open();
    }
  }
}
