import { Component, computed, inject, viewChild } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { Outbox } from '../device/outbox';
import { CorrectionPanel } from '../evidence/correction-panel';
import { RollStore } from '../roll/roll-store';
import { attendanceTexts } from '../texts';
import { blockName } from './block-strip';
import { ClosePanel } from './close-panel';

/** Below the roll: who was there for a part, the trainer's word on virtual minutes, the signature and the history. */
@Component({
  selector: 'm-roll-notes',
  imports: [CheckBox, ClosePanel, CorrectionPanel, Icon],
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
          [disabled]="store.roll()?.closedAt !== null && store.correcting() === null"
          [optional]="false"
          [value]="store.interaction()"
          (valueChange)="store.ensureInteraction($event === true)"
        />
      </section>
      <section>
        @if (store.correcting() === null) {
          <m-close-panel />
        } @else {
          <m-correction-panel />
        }
      </section>
    </div>
    @if (walkIns().length > 0) {
      <section class="m-history">
        <h2>{{ texts().walkIns }}</h2>
        <p class="m-meta">{{ texts().walkInsMore }}</p>
        <ul class="m-rows">
          @for (each of walkIns(); track each.id) {
            <li class="m-split">
              <span>{{ each.name }}</span>
              <span class="m-sent">
                <m-icon [name]="each.icon" [size]="16" />
                {{ each.word }}
                @if (each.isRefused) {
                  <button type="button" class="m-link" (click)="outbox.dropWalkIn(each.id)">
                    {{ texts().dismiss }}<span class="m-unseen">: {{ each.name }}</span>
                  </button>
                }
              </span>
            </li>
          }
        </ul>
      </section>
    }
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
                  {{
                    event.kind === 'corrected'
                      ? texts().historyCorrected(event.by, format.dateTime(event.at))
                      : texts().historyReopened(event.by, format.dateTime(event.at))
                  }}<br />
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
  protected readonly outbox = inject(Outbox);
  private readonly closing = viewChild(ClosePanel);

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

  /** Who was noted by name: on this device, or with the server and not yet matched. */
  protected readonly walkIns = computed(() => {
    const roll = this.store.roll();
    const { sending, walkInOpen } = this.texts();
    const called = (name: string, town: string | null | undefined): string => (town ? `${name}, ${town}` : name);
    const here = this.outbox
      .walkIns()
      .filter(({ session }) => session === roll?.sessionId)
      .map(({ walkIn: { id, name, town }, code }) => {
        const icon: IconName = code === null ? 'cloud-wait' : 'warning';
        return {
          id,
          name: called(name, town),
          icon,
          word: code === null ? sending.kept : sending.refused,
          isRefused: code !== null,
        };
      });
    const there = (roll?.walkIns ?? [])
      .filter(({ state }) => state === 'open')
      .map(({ id, name, town }) => {
        const icon: IconName = 'hourglass';
        return { id, name: called(name, town), icon, word: walkInOpen, isRefused: false };
      });
    return [...here, ...there];
  });

  /** Asks for the signature, or leads to what hinders it. */
  ask(): void {
    this.closing()?.ask();
  }
}
