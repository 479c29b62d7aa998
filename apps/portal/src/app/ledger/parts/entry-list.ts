import { Component, input } from '@angular/core';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Icon } from '../../ui/icon';
import type { EntryView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { checkTexts, formTexts, reasonTexts } from '../words/reason-texts';

/** What was recorded, one entry a line: counted or not, and why not. */
@Component({
  selector: 'm-entry-list',
  imports: [Icon],
  template: `<table class="m-table m-table--list m-entries">
    <caption class="m-unseen">
      {{
        label()
      }}
    </caption>
    <thead>
      <tr>
        <th scope="col">{{ texts().date }}</th>
        <th scope="col">{{ texts().sessionAndReason }}</th>
        <th scope="col">{{ texts().formAndCheck }}</th>
        <th scope="col" class="m-number">{{ texts().recorded }}</th>
        <th scope="col" class="m-number">{{ texts().counted }}</th>
      </tr>
    </thead>
    <tbody>
      @for (entry of entries(); track entry.fact) {
        <tr>
          <td class="m-nowrap">{{ format.date(entry.on) }}</td>
          <td class="m-entries__what">
            <strong>{{ titleOf(entry) }}</strong>
            @if (entry.reason; as reason) {
              <span>
                @if (entry.counted > 0) {
                  {{ texts().partly(format.hours(entry.counted), format.hours(entry.recorded)) }}
                }
                {{ reasons()[reason] }}
              </span>
            }
            @if (entry.before !== null) {
              <span class="m-meta">{{ texts().corrected(format.hours(entry.before)) }}</span>
            }
          </td>
          <td>
            @if (entry.seen?.modality; as form) {
              {{ forms()[form] }}
            }
            @if (entry.seen?.check; as check) {
              <span class="m-meta m-entries__check">{{ checks()[check] }}</span>
            }
          </td>
          <td class="m-number" [attr.data-label]="texts().recorded">{{ format.hours(entry.recorded) }}</td>
          <td class="m-number" [attr.data-label]="texts().counted">
            @if (entry.reason === null) {
              <strong>{{ format.hours(entry.counted) }}</strong>
            } @else {
              <span class="m-entries__not" [class.m-bad]="entry.counted === 0" [class.m-soon]="entry.counted > 0"
                ><m-icon name="minus-circle" [size]="16" />{{ format.hours(entry.counted) }}</span
              >
            }
          </td>
        </tr>
      }
    </tbody>
  </table>`,
})
export class EntryList {
  readonly entries = input.required<readonly EntryView[]>();
  readonly label = input.required<string>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly reasons = spoken(reasonTexts);
  protected readonly checks = spoken(checkTexts);
  protected readonly forms = spoken(formTexts);
  protected readonly format = format;

  protected titleOf({ session, seen }: EntryView): string {
    if (session !== null) return session.title;
    return seen?.kind === 'external-evidence' ? this.texts().external : this.texts().withoutSession;
  }
}
