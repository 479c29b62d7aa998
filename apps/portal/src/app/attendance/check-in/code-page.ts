import { Component, computed, DestroyRef, effect, inject, input, resource, signal, untracked } from '@angular/core';
import type { CheckInState } from '@mittler/contract';
import { firstValueFrom, type Observable } from 'rxjs';
import { Announcer } from '../../shell/announcer';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { Waiting } from '../../ui/notices/waiting';
import { KeptRolls } from '../device/kept-rolls';
import { EvidenceClient } from '../evidence/evidence-client';
import { evidenceTexts } from '../evidence/texts';
import { SentTally } from '../parts/sent-tally';
import { RollStore } from '../roll/roll-store';
import { confirmClaims } from '../roll/row-deeds';
import { QrCode } from './qr-code';

const askEvery = 5000;
const codeSeconds = 60;

/** The rotating code on the wall, and who has typed it: proposals, until the trainer confirms them. */
@Component({
  selector: 'm-code-page',
  imports: [Crumbs, Icon, ProblemNotice, QrCode, SentTally, Waiting],
  providers: [RollStore],
  template: `<div class="m-page m-flow">
    @if (store.roll(); as roll) {
      <m-crumbs [above]="above()" [here]="texts().code.here" />
      <h1>{{ sentence() }}</h1>
      <p class="m-muted">{{ roll.title }} · {{ format.weekdayDate(roll.day) }}</p>
      <m-problem-notice [problem]="problem()" [again]="true" (retry)="ask()" />
      @if (state(); as now) {
        <div class="m-two m-code">
          <section>
            @if (now.isOpen && now.code !== null && now.address !== null) {
              <div class="m-code__wall">
                <m-qr-code [content]="now.address" [label]="texts().code.qr" />
                <p class="m-code__text" [attr.aria-label]="spelled()">
                  {{ now.code.slice(0, 4) }} {{ now.code.slice(4) }}
                </p>
                <p>{{ texts().code.typed(place()) }}</p>
                <progress
                  class="m-code__time"
                  max="60"
                  [value]="left()"
                  [attr.aria-label]="texts().code.left"
                ></progress>
                <p class="m-meta">{{ texts().code.changes(left()) }}</p>
              </div>
              <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="turn(false)">
                {{ texts().code.close }}
              </button>
            } @else {
              <p class="m-prose">{{ texts().code.closed }}</p>
              <button
                type="button"
                class="m-button m-button--primary"
                [disabled]="busy() || !roll.begun || roll.closedAt !== null"
                (click)="turn(true)"
              >
                <m-icon name="qr" />{{ texts().code.open }}
              </button>
            }
          </section>
          <aside>
            <section>
              <h2>{{ texts().code.claims(now.claims.length) }}</h2>
              <p class="m-meta">{{ texts().code.claimsMore }}</p>
              @if (toConfirm().length > 0) {
                <button type="button" class="m-button" (click)="confirm(toConfirm())">
                  <m-icon name="done-all" />{{ texts().code.confirmAll(toConfirm().length) }}
                </button>
              }
              <ul class="m-rows">
                @for (line of lines(); track line.claim.enrolmentId) {
                  <li class="m-split m-split--middle">
                    <span>
                      <b>{{ format.listName(line.claim) }}</b><br />
                      <span class="m-meta">{{ format.time(line.claim.claimedAt) }}</span>
                    </span>
                    @if (line.view === null || line.view.shown !== 'not-recorded') {
                      <span class="m-good m-sent"
                        ><m-icon name="check" [size]="16" />{{ texts().code.isRecorded }}</span
                      >
                    } @else {
                      <button
                        type="button"
                        class="m-button m-button--quiet m-button--small"
                        (click)="confirm([line.view])"
                      >
                        {{ texts().code.confirm }}<span class="m-unseen">: {{ format.fullName(line.claim) }}</span>
                      </button>
                    }
                  </li>
                }
              </ul>
              <m-sent-tally />
            </section>
          </aside>
        </div>
      } @else if (problem() === null) {
        <m-waiting />
      }
    } @else {
      <h1>{{ texts().code.here }}</h1>
      @if (loaded.isLoading()) {
        <m-waiting />
      }
      <m-problem-notice [problem]="loaded.error()" [again]="true" (retry)="loaded.reload()" />
    }
  </div>`,
})
export class CodePage {
  readonly session = input.required<string>();
  private readonly client = inject(EvidenceClient);
  private readonly kept = inject(KeptRolls);
  private readonly announcer = inject(Announcer);
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly loaded = resource({
    params: () => this.session(),
    loader: ({ params }) => this.kept.roll(params),
  });
  protected readonly state = signal<CheckInState | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly busy = signal(false);
  private readonly askedAt = signal(0);
  private readonly now = signal(Date.now());

  protected readonly left = computed(() => {
    const passed = Math.floor((this.now() - this.askedAt()) / 1000);
    return Math.max(0, Math.min(codeSeconds, (this.state()?.secondsLeft ?? 0) - passed));
  });
  protected readonly above = computed(() => [
    { label: this.store.roll()?.title ?? '', path: `/termine/${this.session()}/liste` },
  ]);
  protected readonly lines = computed(() =>
    (this.state()?.claims ?? []).map((claim) => ({
      claim,
      view: this.store.rows().find(({ row }) => row.enrolmentId === claim.enrolmentId) ?? null,
    })),
  );
  protected readonly toConfirm = computed(() =>
    this.lines().flatMap(({ view }) => (view?.shown === 'not-recorded' && view.canMark ? [view] : [])),
  );
  protected readonly sentence = computed(() => {
    const count = this.state()?.claims.length ?? 0;
    return this.state()?.isOpen === true ? this.texts().code.title(count) : this.texts().code.here;
  });
  protected readonly place = computed(() =>
    (this.state()?.address ?? '').replace(/^https?:\/\//, '').replace(/#.*$/, ''),
  );
  /** Character by character for a screen reader. */
  protected readonly spelled = computed(() => [...(this.state()?.code ?? '')].join(' '));

  constructor() {
    keepHeadingFocus(() => this.store.roll() !== null);
    effect(() => {
      if (!this.loaded.hasValue()) return;
      const { roll } = this.loaded.value().value;
      untracked(() => {
        this.store.show(roll);
        void this.ask();
      });
    });
    const asking = setInterval(() => {
      if (document.visibilityState === 'visible' && this.state() !== null) void this.ask();
    }, askEvery);
    const ticking = setInterval(() => this.now.set(Date.now()), 1000);
    inject(DestroyRef).onDestroy(() => {
      clearInterval(asking);
      clearInterval(ticking);
    });
  }

  protected ask(): Promise<void> {
    return this.take(this.client.checkIn(this.session()));
  }

  protected async turn(isOpening: boolean): Promise<void> {
    this.busy.set(true);
    const session = this.session();
    await this.take(
      isOpening ? this.client.openCheckIn(session, { id: crypto.randomUUID() }) : this.client.closeCheckIn(session),
    );
    this.busy.set(false);
  }

  protected confirm(views: Parameters<typeof confirmClaims>[1]): void {
    confirmClaims(this.store, views);
    this.announcer.say(this.texts().code.confirmed(views.length));
  }

  private async take(asked: Observable<CheckInState>): Promise<void> {
    try {
      this.state.set(await firstValueFrom(asked));
      this.askedAt.set(Date.now());
      this.now.set(Date.now());
      this.problem.set(null);
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
