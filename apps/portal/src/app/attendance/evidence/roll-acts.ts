import { Component, computed, inject, output, viewChild } from '@angular/core';
import { RouterLink } from '@angular/router';
import { Connection } from '../../shell/device/connection';
import { spoken } from '../../shell/language';
import { DropPanel } from '../../ui/drop-panel';
import { Icon } from '../../ui/icon';
import { PrintButton } from '../../ui/print-button';
import { RollStore } from '../roll/roll-store';
import { evidenceTexts } from './texts';
import { WalkInDialog } from './walk-in-dialog';

/** What else can be done with a roll: the code, somebody who is not on it, paper, the meeting's list. */
@Component({
  selector: 'm-roll-acts',
  imports: [DropPanel, Icon, PrintButton, RouterLink, WalkInDialog],
  template: `@if (store.roll(); as roll) {
    <div class="m-acts m-roll-acts m-no-print">
      @if (roll.begun && !roll.closedAt) {
        <a class="m-button m-button--quiet" [routerLink]="['/termine', roll.sessionId, 'code']">
          <m-icon name="qr" /><span class="m-wide-text">{{ texts().acts.code }}</span
          ><span class="m-phone-text">{{ texts().acts.codeShort }}</span>
        </a>
        <button type="button" class="m-button m-button--quiet" (click)="dialog()?.open()">
          <m-icon name="person-add" /><span class="m-wide-text">{{ texts().acts.add }}</span
          ><span class="m-phone-text">{{ texts().acts.addShort }}</span>
        </button>
      }
      @if (waiting() > 0) {
        <a class="m-button m-button--quiet" [routerLink]="['/termine', roll.sessionId, 'entscheidungen']">
          <m-icon name="hourglass" />{{ texts().acts.decide(waiting()) }}
        </a>
      }
      <m-drop-panel icon="file" look="m-button m-button--quiet" [label]="texts().acts.papers">
        <ul class="m-drop__list">
          @if (connection.online()) {
            <li>
              <a [href]="'/api/sessions/' + roll.sessionId + '/sign-in-sheet.pdf'" download>
                <m-icon name="download" />{{ texts().acts.sheet }}
              </a>
            </li>
          }
          <li>
            <a [routerLink]="['/termine', roll.sessionId, 'nachweise']">
              <m-icon name="upload" />{{ texts().acts.scans }}
            </a>
          </li>
          @if (roll.begun && !roll.closedAt) {
            <li>
              <a [routerLink]="['/termine', roll.sessionId, 'videoprotokoll']">
                <m-icon name="video" />{{ texts().acts.meeting }}
              </a>
            </li>
          }
          <li><m-print-button [label]="texts().acts.print" /></li>
        </ul>
      </m-drop-panel>
    </div>
    <m-walk-in-dialog (added)="added.emit()" />
  }`,
})
export class RollActs {
  /** Somebody was put on the roll or noted beside it. */
  readonly added = output();
  protected readonly store = inject(RollStore);
  protected readonly connection = inject(Connection);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly dialog = viewChild(WalkInDialog);
  protected readonly waiting = computed(() => {
    const waiting = this.store.roll()?.waiting;
    return waiting === undefined ? 0 : waiting.marks + waiting.objections + waiting.corrections + waiting.walkIns;
  });
}
