import { Component, computed, input, output } from '@angular/core';
import type { Choice } from '../../ui/fields/choice-group';
import { Segments } from '../../ui/fields/choice-group';
import type { IconName } from '../../ui/icon';
import { Icon } from '../../ui/icon';
import { ExcuseFields } from './excuse-fields';
import { PartialTimes } from './partial-times';
import { RowControls } from './row-controls';
import { SendState } from './send-state';

const icons: Readonly<Record<string, { readonly icon: IconName; readonly look: string }>> = {
  present: { icon: 'check-circle', look: 'm-good' },
  partial: { icon: 'clock', look: 'm-soon' },
  excused: { icon: 'excused', look: 'm-wait' },
  absent: { icon: 'cross-circle', look: 'm-bad' },
};

/** A row of the roll on a phone: two lines, opened one at a time; who is not recorded can be marked in one tap. */
@Component({
  selector: 'li[mPhoneRow]',
  imports: [ExcuseFields, Icon, PartialTimes, Segments, SendState],
  host: {
    class: 'm-person',
    '[class.m-person--open]': 'opened()',
    '[class.m-person--urgent]': "view().shown === 'not-recorded' && view().canMark",
  },
  template: `<div class="m-person__head">
      <div class="m-person__who">
        <strong>{{ format.listName(view().row) }}</strong>
        <span class="m-meta">
          {{ view().row.municipality }}
          @if (isThere() && view().modality; as form) {
            <m-icon [name]="form === 'virtual' ? 'video' : 'door'" [size]="16" />{{ texts().formLong[form] }}
          }
        </span>
        @if (view().row.notice === 'enrolled-later') {
          <span class="m-meta">{{ texts().enrolledLater }}</span>
        } @else if (view().row.notice === 'dropped-out') {
          <span class="m-meta">{{ texts().droppedOut }}</span>
        }
        @if (view().row.guestOf; as course) {
          <span class="m-meta">{{ texts().guestOf(course) }}</span>
        }
        @if (claimedText(); as text) {
          <button type="button" class="m-link m-person__claim" (click)="confirmClaim()">{{ text }}</button>
        }
        @if (view().shown === 'not-recorded' && view().canMark) {
          <span class="m-soon">{{ texts().notRecordedWord }}</span>
        }
      </div>
      @if (view().shown === 'not-recorded' && view().canMark && !opened()) {
        <button type="button" class="m-button m-button--quiet m-person__present" (click)="choose('present')">
          <m-icon name="check" />{{ texts().present }}<span class="m-unseen">: {{ name() }}</span>
        </button>
        <button
          type="button"
          class="m-button m-button--quiet m-button--icon"
          [attr.aria-label]="texts().more(name())"
          aria-expanded="false"
          (click)="toggled.emit()"
        >
          <m-icon name="more" />
        </button>
      } @else {
        <button
          type="button"
          class="m-person__state"
          [attr.aria-expanded]="opened()"
          [attr.aria-label]="stateText() + ' – ' + texts().openRow(name())"
          [disabled]="!view().canMark"
          (click)="toggled.emit()"
        >
          <span>
            @if (look(); as look) {
              <m-icon [name]="look.icon" [class]="look.look" />
            }
            <strong>{{ texts().state[view().shown] }}</strong>
            <br /><span class="m-meta">{{ under() }}</span>
          </span>
          @if (view().canMark) {
            <m-icon [name]="opened() ? 'chevron-up' : 'chevron-right'" />
          }
        </button>
      }
    </div>
    @if (opened() && view().canMark) {
      <div class="m-person__body">
        <m-segments
          [label]="texts().markOf(name())"
          [bare]="true"
          [touch]="true"
          [choices]="shortStates()"
          [value]="shownState()"
          (valueChange)="choose($event)"
        />
        @if (view().shown === 'excused') {
          <m-excuse-fields [view]="view()" [blocks]="blocks()" />
        }
        @if (view().shown === 'partial') {
          <m-partial-times [view]="view()" [name]="name()" />
        }
        @if (isThere()) {
          <div class="m-person__blocks">
            @for (block of blocks(); track block.id; let index = $index) {
              <label>
                {{ blockName(index) }}
                <input
                  class="m-control m-control--number"
                  type="text"
                  inputmode="numeric"
                  autocomplete="off"
                  [value]="minutesAt(index)"
                  (change)="changed($event, index)"
                />
                <span class="m-meta">{{ texts().ofMinutes(block.plannedMinutes) }}</span>
              </label>
            }
          </div>
        }
        @if (view().shown !== 'excused' && view().shown !== 'absent') {
          <m-segments
            [label]="texts().formOf(name())"
            [bare]="true"
            [touch]="true"
            [iconWhenChosen]="false"
            [choices]="forms()"
            [value]="view().modality"
            (valueChange)="chooseForm($event)"
          />
        }
        @if (view().check !== null && isThere()) {
          <label class="m-field">
            <span class="m-field__label">{{ texts().checkHead }}</span>
            <select
              class="m-control"
              [attr.aria-label]="texts().checkOf(name())"
              (change)="chooseCheck(textOf($event))"
            >
              @for (option of checkOptions(); track option.value) {
                <option [value]="option.value" [selected]="option.value === view().check">{{ option.label }}</option>
              }
            </select>
          </label>
        }
        @if (earlier(); as text) {
          <p class="m-meta">{{ text }}</p>
        }
        <m-send-state [view]="view()" />
      </div>
    }
    @if (why(); as text) {
      <p [class]="view().sending === 'pending' ? 'm-muted' : 'm-bad'">{{ text }}</p>
      @if (!opened()) {
        <m-send-state [view]="view()" />
      }
    } @else if (view().sending !== 'sent' && view().sending !== 'none' && !opened()) {
      <m-send-state [view]="view()" />
    }`,
})
export class PhoneRow extends RowControls {
  readonly opened = input.required<boolean>();
  readonly toggled = output();

  /** Four words in one line of a phone: without icons, and the longest one short. */
  protected readonly shortStates = computed<readonly Choice[]>(() =>
    this.states().map(({ value, label, tone }) => ({
      value,
      label: value === 'excused' ? this.texts().shortExcused : label,
      ...(tone === undefined ? {} : { tone }),
    })),
  );
  protected readonly look = computed(() => icons[this.view().shown] ?? null);

  protected readonly under = computed(() => {
    const { shown, state, excuse, minutes } = this.view();
    const texts = this.texts();
    if (shown === 'excused') return excuse === null ? texts.reasonMissing : texts.excuse[excuse];
    if (shown === 'partial' && state === 'not-recorded') return texts.minutesMissing;
    return shown === 'not-recorded' ? '' : this.format.minutes(minutes);
  });
  protected readonly stateText = computed(() => `${this.texts().state[this.view().shown]} ${this.under()}`);

  protected changed(event: Event, index: number): void {
    const field = this.fieldOf(event);
    const block = this.blocks()[index];
    if (field !== null && block !== undefined) this.enterMinutes(field, block);
  }
}
