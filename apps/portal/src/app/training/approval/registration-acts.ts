import { Component, computed, inject, input, output, signal, viewChild } from '@angular/core';
import type { Member, RegistrationAnswer, RegistrationRecord, StateWorksCouncil } from '@mittler/contract';
import type { RegistrationDeed } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { WaitingCounts } from '../../shell/waiting-counts';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { RegistrationClient, type RegistrationSteps } from '../registration/registration-client';
import { CouncilDialog } from './council-dialog';
import { MemberSearch } from './member-search';
import { ReasonDialog } from './reason-dialog';
import { approvalTexts } from './texts';

/** Everything that the reader may do with a registration now, each final step with a question before it. */
@Component({
  selector: 'm-registration-acts',
  imports: [ConfirmDialog, CouncilDialog, MemberSearch, ProblemNotice, ReasonDialog],
  template: `<m-problem-notice [problem]="problem()" />
    <div class="m-acts">
      @if (may('approve')) {
        <button
          type="button"
          class="m-button m-button--primary"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="approve()"
        >
          {{ texts().act.approve }}
        </button>
      }
      @if (may('admit')) {
        <button
          type="button"
          class="m-button m-button--primary"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="admit()"
        >
          {{ texts().act.admit }}
        </button>
      }
      @if (may('works-council')) {
        <button
          type="button"
          class="m-button"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="council.open()"
        >
          {{ texts().act.council }}
        </button>
      }
      @if (may('accept')) {
        <button
          type="button"
          class="m-button"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="accept()"
        >
          {{ texts().act.accept }}
        </button>
      }
      @if (may('decline')) {
        <button
          type="button"
          class="m-button m-button--danger"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="declining.open()"
        >
          {{ texts().act.decline }}
        </button>
      }
      @if (may('substitute')) {
        <button
          type="button"
          class="m-button m-button--quiet"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="searches.set(!searches())"
        >
          {{ texts().act.substitute }}
        </button>
      }
      @if (may('withdraw')) {
        <button
          type="button"
          class="m-button m-button--quiet"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="withdrawing.open()"
        >
          {{ texts().act.withdraw }}
        </button>
      }
      @if (may('not-attended')) {
        <button
          type="button"
          class="m-button m-button--quiet"
          [class.m-button--small]="compact()"
          [disabled]="busy()"
          (click)="absence.open()"
        >
          {{ texts().act.notAttended }}
        </button>
      }
    </div>
    @if (searches() && may('substitute')) {
      <div class="m-panel m-substitute">
        <h3>{{ texts().act.substituteTitle(name()) }}</h3>
        <p class="m-meta">{{ texts().act.substituteMore }}</p>
        <m-member-search
          [department]="registration().department.id"
          [taken]="[registration().person.id]"
          (chosen)="substitute($event)"
        />
      </div>
    }
    <m-reason-dialog
      #declining
      [title]="texts().act.declineTitle(name())"
      [act]="texts().act.decline"
      [more]="texts().act.declineMore"
      [busy]="busy()"
      (confirmed)="decline($event)"
    />
    <m-reason-dialog
      #withdrawing
      [title]="texts().act.withdrawTitle(name())"
      [act]="texts().act.withdraw"
      [more]="texts().act.withdrawMore"
      [optional]="true"
      [busy]="busy()"
      (confirmed)="withdraw($event)"
    />
    <m-council-dialog #council [registration]="registration()" [busy]="busy()" (confirmed)="state($event)" />
    <m-confirm-dialog
      #absence
      [title]="texts().act.notAttendedTitle(name())"
      [act]="texts().act.notAttended"
      [busy]="busy()"
      (confirmed)="notAttended()"
    >
      <p>{{ texts().act.notAttendedMore }}</p>
    </m-confirm-dialog>`,
})
export class RegistrationActs {
  readonly registration = input.required<RegistrationAnswer>();
  /** Stands in a row of a table. */
  readonly compact = input(false);
  /** What the registration is now; null where somebody else changed it meanwhile and it is to be read anew. */
  readonly changed = output<RegistrationRecord | null>();
  private readonly client = inject(RegistrationClient);
  private readonly messages = inject(StatusMessages);
  private readonly counts = inject(WaitingCounts);
  private readonly declining = viewChild.required<ReasonDialog>('declining');
  private readonly withdrawing = viewChild.required<ReasonDialog>('withdrawing');
  private readonly council = viewChild.required<CouncilDialog>('council');
  private readonly absence = viewChild.required<ConfirmDialog>('absence');
  protected readonly texts = spoken(approvalTexts);
  protected readonly name = computed(() => format.fullName(this.registration().person));
  protected readonly searches = signal(false);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected may(deed: RegistrationDeed): boolean {
    return this.registration().may.includes(deed);
  }

  protected approve(): Promise<void> {
    return this.step('approval', { ...this.seen(), approved: true }, this.texts().act.approved(this.name()));
  }

  protected decline(reason: string | null): Promise<void> {
    const words = this.texts().act.declined(this.name());
    return this.step('approval', { ...this.seen(), approved: false, reason }, words);
  }

  protected admit(): Promise<void> {
    return this.step('admission', this.seen(), this.texts().act.admitted(this.name()));
  }

  protected accept(): Promise<void> {
    return this.step('acceptance', this.seen(), this.texts().act.accepted(this.name()));
  }

  protected state(request: StateWorksCouncil): Promise<void> {
    return this.step('works-council', request, this.texts().act.councilSaved);
  }

  protected withdraw(reason: string | null): Promise<void> {
    return this.step('withdrawal', { ...this.seen(), reason }, this.texts().act.withdrawn(this.name()));
  }

  protected notAttended(): Promise<void> {
    return this.step('not-attended', this.seen(), this.texts().act.notAttendedDone);
  }

  protected substitute(person: Member): Promise<void> {
    const request = { ...this.seen(), id: crypto.randomUUID(), personId: person.id };
    return this.step('substitution', request, this.texts().act.substituted(format.fullName(person)));
  }

  private seen(): { readonly version: number } {
    return { version: this.registration().version };
  }

  private async step<K extends keyof RegistrationSteps>(
    kind: K,
    request: RegistrationSteps[K],
    words: string,
  ): Promise<void> {
    if (this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const record = await this.client.step(this.registration().id, kind, request);
      this.closeAll();
      this.messages.say(words);
      this.counts.refresh();
      this.changed.emit(record);
    } catch (problem) {
      if (this.council().refused(problem)) return;
      this.closeAll();
      this.problem.set(problem);
      const outdated = problem instanceof ProblemError && (problem.status === 412 || problem.status === 409);
      if (outdated) this.changed.emit(null);
    } finally {
      this.busy.set(false);
    }
  }

  private closeAll(): void {
    this.searches.set(false);
    this.declining().close();
    this.withdrawing().close();
    this.council().close();
    this.absence().close();
  }
}
