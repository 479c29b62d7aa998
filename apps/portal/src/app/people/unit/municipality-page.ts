import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Department, DepartmentsPage, Municipalities } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { DepartmentForm } from './department-form';
import { unitTexts } from './texts';
import { WorksCouncilSection } from './works-council-section';

/** One municipality with its departments. */
@Component({
  selector: 'm-municipality-page',
  imports: [
    RouterLink,
    Crumbs,
    Icon,
    EmptyState,
    Waiting,
    TableRegion,
    ProblemNotice,
    DepartmentForm,
    WorksCouncilSection,
  ],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().municipalities, path: '/kommunen' }]" [here]="name()" />
    <div class="m-page-head">
      <div>
        <h1>{{ name() }}</h1>
        <p class="m-muted">{{ about() }}</p>
      </div>
      <a class="m-button m-button--quiet" routerLink="/personen" [queryParams]="{ kommune: id() }"
        ><m-icon name="people" />{{ texts().people }}</a
      >
    </div>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (list.value().departments.length === 0 && edited() === null) {
        <m-empty-state [text]="texts().noDepartments" />
      } @else {
        <m-table-region [label]="texts().departments">
          <table class="m-table m-table--list">
            <thead>
              <tr>
                <th scope="col">{{ texts().department }}</th>
                <th scope="col">{{ texts().departmentKind }}</th>
                <th scope="col">{{ texts().code }}</th>
                <th scope="col">
                  <span class="m-unseen">{{ texts().acts }}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              @for (each of list.value().departments; track each.id) {
                <tr>
                  <th scope="row">{{ each.name }}</th>
                  <td>{{ texts().departmentKinds[each.kind] }}</td>
                  <td>{{ each.code ?? '' }}</td>
                  <td>
                    @if (mayChange()) {
                      <button type="button" class="m-button m-button--quiet m-button--small" (click)="edited.set(each)">
                        {{ texts().edit }}<span class="m-unseen">: {{ each.name }}</span>
                      </button>
                    }
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      }
      @if (mayChange()) {
        @if (edited(); as one) {
          <m-department-form
            [municipality]="id()"
            [department]="one === 'new' ? null : one"
            (done)="edited.set(null); list.reload()"
            (given)="edited.set(null)"
          />
        } @else {
          <div class="m-acts">
            <button type="button" class="m-button" (click)="edited.set('new')">
              <m-icon name="plus" />{{ texts().createDepartment }}
            </button>
          </div>
        }
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
    @if (keepsCouncil() && one(); as municipality) {
      <m-works-council-section [municipality]="municipality" (changed)="all.reload()" />
    }
  </div>`,
})
export class MunicipalityPage {
  /** The official key. */
  readonly id = input.required<string>();
  private readonly signedIn = inject(SignedIn);
  private readonly title = inject(PageTitle);
  protected readonly texts = spoken(unitTexts);
  protected readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly list = httpResource<DepartmentsPage>(
    () => `/api/departments?municipality=${encodeURIComponent(this.id())}&limit=200`,
  );
  protected readonly edited = signal<Department | 'new' | null>(null);
  protected readonly one = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : []).find((each) => each.key === this.id()),
  );
  protected readonly name = computed(() => this.one()?.name ?? this.texts().municipality);
  protected readonly about = computed(() => {
    const one = this.one();
    return one === undefined ? '' : `${one.kind} · ${one.region} · ${this.texts().key} ${one.key}`;
  });
  protected readonly keepsCouncil = computed(() => this.signedIn.has('coordination-office'));
  protected readonly mayChange = computed(
    () =>
      this.signedIn.has('coordination-office') ||
      (this.signedIn.me()?.roles ?? []).some(
        (each) => each.role === 'municipal-coordinator' && each.municipality === this.id(),
      ),
  );
}
