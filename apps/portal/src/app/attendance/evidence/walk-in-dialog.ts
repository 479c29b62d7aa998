import type { ElementRef } from '@angular/core';
import { Component, inject, output, signal, viewChild } from '@angular/core';
import type { GuestCandidate, Roll, WalkInMark } from '@mittler/contract';
import { RecordWalkIn } from '@mittler/contract';
import { firstValueFrom } from 'rxjs';
import { Connection } from '../../shell/device/connection';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Outbox } from '../device/outbox';
import { RollStore } from '../roll/roll-store';
import { EvidenceClient } from './evidence-client';
import { evidenceTexts } from './texts';

/** Somebody came who is not on the roll: noted by name, or put on it as a guest who makes up a session of another course. */
@Component({
  selector: 'm-walk-in-dialog',
  imports: [ProblemNotice, TextField],
  template: `<dialog #dialog class="m-dialog" aria-labelledby="walk-in-title">
    <h2 id="walk-in-title">{{ texts().walkIn.title }}</h2>
    <p class="m-muted">{{ texts().walkIn.hint }}</p>
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-text-field [label]="texts().walkIn.name" [at]="form.at('name')" autocomplete="off" />
      <m-text-field [label]="texts().walkIn.town" [at]="form.at('town')" [optional]="true" autocomplete="off" />
      <m-problem-notice [problem]="problem()" />
      @if (found(); as people) {
        <div role="status">
          @if (people.length === 0) {
            <p class="m-muted">{{ texts().walkIn.nobody }}</p>
          } @else {
            <p>{{ texts().walkIn.found(people.length) }}</p>
          }
        </div>
        <ul class="m-rows">
          @for (each of people; track each.enrolmentId) {
            <li class="m-split m-split--middle">
              <span>
                <b>{{ format.listName(each) }}</b>, {{ each.municipality }}<br />
                <span class="m-meta">{{ each.courseName }}</span>
              </span>
              <button
                type="button"
                class="m-button m-button--quiet m-button--small"
                [disabled]="busy()"
                (click)="add(each)"
              >
                {{ texts().walkIn.addGuest }}<span class="m-unseen">: {{ format.fullName(each) }}</span>
              </button>
            </li>
          }
        </ul>
      }
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().walkIn.save }}</button>
        @if (connection.online()) {
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="look()">
            {{ texts().walkIn.look }}
          </button>
        }
        <button type="button" class="m-button m-button--plain" (click)="close()">{{ texts().cancel }}</button>
      </div>
    </form>
  </dialog>`,
})
export class WalkInDialog {
  readonly added = output();
  private readonly store = inject(RollStore);
  private readonly outbox = inject(Outbox);
  private readonly client = inject(EvidenceClient);
  private readonly messages = inject(StatusMessages);
  protected readonly connection = inject(Connection);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly form = new Entered(RecordWalkIn, this.empty());
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly found = signal<readonly GuestCandidate[] | null>(null);
  private readonly dialog = viewChild.required<ElementRef<HTMLDialogElement>>('dialog');

  open(): void {
    this.form.begin(this.empty());
    this.found.set(null);
    this.problem.set(null);
    this.dialog().nativeElement.showModal();
  }

  protected close(): void {
    this.dialog().nativeElement.close();
  }

  /** Works without a network, too: the note goes out with the marks. */
  protected async save(): Promise<void> {
    const request = this.form.checked();
    const roll = this.store.roll();
    if (request === null || roll === null) return;
    await this.outbox.addWalkIn(roll.sessionId, request);
    this.messages.say(this.texts().walkIn.saved(request.name));
    this.close();
  }

  protected look(): Promise<void> {
    return this.act(async (roll) => {
      const name = String(this.form.value().name ?? '').trim();
      this.found.set(name === '' ? [] : await firstValueFrom(this.client.findGuests(roll.sessionId, name)));
    });
  }

  protected add(person: GuestCandidate): Promise<void> {
    return this.act(async (roll) => {
      this.store.show(await firstValueFrom(this.client.addGuest(roll.sessionId, person.enrolmentId)));
      this.messages.say(this.texts().walkIn.guestAdded(format.fullName(person)));
      this.close();
      this.added.emit();
    });
  }

  private async act(deed: (roll: Roll) => Promise<void>): Promise<void> {
    const roll = this.store.roll();
    if (roll === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await deed(roll);
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  /** There for the whole time: what is known of a person who just came in. Whoever matches her may correct it. */
  private empty(): { id: string; name: string; town: string | null; marks: readonly WalkInMark[] } {
    const blocks = this.store.roll()?.blocks ?? [];
    return {
      id: crypto.randomUUID(),
      name: '',
      town: null,
      marks: blocks.map(({ id, plannedMinutes, modality }) => ({
        id: crypto.randomUUID(),
        blockId: id,
        attendance: 'present' as const,
        minutes: plannedMinutes,
        modality,
        check: modality === 'virtual' ? ('meeting-log' as const) : ('roll-call' as const),
        interactionEnsured: false,
        recordedAt: new Date().toISOString(),
      })),
    };
  }
}
