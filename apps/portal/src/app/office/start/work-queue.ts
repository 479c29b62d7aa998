import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { OfficeStart, WorkItem, WorkKind } from '@mittler/contract';
import { daysBetween, type IsoDate } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import { startTexts } from './texts';

interface Way {
  readonly path: string;
  readonly query: Readonly<Record<string, string>>;
}

const ways: Readonly<Record<WorkKind, Way>> = {
  'rolls-open': { path: '/start/offene-listen', query: {} },
  'decisions-open': { path: '/start/entscheidungen', query: {} },
  'ready-to-certify': { path: '/bescheinigungen/ausstellen', query: {} },
  expiring: { path: '/berichte/bescheinigungen/personen', query: { zustand: 'expiring', frist: '3' } },
  lapsed: { path: '/berichte/bescheinigungen/personen', query: { zustand: 'lapsed' } },
  'imports-open': { path: '/import', query: { stand: 'previewed' } },
};

/** Days before the first right ends from which on it is urgent. */
const soon = 30;

/** Overdue rolls keep people's hours from being counted; a right that ends soon can still be saved. */
export function isUrgent(item: WorkItem, on: IsoDate): boolean {
  if (item.count === 0 || item.oldestOn === null) return false;
  if (item.kind === 'rolls-open') return true;
  return item.kind === 'expiring' && daysBetween(on, item.oldestOn) <= soon;
}

/** The queue: how many, what, how old, and who has the next move. What is urgent stands first. */
@Component({
  selector: 'm-work-queue',
  imports: [Badge, Icon, RouterLink],
  template: `@if (rows().length > 0) {
      <table class="m-table m-table--list m-queue">
        <thead>
          <tr>
            <th scope="col" class="m-number">{{ texts().count }}</th>
            <th scope="col">{{ texts().matter }}</th>
            <th scope="col">{{ texts().age }}</th>
            <th scope="col">{{ texts().move }}</th>
          </tr>
        </thead>
        <tbody>
          @for (row of rows(); track row.item.kind) {
            <tr [class.m-urgent]="row.urgent">
              <td class="m-number m-queue__count">{{ format.number(row.item.count) }}</td>
              <th scope="row">
                <a [routerLink]="row.way.path" [queryParams]="row.way.query">{{ texts().kinds[row.item.kind] }}</a>
                @if (row.urgent) {
                  <m-badge tone="soon" icon="warning">{{ texts().urgent }}</m-badge>
                }
              </th>
              <td>{{ row.age }}</td>
              <td class="m-muted" [attr.data-label]="texts().move">
                {{ texts().movers[row.item.mover] }}
                <m-icon class="m-wide-only" name="arrow-right" [size]="16" />
              </td>
            </tr>
          }
        </tbody>
      </table>
    }
    @if (quiet().length > 0 && rows().length > 0) {
      <p class="m-meta">{{ texts().quiet(quiet().join(', ')) }}</p>
    }`,
})
export class WorkQueue {
  readonly start = input.required<OfficeStart>();
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly rows = computed(() => {
    const { work, on } = this.start();
    return work
      .filter(({ count }) => count > 0)
      .map((item) => ({ item, way: ways[item.kind], age: this.age(item, on), urgent: isUrgent(item, on) }))
      .sort((a, b) => Number(b.urgent) - Number(a.urgent));
  });
  protected readonly quiet = computed(() =>
    this.start()
      .work.filter(({ count }) => count === 0)
      .map(({ kind }) => this.texts().kinds[kind]),
  );

  private age({ kind, oldestOn, oldestTitle }: WorkItem, on: IsoDate): string {
    if (oldestOn === null) return '';
    const texts = this.texts();
    switch (kind) {
      case 'rolls-open':
      case 'decisions-open':
      case 'imports-open':
        return texts.oldest(daysBetween(oldestOn, on), oldestTitle);
      case 'ready-to-certify':
        return texts.checked(daysBetween(oldestOn, on));
      case 'expiring':
        return texts.firstEnds(format.date(oldestOn), daysBetween(on, oldestOn));
      case 'lapsed':
        return texts.lapsedSince(format.date(oldestOn));
    }
  }
}
