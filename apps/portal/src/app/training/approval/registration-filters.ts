import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import type { Courses, DepartmentsPage, Municipalities } from '@mittler/contract';
import { registrationStates, type RegistrationState } from '@mittler/domain';
import { spoken } from '../../shell/language';
import { SignedIn } from '../../shell/signed-in';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { stateTexts } from '../registration/state-texts';
import { approvalTexts } from './texts';

/** Which registrations: one state, those with the works council, or all. */
export type Shown = RegistrationState | 'asked' | 'all';
export type RegistrationFilterChange = Readonly<
  Partial<Record<'zustand' | 'lehrgang' | 'kommune' | 'amt', string | null>>
>;

export const isShown = (value: string | undefined): value is Shown =>
  value === 'asked' || value === 'all' || registrationStates.some((state) => state === value);

/** What the list shows; courses, municipalities and departments only for those who have several. */
@Component({
  selector: 'm-registration-filters',
  imports: [SelectField],
  template: `<div class="m-filters">
    <m-select-field
      [label]="texts().list.show"
      [options]="states()"
      [value]="shown()"
      (valueChange)="changed.emit({ zustand: $event })"
    />
    @if (plans()) {
      <m-select-field
        [label]="texts().list.course"
        [options]="courses()"
        [empty]="texts().list.allCourses"
        [value]="course() ?? null"
        (valueChange)="changed.emit({ lehrgang: $event })"
      />
      @if (municipalities().length > 1) {
        <m-select-field
          [label]="texts().list.municipality"
          [options]="municipalities()"
          [empty]="texts().list.allMunicipalities"
          [value]="municipality() ?? null"
          (valueChange)="changed.emit({ kommune: $event, amt: null })"
        />
      }
    }
    @if (departments().length > 1) {
      <m-select-field
        [label]="texts().list.department"
        [options]="departments()"
        [empty]="texts().list.allDepartments"
        [value]="department() ?? null"
        (valueChange)="changed.emit({ amt: $event })"
      />
    }
  </div>`,
})
export class RegistrationFilters {
  readonly shown = input.required<Shown>();
  readonly course = input<string>();
  readonly municipality = input<string>();
  readonly department = input<string>();
  readonly changed = output<RegistrationFilterChange>();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(approvalTexts);
  private readonly words = spoken(stateTexts);
  protected readonly plans = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));
  private readonly own = computed(() => this.signedIn.me()?.roles ?? []);

  protected readonly states = computed<readonly Option[]>(() => [
    { value: 'registered', label: this.texts().list.open },
    { value: 'asked', label: this.texts().list.asked },
    ...registrationStates
      .filter((state) => state !== 'registered')
      .map((value) => ({ value, label: this.words().states[value] })),
    { value: 'all', label: this.texts().list.all },
  ]);

  private readonly courseList = httpResource<Courses>(() => (this.plans() ? '/api/courses?limit=200' : undefined));
  protected readonly courses = computed<readonly Option[]>(() =>
    (this.courseList.hasValue() ? this.courseList.value().courses : []).map(({ id, name }) => ({
      value: id,
      label: name,
    })),
  );

  private readonly municipalityList = httpResource<Municipalities>(() =>
    this.signedIn.has('coordination-office') ? '/api/municipalities' : undefined,
  );
  protected readonly municipalities = computed<readonly Option[]>(() => {
    if (!this.signedIn.has('coordination-office')) {
      return this.own().flatMap(({ role, municipality, municipalityName }) =>
        role === 'municipal-coordinator' && municipality !== null
          ? [{ value: municipality, label: municipalityName ?? municipality }]
          : [],
      );
    }
    return (this.municipalityList.hasValue() ? this.municipalityList.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map(({ key, name }) => ({ value: key, label: name }));
  });

  private readonly departmentList = httpResource<DepartmentsPage>(() => {
    const municipality = this.municipality() ?? this.municipalities()[0]?.value;
    const known = this.municipality() !== undefined || this.municipalities().length === 1;
    return this.plans() && known ? `/api/departments?municipality=${municipality ?? ''}&limit=200` : undefined;
  });
  protected readonly departments = computed<readonly Option[]>(() =>
    this.plans()
      ? (this.departmentList.hasValue() ? this.departmentList.value().departments : []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))
      : this.own().flatMap(({ role, department, departmentName }) =>
          role === 'approver' && department !== null
            ? [{ value: department, label: departmentName ?? department }]
            : [],
        ),
  );
}
