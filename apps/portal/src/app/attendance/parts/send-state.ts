import { Component, inject, input } from '@angular/core';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import { RollStore } from '../roll/roll-store';
import type { RowView } from '../roll/row-view';
import { attendanceTexts } from '../texts';

/** Whether the row's marks have reached the server; where not, why and what to do. */
@Component({
  selector: 'm-send-state',
  imports: [Icon],
  template: `@switch (view().sending) {
    @case ('sent') {
      <span class="m-muted m-sent"><m-icon name="cloud-done" [size]="16" />{{ texts().sent }}</span>
    }
    @case ('waiting') {
      <span class="m-muted m-sent"><m-icon name="cloud-wait" [size]="16" />{{ texts().waiting }}</span>
    }
    @case ('failed') {
      <span class="m-sent">
        <m-icon name="cloud-off" [size]="16" /><strong>{{ texts().notSent }}</strong>
        <button type="button" class="m-link" (click)="store.retry()">{{ texts().retry }}</button>
      </span>
    }
    @case ('refused') {
      <span class="m-sent m-bad">
        <m-icon name="warning" [size]="16" />{{ texts().refused }}
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
