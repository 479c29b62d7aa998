import {
  Component,
  computed,
  DestroyRef,
  effect,
  inject,
  input,
  resource,
  signal,
  untracked,
  viewChild,
} from '@angular/core';
import { firstValueFrom } from 'rxjs';
import { Connection } from '../../shell/device/connection';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Alert } from '../../ui/notices/alert';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import type { AreaTitles } from '../attendance-client';
import { KeptRolls } from '../device/kept-rolls';
import { Outbox } from '../device/outbox';
import { EvidenceClient } from '../evidence/evidence-client';
import { BlockStrip } from '../parts/block-strip';
import { RollActs } from '../evidence/roll-acts';
import { RollNotes } from '../parts/roll-notes';
import { attendanceTexts } from '../texts';
import { RollBody } from './roll-body';
import { RollStore } from './roll-store';

/** The roll of one session: with the server, or with what this device knows while there is none. */
@Component({
  selector: 'm-roll-page',
  imports: [Alert, BlockStrip, Crumbs, EmptyState, ProblemNotice, RollActs, RollBody, RollNotes, Waiting],
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
        <m-roll-acts (added)="loaded.reload()" />
      </div>
      <m-block-strip [blocks]="roll.blocks" [titles]="titles()" />
      @if (keptAt(); as at) {
        <m-alert tone="soon" [title]="texts().keptRoll(format.dateTime(at))">
          <p>{{ texts().keptRollMore }}</p>
        </m-alert>
      }
      @if (!roll.begun) {
        <m-alert tone="wait" [title]="texts().notBegun(format.date(roll.day))" />
      }
      @if (roll.closedAt && store.correcting() === null) {
        <m-alert tone="good" [title]="texts().closed">
          <p>{{ texts().closedBy(roll.closedBy ?? '', format.dateTime(roll.closedAt)) }}</p>
        </m-alert>
      }
      @if (store.correcting() !== null) {
        <m-alert tone="wait" [title]="texts().correcting.title">
          <p>{{ texts().correcting.more }}</p>
        </m-alert>
      }
      @if (roll.rows.length === 0) {
        <m-empty-state [text]="texts().noPeople" />
      } @else {
        <m-roll-body (closing)="notes()?.ask()" />
        <m-roll-notes />
      }
    } @else {
      <h1>{{ texts().loading }}</h1>
      @if (loaded.isLoading()) {
        <m-waiting />
      }
      <m-problem-notice [problem]="loaded.error()" [again]="true" (retry)="loaded.reload()" />
      @if (loaded.error() && !connection.online()) {
        <p>{{ texts().notKeptHere }}</p>
      }
    }
  </div>`,
})
export class RollPage {
  readonly session = input.required<string>();
  private readonly kept = inject(KeptRolls);
  private readonly outbox = inject(Outbox);
  private readonly evidence = inject(EvidenceClient);
  private readonly signedIn = inject(SignedIn);
  protected readonly connection = inject(Connection);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  protected readonly notes = viewChild(RollNotes);

  protected readonly loaded = resource({
    params: () => this.session(),
    loader: ({ params }) => this.kept.roll(params),
  });
  protected readonly titles = signal<AreaTitles>(new Map());
  /** When this device last saw the roll, where the server cannot be reached. */
  protected readonly keptAt = signal<string | null>(null);
  protected readonly above = computed(() =>
    this.signedIn.has('trainer')
      ? [{ label: this.texts().today, path: '/heute' }]
      : [{ label: this.store.roll()?.course.name ?? '', path: `/lehrgaenge/${this.store.roll()?.course.id ?? ''}` }],
  );
  /** What is only on the screen; marks lie on the device and are sent from any page. */
  readonly unsaved = (): boolean =>
    (this.store.correcting()?.length ?? 0) > 0 ||
    (!this.outbox.keeps() && this.store.open() > 0) ||
    this.store.rows().some(({ shown, state }) => shown !== state);

  constructor() {
    const title = inject(PageTitle);
    keepUnsavedOnClose(this.unsaved);
    keepHeadingFocus(() => this.store.roll() !== null);
    effect(() => {
      if (!this.loaded.hasValue()) return;
      const { value, keptAt } = this.loaded.value();
      untracked(() => {
        this.store.show(value.roll);
        this.titles.set(value.titles);
        this.keptAt.set(keptAt);
        title.say(value.roll.title);
      });
    });
    // Once the server can be reached and knows everything, what it says is shown.
    effect(() => {
      const isBehind = this.keptAt() !== null && this.connection.online() && this.store.open() === 0;
      if (isBehind) untracked(() => this.loaded.reload());
    });
    effect(() => {
      const waits = this.store.sent().pending + (this.store.roll()?.waiting.marks ?? 0);
      if (waits > 0 && this.connection.online()) untracked(() => void this.seePending());
    });
    const session = this.outbox.recorded.subscribe((said) => {
      if (said.present.length === 0 && said.session === this.session()) this.loaded.reload();
    });
    inject(DestroyRef).onDestroy(() => session.unsubscribe());
  }

  private async seePending(): Promise<void> {
    try {
      const { marks } = await firstValueFrom(this.evidence.pending(this.session()));
      this.store.showPending(marks);
    } catch {
      // They are shown from the device until the server can say what became of them.
    }
  }
}
