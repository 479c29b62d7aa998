import { Component, computed, DestroyRef, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { rxResource } from '@angular/core/rxjs-interop';
import { Announcer } from '../../shell/announcer';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notices/alert';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { PrintButton } from '../../ui/print-button';
import { AttendanceClient } from '../attendance-client';
import { BlockStrip } from '../parts/block-strip';
import { RollNotes } from '../parts/roll-notes';
import { RollTally } from '../parts/roll-tally';
import { attendanceTexts } from '../texts';
import { RollList } from './roll-list';
import { RollStore } from './roll-store';
import { RollTable } from './roll-table';
import { sayPresentOfUnmarked } from './row-deeds';

const wide = '(min-width: 75rem)';

/** The roll of one session. */
@Component({
  selector: 'm-roll-page',
  imports: [
    Alert,
    BlockStrip,
    Crumbs,
    EmptyState,
    Icon,
    PrintButton,
    ProblemNotice,
    RollList,
    RollNotes,
    RollTable,
    RollTally,
    Waiting,
  ],
  providers: [RollStore],
  template: `<div class="m-page">
    @if (store.roll(); as roll) {
      <m-crumbs [above]="above()" [here]="roll.title" />
      <div class="m-page-head m-roll-head">
        <div>
          <h1>{{ roll.title }}</h1>
          <p class="m-muted">
            {{ roll.course.name }} · {{ format.weekdayDate(roll.day) }} ·
            {{ format.span(roll.startsAt, roll.endsAt) }} ·
            {{ roll.venue }}
          </p>
        </div>
        <div class="m-acts m-wide-text">
          <m-print-button [label]="texts().print" />
        </div>
      </div>
      <m-block-strip [blocks]="roll.blocks" [titles]="titles()" />
      @if (!roll.begun) {
        <m-alert tone="wait" [title]="texts().notBegun(format.date(roll.day))" />
      }
      @if (roll.closedAt; as at) {
        <m-alert tone="good" [title]="texts().closed">
          <p>{{ texts().closedBy(roll.closedBy ?? '', format.dateTime(at)) }}</p>
        </m-alert>
      }
      @if (roll.rows.length === 0) {
        <m-empty-state [text]="texts().noPeople" />
      } @else {
        <div class="m-roll-bar">
          <p class="m-roll-bar__open">
            @if (store.sums().counts.notRecorded > 0) {
              <strong>{{ texts().notRecorded(store.sums().counts.notRecorded, roll.rows.length) }}</strong>
              {{ texts().notRecordedWord }}
            } @else {
              <strong>{{ texts().allRecorded(roll.rows.length) }}</strong>
            }
          </p>
          @if (onlyUnmarked() || store.unmarked().length > 0) {
            <button
              type="button"
              class="m-link m-no-print"
              [attr.aria-pressed]="onlyUnmarked()"
              (click)="filter(!onlyUnmarked())"
            >
              {{ onlyUnmarked() ? texts().showAll : texts().onlyThese }}
            </button>
          }
          <m-roll-tally />
          @if (store.unmarked().length > 0) {
            <div class="m-roll-bar__act m-no-print">
              <span class="m-meta">{{ texts().markRestHint }}</span>
              <button type="button" class="m-button m-button--quiet m-button--act" (click)="markRest()">
                <m-icon name="done-all" />{{ texts().markRest(store.unmarked().length) }}
              </button>
            </div>
          }
        </div>
        @if (isWide()) {
          <m-roll-table [rows]="shownRows()" />
        } @else {
          <m-roll-list [rows]="shownRows()" />
        }
        <m-roll-notes />
        <div class="m-close-bar m-no-print">
          <m-roll-tally />
          @if (!roll.closedAt) {
            <button type="button" class="m-button m-button--primary m-button--wide" (click)="toClose()">
              <m-icon name="lock" />{{ texts().closeAct }}
            </button>
          }
        </div>
      }
    } @else {
      <h1>{{ texts().loading }}</h1>
      @if (resource.isLoading()) {
        <m-waiting />
      }
      <m-problem-notice [problem]="resource.error()" [again]="true" (retry)="resource.reload()" />
    }
  </div>`,
})
export class RollPage {
  readonly session = input.required<string>();
  private readonly client = inject(AttendanceClient);
  private readonly announcer = inject(Announcer);
  private readonly signedIn = inject(SignedIn);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  private readonly notes = viewChild(RollNotes);

  protected readonly resource = rxResource({
    params: () => this.session(),
    stream: ({ params }) => this.client.rollWithTitles(params),
  });
  protected readonly titles = computed(() => (this.resource.hasValue() ? this.resource.value().titles : new Map()));
  protected readonly isWide = signal(window.matchMedia(wide).matches);
  /** The people who were not recorded when the filter was set: a row does not vanish under the finger that marks it. */
  private readonly filtered = signal<ReadonlySet<string> | null>(null);
  protected readonly onlyUnmarked = computed(() => this.filtered() !== null);
  protected readonly shownRows = computed(() => {
    const only = this.filtered();
    return only === null ? this.store.rows() : this.store.rows().filter(({ row }) => only.has(row.enrolmentId));
  });
  protected readonly above = computed(() =>
    this.signedIn.has('trainer')
      ? [{ label: this.texts().today, path: '/heute' }]
      : [{ label: this.store.roll()?.course.name ?? '', path: `/lehrgaenge/${this.store.roll()?.course.id ?? ''}` }],
  );
  readonly unsaved = (): boolean =>
    this.store.open() > 0 || this.store.rows().some(({ shown, state }) => shown !== state);

  constructor() {
    const title = inject(PageTitle);
    const query = window.matchMedia(wide);
    const fit = (): void => this.isWide.set(query.matches);
    query.addEventListener('change', fit);
    inject(DestroyRef).onDestroy(() => query.removeEventListener('change', fit));
    keepUnsavedOnClose(this.unsaved);
    keepHeadingFocus(() => this.resource.hasValue());
    effect(() => {
      if (!this.resource.hasValue()) return;
      const { roll } = this.resource.value();
      untracked(() => this.store.show(roll));
      title.say(roll.title);
    });
  }

  protected filter(isOn: boolean): void {
    this.filtered.set(isOn ? new Set(this.store.unmarked().map(({ row }) => row.enrolmentId)) : null);
    this.announcer.say(this.texts().notRecordedOf(this.store.unmarked().length, this.store.rows().length));
  }

  protected markRest(): void {
    this.announcer.say(this.texts().markedRest(sayPresentOfUnmarked(this.store)));
    this.filtered.set(null);
  }

  protected toClose(): void {
    this.notes()?.ask();
  }
}
