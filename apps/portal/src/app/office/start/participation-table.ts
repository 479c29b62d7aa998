import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CertificationReport, DepartmentKind, ReportDepartment, ReportFigures } from '@mittler/contract';
import { departmentKinds } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { EmptyState } from '../../ui/notices/empty-state';
import { TableRegion } from '../../ui/tables/table-region';
import { startTexts } from './texts';

interface Cell {
  readonly kind: DepartmentKind;
  /** Null: the municipality has no department of the kind. */
  readonly count: number | null;
  readonly look: string;
  readonly query: Readonly<Record<string, string>>;
}

/** Who counts as taking part: in training, ready, or with a valid certificate. */
const taking = ({ inTraining, ready, certified }: ReportFigures): number =>
  (inTraining.value ?? 0) + (ready.value ?? 0) + (certified.value ?? 0);
const sumOf = (departments: readonly ReportDepartment[]): number =>
  departments.reduce((sum, { figures }) => sum + taking(figures), 0);

/** Municipalities by kinds of departments: where people take part, where nobody does yet, and where there is no department. */
@Component({
  selector: 'm-participation-table',
  imports: [EmptyState, RouterLink, TableRegion],
  template: `<section>
    <h2>{{ texts().participation }}</h2>
    @if (rows().length === 0) {
      <m-empty-state [text]="texts().noMunicipality">
        <a class="m-button" routerLink="/import/neu">{{ texts().importAct }}</a>
      </m-empty-state>
    } @else {
      <p class="m-meta">{{ lead() }}</p>
      <p class="m-meta m-heat-legend">
        <span
          >{{ texts().few }}
          @for (step of steps; track step) {
            <i class="m-heat-{{ step }}"></i>
          }
          {{ texts().many }}</span
        >
        <span><i class="m-heat-missing"></i> {{ texts().nobodyYet }}</span>
        <span><i class="m-heat-none"></i> {{ texts().noDepartment }}</span>
      </p>
      <m-table-region [label]="texts().participation">
        <table class="m-table m-table--heat">
          <thead>
            <tr>
              <th scope="col">{{ texts().municipality }}</th>
              @for (kind of kinds(); track kind) {
                <th scope="col" class="m-number">{{ texts().columns[kind] }}</th>
              }
              <th scope="col" class="m-number">{{ texts().sum }}</th>
              <th scope="col" class="m-number">{{ texts().share }}</th>
            </tr>
          </thead>
          <tbody>
            @for (row of rows(); track row.key) {
              <tr>
                <th scope="row">
                  <a [routerLink]="path" [queryParams]="{ kommune: row.key }">{{ row.name }}</a>
                </th>
                @for (cell of row.cells; track cell.kind) {
                  <td class="m-number {{ cell.look }}">
                    @if (cell.count === null) {
                      <span aria-hidden="true">–</span><span class="m-unseen">{{ texts().noDepartment }}</span>
                    } @else {
                      <a [routerLink]="path" [queryParams]="cell.query"
                        >{{ format.number(cell.count)
                        }}<span class="m-unseen">{{ texts().cell(row.name, texts().columns[cell.kind]) }}</span></a
                      >
                    }
                  </td>
                }
                <td class="m-number">
                  <b>{{ format.number(row.sum) }}</b>
                </td>
                <td class="m-number">{{ format.percent(all() === 0 ? 0 : row.sum / all()) }}</td>
              </tr>
            }
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">{{ texts().all(rows().length) }}</th>
              @for (sum of sums(); track $index) {
                <td class="m-number">{{ format.number(sum) }}</td>
              }
              <td class="m-number">{{ format.number(all()) }}</td>
              <td class="m-number">{{ format.percent(1) }}</td>
            </tr>
          </tfoot>
        </table>
      </m-table-region>
      <p class="m-acts m-no-print">
        <a class="m-button m-button--quiet" [routerLink]="path">{{ texts().asList }}</a>
      </p>
    }
  </section>`,
})
export class ParticipationTable {
  readonly report = input.required<CertificationReport>();
  protected readonly path = '/berichte/bescheinigungen';
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly steps = [1, 2, 3, 4, 5];

  /** The kinds that there are. */
  protected readonly kinds = computed(() => {
    const found = new Set(
      this.report().municipalities.flatMap(({ departments }) => departments.map(({ kind }) => kind)),
    );
    return departmentKinds.filter((kind) => found.has(kind));
  });
  protected readonly rows = computed(() => {
    const { municipalities } = this.report();
    const of = (departments: readonly ReportDepartment[], kind: DepartmentKind): readonly ReportDepartment[] =>
      departments.filter((each) => each.kind === kind);
    const most = Math.max(
      1,
      ...municipalities.flatMap(({ departments }) => departmentKinds.map((kind) => sumOf(of(departments, kind)))),
    );
    return municipalities.map(({ key, name, departments, figures }) => ({
      key,
      name,
      sum: taking(figures),
      cells: this.kinds().map((kind): Cell => {
        const own = of(departments, kind);
        const count = own.length === 0 ? null : sumOf(own);
        const [only, ...others] = own;
        const one = only !== undefined && others.length === 0 ? { amt: only.id } : {};
        return { kind, count, look: look(count, most), query: { kommune: key, ...one } };
      }),
    }));
  });
  protected readonly sums = computed(() =>
    this.kinds().map((_, index) => this.rows().reduce((sum, { cells }) => sum + (cells[index]?.count ?? 0), 0)),
  );
  protected readonly all = computed(() => taking(this.report().total));
  protected readonly lead = computed(() => {
    const training = this.report().total.inTraining.value ?? 0;
    return this.texts().participationMore(this.all(), training, this.all() - training);
  });
}

function look(count: number | null, most: number): string {
  if (count === null) return 'm-heat-none';
  return count === 0 ? 'm-heat-missing' : `m-heat-${String(Math.ceil((count / most) * 5))}`;
}
