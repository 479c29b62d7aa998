import { Component, computed, effect, inject, input, signal, untracked, viewChild } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegistrationAnswer } from '@mittler/contract';
import { Announcer } from '../../shell/announcer';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { WaitingCounts } from '../../shell/waiting-counts';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notices/alert';
import { EmptyState } from '../../ui/notices/empty-state';
import { LongWork } from '../../ui/notices/long-work';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { RegistrationClient } from '../registration/registration-client';
import { approveEach, type NotApproved } from './approve-each';
import { ReasonDialog } from './reason-dialog';
import { isShown, RegistrationFilters, type RegistrationFilterChange, type Shown } from './registration-filters';
import { RegistrationTable } from './registration-table';
import { approvalTexts } from './texts';

/** Registrations within the caller's reach; what waits for her decision comes first. */
@Component({
  selector: 'm-registrations-page',
  imports: [
    RouterLink,
    Alert,
    EmptyState,
    Icon,
    LongWork,
    MoreButton,
    ProblemNotice,
    ReasonDialog,
    RegistrationFilters,
    RegistrationTable,
    Waiting,
  ],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ lead() }}</p>
      </div>
      <div class="m-acts">
        <a class="m-button m-button--plain" routerLink="/anmeldungen/meine">{{ texts().list.mine }}</a>
        <a class="m-button m-button--quiet" routerLink="/anmeldungen/benennen"
          ><m-icon name="person-add" />{{ texts().list.nominate }}</a
        >
      </div>
    </div>
    <div class="m-sections">
      <m-registration-filters
        [shown]="shown()"
        [course]="lehrgang()"
        [municipality]="kommune()"
        [department]="amt()"
        (changed)="change($event)"
      />
      <m-problem-notice [problem]="list.problem() ?? problem()" [again]="true" (retry)="list.begin()" />
      @if (failed().length > 0) {
        <m-alert tone="bad" [urgent]="true" [title]="texts().list.failed(failed().length)">
          <ul>
            @for (each of failed(); track each.name) {
              <li>{{ each.name }}: {{ each.why }}</li>
            }
          </ul>
        </m-alert>
      }
      @if (list.rows().length > 0) {
        <div>
          @if (mayApprove()) {
            <div class="m-acts m-bulk">
              @if (working(); as done) {
                <m-long-work [label]="texts().list.working(done.done, done.of)" [done]="done.done" [of]="done.of" />
              } @else {
                <button
                  type="button"
                  class="m-button m-button--primary"
                  [disabled]="chosen().size === 0"
                  (click)="approveChosen()"
                >
                  {{ texts().list.approveChosen(chosen().size) }}
                </button>
              }
            </div>
          }
          <m-registration-table
            [registrations]="list.rows()"
            [chosen]="chosen()"
            [busy]="busy()"
            (chosenChange)="chosen.set($event)"
            (approved)="approve([$event])"
            (declined)="ask($event)"
          />
          <m-more-button
            [more]="list.hasMore()"
            [shown]="list.rows().length"
            [busy]="list.busy()"
            (wanted)="list.more()"
          />
        </div>
      } @else if (list.ready()) {
        <m-empty-state [text]="shown() === usual() ? texts().list.noneOpen : texts().list.none">
          @if (shown() !== 'all') {
            <button type="button" class="m-button m-button--quiet" (click)="change({ zustand: 'all' })">
              {{ texts().list.showAll }}
            </button>
          }
        </m-empty-state>
      } @else {
        <m-waiting />
      }
    </div>
    <m-reason-dialog
      [title]="texts().act.declineTitle(asked())"
      [act]="texts().act.decline"
      [more]="texts().act.declineMore"
      [busy]="busy()"
      (confirmed)="decline($event)"
    />
  </div>`,
})
export class RegistrationsPage {
  readonly zustand = input<string>();
  readonly lehrgang = input<string>();
  readonly kommune = input<string>();
  readonly amt = input<string>();
  private readonly client = inject(RegistrationClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly messages = inject(StatusMessages);
  private readonly signedIn = inject(SignedIn);
  private readonly counts = inject(WaitingCounts);
  private readonly dialog = viewChild.required(ReasonDialog);
  protected readonly texts = spoken(approvalTexts);
  protected readonly mayApprove = computed(() => this.list.rows().some(({ may }) => may.includes('approve')));
  private readonly decides = computed(() => this.signedIn.has('approver', 'coordination-office'));
  protected readonly usual = computed<Shown>(() => (this.decides() ? 'registered' : 'asked'));
  protected readonly shown = computed<Shown>(() => {
    const wanted = this.zustand();
    return isShown(wanted) ? wanted : this.usual();
  });

  protected readonly list = new GrowingList<RegistrationAnswer>(async (after) => {
    const shown = this.shown();
    const [course, municipality, department] = [this.lehrgang(), this.kommune(), this.amt()];
    const page = await this.client.registrations({
      limit: 50,
      ...(shown === 'all' ? {} : shown === 'asked' ? { worksCouncil: 'asked' as const } : { state: shown }),
      ...(course === undefined ? {} : { course }),
      ...(municipality === undefined ? {} : { municipality }),
      ...(department === undefined ? {} : { department }),
      ...(after === null ? {} : { after }),
    });
    return { rows: page.registrations, next: page.next };
  });
  protected readonly chosen = signal<ReadonlySet<string>>(new Set());
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly working = signal<{ readonly done: number; readonly of: number } | null>(null);
  protected readonly failed = signal<readonly NotApproved[]>([]);
  private readonly subject = signal<RegistrationAnswer | null>(null);
  protected readonly asked = computed(() => {
    const subject = this.subject();
    return subject === null ? '' : format.fullName(subject.person);
  });

  protected readonly heading = computed(() => {
    const { title, approvals, councils } = this.texts().list;
    if (!this.list.ready()) return title;
    return this.decides() ? approvals(this.counts.of(['approvals'])) : councils(this.counts.of(['worksCouncils']));
  });
  protected readonly lead = computed(() => {
    const { leadOffice, leadCoordinator, leadApprover } = this.texts().list;
    if (this.signedIn.has('coordination-office')) return leadOffice;
    if (this.signedIn.has('municipal-coordinator')) return leadCoordinator;
    const own = (this.signedIn.me()?.roles ?? []).flatMap(({ departmentName, municipalityName }) =>
      departmentName === null ? [] : [[departmentName, municipalityName].filter((each) => each !== null).join(', ')],
    );
    return leadApprover(own.join(' · '));
  });

  constructor() {
    effect(() => {
      this.shown();
      this.lehrgang();
      this.kommune();
      this.amt();
      untracked(() => void this.renew());
    });
    keepHeadingFocus(() => this.list.ready());
  }

  protected change(queryParams: RegistrationFilterChange): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  protected approveChosen(): Promise<void> {
    return this.approve(this.list.rows().filter(({ id }) => this.chosen().has(id)));
  }

  protected async approve(chosen: readonly RegistrationAnswer[]): Promise<void> {
    const of = chosen.length;
    this.busy.set(true);
    const failed = await approveEach(this.client, chosen, (done) => {
      if (of > 1) this.working.set({ done, of });
    });
    this.working.set(null);
    this.busy.set(false);
    const done = of - failed.length;
    if (done > 0) this.messages.say(this.texts().list.done(done));
    await this.renew();
    this.failed.set(failed);
  }

  protected ask(one: RegistrationAnswer): void {
    this.subject.set(one);
    this.dialog().open();
  }

  protected async decline(reason: string | null): Promise<void> {
    const one = this.subject();
    if (one === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.step(one.id, 'approval', { version: one.version, approved: false, reason });
      this.messages.say(this.texts().act.declined(format.fullName(one.person)));
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.dialog().close();
      this.busy.set(false);
    }
    await this.renew();
  }

  private async renew(): Promise<void> {
    this.chosen.set(new Set());
    this.failed.set([]);
    this.counts.refresh();
    await this.list.begin();
    if (this.list.problem() === null) this.announcer.say(this.heading());
  }
}
