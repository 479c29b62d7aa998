import { Component, computed, inject, viewChild } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';
import { blockName } from './block-strip';
import { ClosePanel } from './close-panel';

/** Below the roll: who was there for a part, the trainer's word on virtual minutes, the signature and the history. */
@Component({
  selector: 'm-roll-notes',
  imports: [CheckBox, ClosePanel],
  template: `<div class="m-notes">
      <section>
        <h2>{{ texts().partialTitle }}</h2>
        @for (line of partial(); track line.name) {
          <p>
            <strong>{{ line.name }}</strong>: {{ line.minutes }}
          </p>
        } @empty {
          <p class="m-muted">{{ texts().partialNone }}</p>
        }
      </section>
      <section>
        <h2>{{ texts().virtualTitle(store.virtual().length) }}</h2>
        @if (store.virtual().length === 0) {
          <p class="m-muted">{{ texts().virtualNone }}</p>
        }
        <m-check-box
          [label]="texts().interaction"
          [hint]="texts().interactionHint"
          [disabled]="store.roll()?.closedAt !== null"
          [optional]="false"
          [value]="store.interaction()"
          (valueChange)="store.ensureInteraction($event === true)"
        />
      </section>
      <section><m-close-panel /></section>
    </div>
    @if (store.roll()?.events; as events) {
      @if (events.length > 0) {
        <section class="m-history">
          <h2>{{ texts().history }}</h2>
          <ul class="m-rows">
            @for (event of events; track event.id) {
              <li>
                @if (event.kind === 'closed') {
                  {{ texts().historyClosed(event.by, format.dateTime(event.at)) }}
                } @else {
                  {{ texts().historyReopened(event.by, format.dateTime(event.at)) }}<br />
                  <span class="m-meta">{{ texts().reopenReason }}: {{ event.reason }}</span>
                }
              </li>
            }
          </ul>
        </section>
      }
    }`,
})
export class RollNotes {
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
  protected readonly format = format;
  private readonly closing = viewChild.required(ClosePanel);

  protected readonly partial = computed(() => {
    const blocks = this.store.roll()?.blocks ?? [];
    return this.store
      .rows()
      .filter(({ state }) => state === 'partial')
      .map(({ row, marks }) => ({
        name: format.listName(row),
        minutes: blocks
          .map(
            (block, index) => `${format.minutes(marks[index]?.minutes ?? 0)} ${blockName(block, index, this.texts())}`,
          )
          .join(', '),
      }));
  });

  /** Asks for the signature, or leads to what hinders it. */
  ask(): void {
    this.closing().ask();
  }
}
