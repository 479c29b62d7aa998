import { Component, input } from '@angular/core';
import type { CatalogueSession } from '@mittler/contract';
import { holidayOn } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { TableRegion } from '../../ui/tables/table-region';
import { holidayNames } from '../holiday-names';
import { byCode } from './content';
import { catalogueTexts } from './texts';

/** The sessions of a course: when with the day of the week, what and where; cancelled ones are struck out. */
@Component({
  selector: 'm-date-table',
  imports: [Badge, TableRegion],
  template: `<m-table-region [label]="texts().one.dates">
    <table class="m-table m-table--list">
      <thead>
        <tr>
          <th scope="col">{{ texts().one.day }}</th>
          <th scope="col">{{ texts().one.time }}</th>
          <th scope="col">{{ texts().one.topic }}</th>
          <th scope="col">{{ texts().areas }}</th>
          <th scope="col" class="m-number">{{ texts().one.duration }}</th>
        </tr>
      </thead>
      <tbody>
        @for (session of sessions(); track session.id) {
          <tr [class.m-session-off]="session.isCancelled">
            <th scope="row">
              @if (session.isCancelled) {
                <s class="m-nowrap">{{ format.shortWeekdayDate(session.day) }}</s>
              } @else {
                <span class="m-nowrap">{{ format.shortWeekdayDate(session.day) }}</span>
              }
              @if (holiday(session); as remark) {
                <div class="m-meta">{{ remark }}</div>
              }
            </th>
            <td class="m-nowrap">
              @if (session.isCancelled) {
                <m-badge tone="bad" icon="cross-circle">{{ texts().one.cancelled }}</m-badge>
              } @else {
                {{ format.span(session.startsAt, session.endsAt) }}
              }
            </td>
            <td>
              {{ session.title }}
              <div class="m-meta">{{ place(session) }}</div>
            </td>
            <td [attr.data-label]="areas(session) === '' ? null : texts().areas">{{ areas(session) }}</td>
            <td class="m-number">{{ session.isCancelled ? '' : format.hours(minutes(session)) }}</td>
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class DateTable {
  readonly sessions = input.required<readonly CatalogueSession[]>();
  protected readonly texts = spoken(catalogueTexts);
  protected readonly format = format;
  private readonly holidays = spoken(holidayNames);

  protected holiday(session: CatalogueSession): string | null {
    const found = holidayOn(session.day);
    if (found === null || session.isCancelled) return null;
    return this.texts().one.holiday(this.holidays()[found.code], found.isHalfDay);
  }

  protected place(session: CatalogueSession): string {
    if (session.blocks.every(({ modality }) => modality === 'virtual')) return this.texts().one.virtual;
    return [session.room, session.venue, session.town].filter((part) => part !== null && part !== '').join(', ');
  }

  protected areas(session: CatalogueSession): string {
    const codes = new Set(session.blocks.flatMap(({ area }) => (area === null ? [] : [area])));
    return [...codes].sort(byCode).join(', ');
  }

  protected minutes(session: CatalogueSession): number {
    return session.blocks.reduce((sum, { plannedMinutes }) => sum + plannedMinutes, 0);
  }
}
