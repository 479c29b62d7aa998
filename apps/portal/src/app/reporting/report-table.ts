import { Component, computed, input, linkedSignal, model } from '@angular/core';
import type { Params } from '@angular/router';
import type {
  CertificationReport,
  FigureName,
  ReportDepartment,
  ReportMunicipality,
  ReportState,
} from '@mittler/contract';
import { figureNames } from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { Icon } from '../ui/icon';
import { SortButton } from '../ui/tables/sort-button';
import { TableRegion } from '../ui/tables/table-region';
import { addressOf, type Asked } from './asked';
import { ReportCountCell } from './report-count';
import { reportingTexts } from './texts';

const stateOf: Readonly<Record<FigureName, ReportState>> = {
  enrolled: 'enrolled',
  inTraining: 'in-training',
  ready: 'ready',
  certified: 'certified',
  expiring: 'expiring',
  lapsed: 'lapsed',
  droppedOut: 'dropped-out',
};

/** Municipalities with their figures; each opens in place to its departments. */
@Component({
  selector: 'm-report-table',
  imports: [Icon, SortButton, TableRegion, ReportCountCell],
  template: `@if (report().municipalities.length > 1) {
      <p class="m-report__turn m-no-print">
        <button type="button" class="m-link" (click)="openAll()">
          {{ allOpen() ? texts().closeAll : texts().openAll }}
        </button>
      </p>
    }
    <m-table-region [label]="texts().title">
      <table class="m-table m-table--list m-report">
        <caption class="m-unseen">
          {{
            texts().title
          }}
        </caption>
        <thead>
          <tr>
            <th scope="col">
              <m-sort-button column="name" [(sorting)]="sorting">{{ texts().municipality }}</m-sort-button>
            </th>
            @for (figure of figures; track figure) {
              <th scope="col" class="m-number">
                <m-sort-button [column]="figure" [(sorting)]="sorting">{{ labels()[figure] }}</m-sort-button>
              </th>
            }
          </tr>
        </thead>
        @for (each of rows(); track each.key) {
          <tbody>
            <tr [class.m-opened]="isOpen(each.key)">
              <th scope="row">
                <button
                  type="button"
                  class="m-report__open"
                  [attr.aria-expanded]="isOpen(each.key)"
                  [attr.aria-controls]="'of-' + each.key"
                  (click)="turn(each.key)"
                >
                  <m-icon [name]="isOpen(each.key) ? 'chevron-down' : 'chevron-right'" [size]="16" />{{ each.name }}
                </button>
              </th>
              @for (figure of figures; track figure) {
                <td class="m-number" [attr.data-label]="labels()[figure]">
                  <m-report-count
                    [count]="each.figures[figure]"
                    [threshold]="threshold()"
                    [figure]="labels()[figure]"
                    [where]="each.name"
                    [to]="to(figure, each, null)"
                  />
                </td>
              }
            </tr>
          </tbody>
          <tbody [id]="'of-' + each.key" [hidden]="!isOpen(each.key)" class="m-report__inside">
            @for (department of each.departments; track department.id) {
              <tr class="m-inside">
                <th scope="row">{{ department.name }}</th>
                @for (figure of figures; track figure) {
                  <td class="m-number" [attr.data-label]="labels()[figure]">
                    <m-report-count
                      [count]="department.figures[figure]"
                      [threshold]="threshold()"
                      [figure]="labels()[figure]"
                      [where]="each.name + ', ' + department.name"
                      [to]="to(figure, each, department)"
                    />
                  </td>
                }
              </tr>
            }
          </tbody>
        }
        <tfoot>
          <tr>
            <th scope="row">{{ texts().total(report().municipalities.length) }}</th>
            @for (figure of figures; track figure) {
              <td class="m-number" [attr.data-label]="labels()[figure]">
                <m-report-count
                  [count]="report().total[figure]"
                  [threshold]="threshold()"
                  [figure]="labels()[figure]"
                  [where]="texts().totalOne"
                  [to]="to(figure, null, null)"
                />
              </td>
            }
          </tr>
        </tfoot>
      </table>
    </m-table-region>`,
})
export class ReportTable {
  readonly report = input.required<CertificationReport>();
  readonly asked = input.required<Asked>();
  /** Whether the people behind the figures may be seen. */
  readonly drillDown = input.required<boolean>();
  readonly sorting = model.required<string>();
  protected readonly texts = spoken(reportingTexts);
  protected readonly figures = figureNames;
  protected readonly threshold = computed(() => this.report().threshold ?? 0);
  protected readonly labels = computed(() => ({
    ...this.texts().figures,
    expiring: this.texts().expiringUntil(format.date(this.report().expiringUntil)),
  }));

  /** A report of one municipality shows its departments at once. */
  private readonly opened = linkedSignal<CertificationReport, ReadonlySet<string>>({
    source: this.report,
    computation: ({ municipalities }, before) => {
      const [only, ...others] = municipalities;
      if (only !== undefined && others.length === 0) return new Set([only.key]);
      return before?.value ?? new Set();
    },
  });
  protected readonly allOpen = computed(() => this.report().municipalities.every(({ key }) => this.opened().has(key)));

  protected readonly rows = computed<readonly ReportMunicipality[]>(() => {
    const sorting = this.sorting();
    const column = figureNames.find((name) => name === sorting.replace(/^-/, ''));
    const rows = [...this.report().municipalities];
    if (column !== undefined) rows.sort((a, b) => (a.figures[column].value ?? 0) - (b.figures[column].value ?? 0));
    return sorting.startsWith('-') ? rows.reverse() : rows;
  });

  protected openAll(): void {
    this.opened.set(this.allOpen() ? new Set() : new Set(this.report().municipalities.map(({ key }) => key)));
  }

  protected isOpen(key: string): boolean {
    return this.opened().has(key);
  }

  protected turn(key: string): void {
    const rest = [...this.opened()].filter((each) => each !== key);
    this.opened.set(new Set(this.isOpen(key) ? rest : [...rest, key]));
  }

  protected to(
    figure: FigureName,
    municipality: ReportMunicipality | null,
    department: ReportDepartment | null,
  ): Params | null {
    if (!this.drillDown()) return null;
    return {
      zustand: stateOf[figure],
      ...addressOf({
        ...this.asked(),
        ...(municipality === null ? {} : { municipality: municipality.key }),
        ...(department === null ? {} : { department: department.id }),
      }),
    };
  }
}
