import { Component, effect, input, signal, untracked } from '@angular/core';
import type { PersonInList, RoomAnswer, TrainerName } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { PersonSearch } from '../../shell/person-search/person-search';
import { DateField } from '../../ui/fields/date-field';
import { TextField } from '../../ui/fields/text-field';
import type { Option } from '../../ui/fields/select-field';
import { trainingTexts } from '../texts';
import { BlockFields } from './block-fields';
import { RoomChoice } from './room-choice';
import type { SessionDraft } from './session-draft';

/** The fields of a session, the same for a new one, a known one and the first of a series. */
@Component({
  selector: 'm-session-fields',
  host: { class: 'm-part m-form m-form--wide' },
  imports: [TextField, DateField, RoomChoice, BlockFields, PersonSearch],
  template: `<m-text-field [label]="texts().sessions.title1" [at]="draft().form.at('title')" />
    <div class="m-form-row">
      <m-date-field [label]="dayLabel() ?? texts().sessions.day" [at]="draft().clock('day')" />
      <m-text-field
        inputmode="numeric"
        [hint]="texts().sessions.clock"
        [label]="texts().sessions.from"
        [at]="draft().clock('/startsAt')"
      />
      <m-text-field
        inputmode="numeric"
        [hint]="texts().sessions.clock"
        [label]="texts().sessions.until"
        [at]="draft().clock('/endsAt')"
      />
    </div>
    <m-room-choice
      [room]="room.value() || null"
      [error]="room.error()"
      (roomChange)="room.set($event)"
      (chosen)="settle($event)"
    />
    @if (!room.value()) {
      <div class="m-form-row">
        <m-text-field [label]="texts().form.venue" [at]="draft().form.at('venue')" />
        <m-text-field [label]="texts().form.town" [at]="draft().form.at('town')" />
      </div>
    }
    <m-block-fields [draft]="draft()" [subjects]="subjects()" />
    <section class="m-stacked">
      <h2>{{ texts().sessions.trainers }}</h2>
      @if (trainers().length === 0) {
        <p class="m-muted">{{ texts().sessions.noTrainers }}</p>
      }
      <ul class="m-rows">
        @for (each of trainers(); track each.id) {
          <li class="m-split">
            <b>{{ format.fullName(each) }}</b>
            <button type="button" class="m-link" (click)="drop(each.id)">
              {{ texts().enrol.drop }}<span class="m-unseen">: {{ format.fullName(each) }}</span>
            </button>
          </li>
        }
      </ul>
      <m-person-search
        [label]="texts().sessions.findTrainer"
        [hint]="texts().sessions.findTrainerHint"
        [taken]="ids()"
        (chosen)="take($event)"
      />
    </section>`,
})
export class SessionFields {
  readonly draft = input.required<SessionDraft>();
  readonly subjects = input.required<readonly Option[]>();
  /** Who teaches in the session as it is known. */
  readonly known = input<readonly TrainerName[]>([]);
  readonly dayLabel = input<string>();
  protected readonly texts = spoken(trainingTexts);
  protected readonly format = format;
  protected readonly trainers = signal<readonly TrainerName[]>([]);

  constructor() {
    effect(() => {
      const known = this.known();
      untracked(() => this.trainers.set(known));
    });
  }

  protected get room() {
    return this.draft().form.within<string>('/roomId');
  }

  protected ids(): readonly string[] {
    return this.trainers().map((each) => each.id);
  }

  /** The session is where its room is; without one the place of before stays to be changed. */
  protected settle(room: RoomAnswer | null): void {
    if (room === null) return;
    this.draft().form.at('venue').set(room.venue);
    this.draft().form.at('town').set(room.town);
  }

  protected take({ id, givenName, familyName }: PersonInList): void {
    this.put([...this.trainers(), { id, givenName, familyName }]);
  }

  protected drop(id: string): void {
    this.put(this.trainers().filter((each) => each.id !== id));
  }

  private put(trainers: readonly TrainerName[]): void {
    this.trainers.set(trainers);
    this.draft().form.at('trainerIds').set(this.ids());
  }
}
