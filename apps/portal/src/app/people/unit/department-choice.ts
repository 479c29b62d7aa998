import { httpResource } from '@angular/common/http';
import { Component, computed, input, linkedSignal } from '@angular/core';
import type { DepartmentsPage, Municipalities } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { SelectField } from '../../ui/fields/select-field';
import type { Place } from '../../ui/place';
import { unitTexts } from './texts';

/** A department, found by its municipality. */
@Component({
  selector: 'm-department-choice',
  host: { class: 'm-part' },
  imports: [SelectField],
  template: `<div class="m-form-row">
    <m-select-field
      [label]="texts().municipality"
      [options]="municipalities()"
      [empty]="texts().choose"
      [optional]="optional()"
      [value]="municipality()"
      (valueChange)="chooseMunicipality($event)"
    />
    <m-select-field
      [label]="texts().department"
      [options]="departments()"
      [empty]="municipality() === null ? texts().municipalityFirst : texts().choose"
      [optional]="optional()"
      [disabled]="municipality() === null"
      [at]="at()"
    />
  </div>`,
})
export class DepartmentChoice {
  readonly at = input.required<Place<string>>();
  readonly optional = input(false);
  /** Where to begin. */
  readonly start = input<string | null>(null);
  protected readonly texts = spoken(unitTexts);
  protected readonly municipality = linkedSignal<string | null>(() => this.start());
  private readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly own = httpResource<DepartmentsPage>(() => {
    const municipality = this.municipality();
    return municipality === null ? undefined : `/api/departments?municipality=${municipality}&limit=200`;
  });

  protected readonly municipalities = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );
  protected readonly departments = computed(() =>
    (this.own.hasValue() ? this.own.value().departments : []).map((each) => ({
      value: each.id,
      label: each.code === null ? each.name : `${each.name} (${each.code})`,
    })),
  );

  protected chooseMunicipality(key: string | null): void {
    this.municipality.set(key);
    this.at().set('');
  }
}
