import { Component, computed, inject, input, output, signal } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { PersonAnswer, ReferenceAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notices/alert';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PeopleClient } from '../people-client';
import { personTexts } from './texts';

/** Invitation, deactivating, merging and deleting: what is final asks first. */
@Component({
  selector: 'm-person-acts',
  host: { class: 'm-part' },
  imports: [RouterLink, Icon, Alert, ConfirmDialog, ProblemNotice],
  template: `<section>
      <h2>{{ texts().acts.access }}</h2>
      <m-problem-notice [problem]="problem()" />
      @if (person().deactivatedAt === null) {
        <p>{{ person().email === null ? texts().acts.noEmail : texts().acts.invited(person().hasAccount) }}</p>
        @if (person().email !== null) {
          <button type="button" class="m-button m-button--wide" [disabled]="busy()" (click)="invite()">
            <m-icon name="mail" />{{ person().hasAccount ? texts().acts.resetLink : texts().acts.invite }}
          </button>
        }
        @if (keeps() && !own()) {
          <button type="button" class="m-button m-button--quiet m-button--wide" (click)="off.open()">
            <m-icon name="pause" />{{ texts().acts.deactivate }}
          </button>
        }
      } @else {
        <p>{{ texts().acts.isDeactivated(format.date(format.berlinDay(person().deactivatedAt!))) }}</p>
        @if (keeps()) {
          <button type="button" class="m-button m-button--wide" [disabled]="busy()" (click)="turn(false)">
            {{ texts().acts.reactivate }}
          </button>
        }
      }
    </section>
    @if (erases() && !own()) {
      <section>
        <h2>{{ texts().acts.tidy }}</h2>
        <p>{{ texts().acts.mergeMore }}</p>
        <a class="m-button m-button--quiet m-button--wide" [routerLink]="['/personen', person().id, 'zusammenfuehren']"
          ><m-icon name="people" />{{ texts().acts.merge }}</a
        >
        <button type="button" class="m-button m-button--danger m-button--wide" (click)="ask(gone)">
          <m-icon name="delete" />{{ texts().acts.erase }}
        </button>
      </section>
    }
    <m-confirm-dialog
      #off
      [title]="texts().acts.deactivateQuestion"
      [act]="texts().acts.deactivate"
      [busy]="busy()"
      (confirmed)="turn(true); off.close()"
    >
      <p>{{ texts().acts.deactivateMore(format.fullName(person())) }}</p>
    </m-confirm-dialog>
    <m-confirm-dialog
      #gone
      [title]="keeping().length > 0 ? texts().acts.eraseNot : texts().acts.eraseQuestion"
      [act]="keeping().length > 0 ? texts().acts.understood : texts().acts.eraseAct"
      [danger]="keeping().length === 0"
      [dismissable]="keeping().length === 0"
      [busy]="busy()"
      (confirmed)="keeping().length > 0 ? gone.close() : erase(gone)"
    >
      @if (keeping().length > 0) {
        <p>{{ texts().acts.eraseKept }}</p>
        <ul class="m-rows">
          @for (each of keeping(); track each.kind) {
            <li>{{ texts().references(each.kind, each.count) }}</li>
          }
        </ul>
      } @else {
        <m-alert tone="bad">{{ texts().acts.eraseMore(format.fullName(person())) }}</m-alert>
      }
      <m-problem-notice [problem]="refusal()" />
    </m-confirm-dialog>`,
})
export class PersonActs {
  readonly person = input.required<PersonAnswer>();
  readonly changed = output();
  private readonly client = inject(PeopleClient);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly refusal = signal<unknown>(null);
  private readonly references = signal<readonly ReferenceAnswer[]>([]);
  protected readonly keeping = computed(() => this.references().filter((each) => each.keeps && each.count > 0));
  protected readonly keeps = computed(() => this.signedIn.has('coordination-office', 'administrator'));
  protected readonly erases = computed(() => this.signedIn.has('coordination-office'));
  protected readonly own = computed(() => this.signedIn.me()?.person.id === this.person().id);

  protected async invite(): Promise<void> {
    await this.working(async () => {
      await this.client.invite(this.person().id);
      this.messages.say(this.texts().acts.sent);
    });
  }

  protected async turn(off: boolean): Promise<void> {
    await this.working(async () => {
      await (off ? this.client.deactivate(this.person()) : this.client.reactivate(this.person()));
      this.messages.say(off ? this.texts().acts.deactivated : this.texts().acts.reactivated);
      this.changed.emit();
    });
  }

  /** Says before the question what keeps her, so that nobody presses in vain. */
  protected async ask(dialog: ConfirmDialog): Promise<void> {
    this.refusal.set(null);
    await this.working(async () => {
      this.references.set((await this.client.references(this.person().id)).references);
      dialog.open();
    });
  }

  protected async erase(dialog: ConfirmDialog): Promise<void> {
    this.busy.set(true);
    this.refusal.set(null);
    try {
      await this.client.erase(this.person());
      dialog.close();
      this.messages.say(this.texts().acts.erased);
      await this.router.navigateByUrl('/personen');
    } catch (problem) {
      this.refusal.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
