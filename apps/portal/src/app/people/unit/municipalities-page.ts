import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import { CreateMunicipality, type Municipalities } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextField } from '../../ui/fields/text-field';
import { Fold } from '../../ui/fold';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { unitTexts } from './texts';
import { UnitClient } from './unit-client';

const empty = { key: '', name: '', kind: '', region: '' } as const;

/** Municipalities: first those that take part, below all the others that are known. */
@Component({
  selector: 'm-municipalities-page',
  imports: [RouterLink, TableRegion, Fold, TextField, ErrorSummary, ProblemNotice, Waiting],
  template: `<div class="m-page m-sections">
    <div>
      <h1>{{ list.hasValue() ? texts().title(taking().length) : texts().municipalities }}</h1>
      <p class="m-muted">{{ texts().lead }}</p>
    </div>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      <m-table-region [label]="texts().municipalities">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().municipality }}</th>
              <th scope="col">{{ texts().kind }}</th>
              <th scope="col">{{ texts().region }}</th>
              <th scope="col">{{ texts().key }}</th>
              <th scope="col" class="m-number">{{ texts().departments }}</th>
            </tr>
          </thead>
          <tbody>
            @for (each of taking(); track each.key) {
              <tr>
                <th scope="row">
                  <a [routerLink]="['/kommunen', each.key]">{{ each.name }}</a>
                </th>
                <td>{{ each.kind }}</td>
                <td>{{ each.region }}</td>
                <td [attr.data-label]="texts().key">{{ each.key }}</td>
                <td class="m-number" [attr.data-label]="texts().departments">{{ each.departments }}</td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      @if (others().length > 0) {
        <m-fold [label]="texts().others(others().length)">
          <ul class="m-rows">
            @for (each of others(); track each.key) {
              <li>
                <a [routerLink]="['/kommunen', each.key]">{{ each.name }}</a>
                <span class="m-meta"> {{ each.kind }}, {{ each.key }}</span>
              </li>
            }
          </ul>
        </m-fold>
      }
      @if (mayChange()) {
        <m-fold [label]="texts().create">
          <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
            <m-error-summary [errors]="form.errors()" />
            <m-problem-notice [problem]="problem()" />
            <m-text-field [label]="texts().name" [at]="form.at('name')" />
            <div class="m-form-row">
              <m-text-field [label]="texts().key" [hint]="texts().keyHint" inputmode="numeric" [at]="form.at('key')" />
              <m-text-field [label]="texts().kind" [hint]="texts().kindHint" [at]="form.at('kind')" />
            </div>
            <m-text-field [label]="texts().region" [at]="form.at('region')" />
            <div class="m-acts">
              <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().create }}</button>
            </div>
          </form>
        </m-fold>
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class MunicipalitiesPage {
  private readonly client = inject(UnitClient);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(unitTexts);
  protected readonly list = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly form = new Entered(CreateMunicipality, empty);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  private readonly all = computed(() => (this.list.hasValue() ? this.list.value().municipalities : []));
  protected readonly taking = computed(() => this.all().filter((each) => each.departments > 0));
  protected readonly others = computed(() => this.all().filter((each) => each.departments === 0));
  protected readonly mayChange = computed(() => this.signedIn.has('coordination-office'));

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.createMunicipality(request);
      this.form.begin(empty);
      this.messages.say(this.texts().saved);
      this.list.reload();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
