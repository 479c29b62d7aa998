import { httpResource } from '@angular/common/http';
import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { CreateRoom, type Municipalities, type RoomAnswer } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { NumberField } from '../../ui/fields/number-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PlanningClient } from '../planning-client';
import { roomTexts } from './texts';

const empty = { name: '', venue: '', street: '', postcode: '', town: '', municipality: '', seats: '' } as const;

/** A new room, or changes of a known one; takes the focus when it opens. */
@Component({
  selector: 'm-room-form',
  host: { class: 'm-part' },
  imports: [TextField, NumberField, SelectField, ErrorSummary, ProblemNotice],
  template: `<section class="m-panel">
    <h2 tabindex="-1">{{ room() === null ? texts().create : texts().editTitle(room()!.name) }}</h2>
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-error-summary [errors]="form.errors()" />
      <m-problem-notice [problem]="problem()" />
      <div class="m-form-row">
        <m-text-field [label]="texts().room" [hint]="texts().roomHint" [at]="form.at('name')" />
        <m-number-field [label]="texts().seats" [hint]="texts().seatsHint" [optional]="true" [at]="form.at('seats')" />
      </div>
      <m-text-field [label]="texts().venue" [hint]="texts().venueHint" [at]="form.at('venue')" />
      <m-text-field [label]="texts().street" [optional]="true" [at]="form.at('street')" />
      <div class="m-form-row">
        <m-text-field [label]="texts().postcode" inputmode="numeric" [optional]="true" [at]="form.at('postcode')" />
        <m-text-field [label]="texts().town" [at]="form.at('town')" />
      </div>
      <m-select-field
        [label]="texts().municipality"
        [options]="municipalities()"
        [empty]="texts().noMunicipality"
        [optional]="true"
        [at]="form.at('municipality')"
      />
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">
          {{ room() === null ? texts().create : texts().save }}
        </button>
        <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
      </div>
    </form>
  </section>`,
})
export class RoomForm {
  /** Null for a new one. */
  readonly room = input.required<RoomAnswer | null>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = spoken(roomTexts);
  readonly form = new Entered(CreateRoom, empty);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private readonly list = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly municipalities = computed(() =>
    (this.list.hasValue() ? this.list.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );

  constructor() {
    effect(() => {
      const room = this.room();
      untracked(() => {
        if (room === null) this.form.begin(empty);
        else {
          const { name, venue, street, postcode, town, municipality, seats } = room;
          this.form.begin({ name, venue, street, postcode, town, municipality: municipality?.key ?? '', seats });
        }
      });
    });
    afterNextRender(() => this.host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const known = this.room();
      if (known === null) await this.client.createRoom(request);
      else await this.client.editRoom(known.id, { ...request, version: known.version });
      this.form.begin(this.form.value());
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
