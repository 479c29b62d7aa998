import { httpResource } from '@angular/common/http';
import { Component, computed, input, model, output } from '@angular/core';
import type { RoomAnswer, Rooms } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { SelectField } from '../../ui/fields/select-field';
import { sessionTexts } from './texts';

/** One of the rooms in use, or none of them. */
@Component({
  selector: 'm-room-choice',
  imports: [SelectField],
  template: `<m-select-field
    [label]="texts().room"
    [hint]="texts().roomHint"
    [options]="options()"
    [empty]="texts().noRoom"
    [optional]="true"
    [error]="error()"
    [value]="room()"
    (valueChange)="choose($event)"
  />`,
})
export class RoomChoice {
  /** Id of the room; null: none. */
  readonly room = model.required<string | null>();
  readonly error = input<string | null>(null);
  readonly chosen = output<RoomAnswer | null>();
  protected readonly texts = spoken(sessionTexts);
  private readonly list = httpResource<Rooms>(() => '/api/rooms');
  private readonly rooms = computed(() => (this.list.hasValue() ? this.list.value().rooms : []));
  protected readonly options = computed(() =>
    this.rooms().map(({ id, name, venue, town, seats }) => ({
      value: id,
      label: `${venue}, ${name}, ${town}${seats === null ? '' : ` (${this.texts().seats(seats)})`}`,
    })),
  );

  protected choose(id: string | null): void {
    this.room.set(id);
    this.chosen.emit(this.rooms().find((each) => each.id === id) ?? null);
  }
}
