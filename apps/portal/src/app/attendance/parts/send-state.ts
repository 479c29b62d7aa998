import { Component, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { RollStore } from '../roll/roll-store';
import type { RowView } from '../roll/row-view';
import { attendanceTexts } from '../texts';

/** Where the row's marks are: with the server, on this device, waiting for a person, or refused; and what to do. */
@Component({
  selector: 'm-send-state',
  imports: [Icon, RouterLink],
  template: `@switch (view().sending) {
    @case ('sent') {
      <span class="m-muted m-sent"><m-icon name="cloud-done" [size]="16" />{{ texts().sending.sent }}</span>
    }
    @case ('sending') {
      <span class="m-muted m-sent"><m-icon name="cloud-wait" [size]="16" />{{ texts().sending.sending }}</span>
    }
    @case ('kept') {
      <span class="m-sent">
        <m-icon name="cloud-off" [size]="16" /><strong>{{ texts().sending.kept }}</strong>
        <button type="button" class="m-link" (click)="store.retry()">{{ texts().retry }}</button>
      </span>
    }
    @case ('pending') {
      <span class="m-sent">
        <m-icon name="hourglass" [size]="16" class="m-wait" />
        <a [routerLink]="['/termine', store.roll()?.sessionId, 'entscheidungen']">{{ texts().sending.pending }}</a>
      </span>
    }
    @case ('refused') {
      <span class="m-sent m-bad">
        <m-icon name="warning" [size]="16" />{{ texts().sending.refused }}
        <button type="button" class="m-link" (click)="store.dismiss(view().row.enrolmentId)">
          {{ texts().dismiss }}
        </button>
      </span>
    }
  }`,
})
export class SendState {
  readonly view = input.required<RowView>();
  protected readonly store = inject(RollStore);
  protected readonly texts = spoken(attendanceTexts);
}
