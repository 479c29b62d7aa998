import { httpResource } from '@angular/common/http';
import { Component, computed } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { CertificationReport, FigureName } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { startTexts } from './texts';

const columns = ['enrolled', 'inTraining', 'ready', 'certified', 'expiring', 'lapsed', 'droppedOut'] as const;

/** The start of a municipal coordinator: her own municipality's figures and what is coming up. */
@Component({
  selector: 'm-own-start',
  imports: [EmptyState, Icon, ProblemNotice, RouterLink, TableRegion, Waiting],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        <h1>{{ headline() }}</h1>
        @if (report.hasValue()) {
          <p class="m-muted">{{ texts().on(format.date(report.value().on)) }}</p>
        }
      </div>
      <div class="m-acts">
        <a class="m-button m-button--quiet" [routerLink]="path">{{ texts().own.toReport }}</a>
        <a class="m-button m-button--quiet" routerLink="/personen">{{ texts().own.toPeople }}</a>
      </div>
    </div>
    <m-problem-notice [problem]="report.error()" [again]="true" (retry)="report.reload()" />
    @if (report.hasValue()) {
      <section>
        <h2>{{ texts().own.attention }}</h2>
        @if (matters().length === 0) {
          <p>{{ texts().own.nothing }}</p>
        } @else {
          <ul class="m-rows">
            @for (matter of matters(); track matter.state) {
              <li>
                <a [routerLink]="path + '/personen'" [queryParams]="{ zustand: matter.state }"
                  >{{ matter.text }} <m-icon name="arrow-right" [size]="16"
                /></a>
              </li>
            }
          </ul>
        }
      </section>
      <section>
        <h2>{{ texts().own.departments }}</h2>
        @if (departments().length === 0) {
          <m-empty-state [text]="texts().own.noDepartments">
            <a class="m-button" routerLink="/personen">{{ texts().own.toPeople }}</a>
          </m-empty-state>
        } @else {
          <m-table-region [label]="texts().own.departments">
            <table class="m-table m-table--list">
              <thead>
                <tr>
                  <th scope="col">{{ texts().own.department }}</th>
                  @for (column of columns; track column) {
                    <th scope="col" class="m-number">{{ labels()[column] }}</th>
                  }
                </tr>
              </thead>
              <tbody>
                @for (each of departments(); track each.id) {
                  <tr>
                    <th scope="row">
                      <a [routerLink]="path" [queryParams]="{ kommune: each.municipality, amt: each.id }">{{
                        each.name
                      }}</a>
                    </th>
                    @for (column of columns; track column) {
                      <td class="m-number" [attr.data-label]="labels()[column]">
                        {{ format.number(each.figures[column].value ?? 0) }}
                      </td>
                    }
                  </tr>
                }
              </tbody>
              <tfoot>
                <tr>
                  <th scope="row">{{ texts().sum }}</th>
                  @for (column of columns; track column) {
                    <td class="m-number" [attr.data-label]="labels()[column]">
                      {{ format.number(report.value().total[column].value ?? 0) }}
                    </td>
                  }
                </tr>
              </tfoot>
            </table>
          </m-table-region>
        }
      </section>
    } @else if (report.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class OwnStart {
  protected readonly path = '/berichte/bescheinigungen';
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly columns = columns;
  protected readonly report = httpResource<CertificationReport>(() => '/api/reports/certification');

  protected readonly headline = computed(() => {
    if (!this.report.hasValue()) return this.texts().title;
    const { municipalities, total } = this.report.value();
    const place = municipalities.map(({ name }) => name).join(', ') || this.texts().title;
    const training = total.inTraining.value ?? 0;
    const certified = total.certified.value ?? 0;
    return (total.enrolled.value ?? 0) === 0
      ? this.texts().own.nobody(place)
      : this.texts().own.sentence(place, training, certified);
  });

  protected readonly labels = computed<Readonly<Record<FigureName, string>>>(() => {
    const { inTraining, ready, certified, lapsed, own } = this.texts();
    const until = this.report.hasValue() ? format.date(this.report.value().expiringUntil) : '';
    const { enrolled, droppedOut } = own;
    return { enrolled, inTraining, ready, certified, expiring: own.expiringShort(until), lapsed, droppedOut };
  });

  protected readonly matters = computed(() => {
    if (!this.report.hasValue()) return [];
    const { total, expiringUntil } = this.report.value();
    const texts = this.texts().own;
    const count = (name: FigureName): number => total[name].value ?? 0;
    return [
      { state: 'ready', count: count('ready'), text: texts.ready(count('ready')) },
      {
        state: 'expiring',
        count: count('expiring'),
        text: texts.expiring(count('expiring'), format.date(expiringUntil)),
      },
      { state: 'lapsed', count: count('lapsed'), text: texts.lapsed(count('lapsed')) },
    ].filter((each) => each.count > 0);
  });

  protected readonly departments = computed(() => {
    const municipalities = this.report.hasValue() ? this.report.value().municipalities : [];
    return municipalities.flatMap(({ key, name, departments }) =>
      departments.map((each) => ({
        ...each,
        municipality: key,
        name: municipalities.length === 1 ? each.name : `${name}: ${each.name}`,
      })),
    );
  });
}
