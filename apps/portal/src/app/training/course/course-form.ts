import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import {
  admissions,
  type CreateCourse,
  type Institutions,
  type Municipalities,
  type Programmes,
} from '@mittler/contract';
import type { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ChoiceGroup } from '../../ui/fields/choice-group';
import { DateField } from '../../ui/fields/date-field';
import { NumberField } from '../../ui/fields/number-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { trainingTexts } from '../texts';
import { courseTexts } from './texts';

/** The fields of a course, the same for a new one and a known one; the programme stays for good. */
@Component({
  selector: 'm-course-form',
  host: { class: 'm-part' },
  imports: [TextField, TextArea, NumberField, DateField, SelectField, ChoiceGroup],
  template: `<div class="m-form">
    <m-text-field [label]="texts().form.name" [hint]="texts().form.nameHint" [at]="form().at('name')" />
    @if (isNew()) {
      <m-select-field
        [label]="texts().form.programme"
        [hint]="texts().form.programmeHint"
        [options]="programmes()"
        [empty]="texts().choose"
        [at]="form().at('programmeId')"
      />
    }
    <m-select-field
      [label]="texts().form.institution"
      [options]="institutions()"
      [empty]="texts().choose"
      [at]="form().at('institutionId')"
    />
    <m-select-field
      [label]="texts().form.host"
      [options]="municipalities()"
      [empty]="texts().form.noHost"
      [optional]="true"
      [at]="form().at('hostMunicipality')"
    />
    <div class="m-form-row">
      <m-text-field [label]="texts().form.venue" [at]="form().at('venue')" />
      <m-text-field [label]="texts().form.street" [optional]="true" [at]="form().at('street')" />
    </div>
    <div class="m-form-row">
      <m-text-field
        [label]="texts().form.postcode"
        inputmode="numeric"
        [optional]="true"
        [at]="form().at('postcode')"
      />
      <m-text-field [label]="texts().form.town" [at]="form().at('town')" />
    </div>
    <div class="m-form-row">
      <m-date-field [label]="texts().form.startsOn" [at]="form().at('startsOn')" />
      <m-date-field [label]="texts().form.endsOn" [at]="form().at('endsOn')" />
    </div>
    <h2>{{ words().registration }}</h2>
    <div class="m-form-row">
      <m-number-field
        [label]="words().capacity"
        [hint]="words().capacityHint"
        [optional]="true"
        [at]="form().at('capacity')"
      />
      <m-number-field
        [label]="words().acceptHours"
        [hint]="words().acceptHoursHint"
        [optional]="true"
        [at]="form().at('acceptHours')"
      />
    </div>
    <div class="m-form-row">
      <m-date-field [label]="words().registerUntil" [optional]="true" [at]="form().at('registerUntil')" />
      <m-date-field
        [label]="words().approveUntil"
        [hint]="words().approveUntilHint"
        [optional]="true"
        [at]="form().at('approveUntil')"
      />
    </div>
    <m-choice-group [label]="words().admits" [choices]="admissionChoices()" [at]="form().within('/admits')" />
    <h2>{{ words().catalogue }}</h2>
    <m-text-field
      [label]="words().targetGroup"
      [hint]="words().targetGroupHint"
      [optional]="true"
      [at]="form().at('targetGroup')"
    />
    <m-text-area
      [label]="words().summary"
      [hint]="words().summaryHint"
      [rows]="8"
      [optional]="true"
      [at]="form().at('summary')"
    />
  </div>`,
})
export class CourseForm {
  readonly form = input.required<Entered<CreateCourse>>();
  readonly isNew = input(false);
  protected readonly texts = spoken(trainingTexts);
  protected readonly words = spoken(courseTexts);
  private readonly programmeList = httpResource<Programmes>(() => '/api/programmes');
  private readonly institutionList = httpResource<Institutions>(() => '/api/institutions');
  private readonly municipalityList = httpResource<Municipalities>(() => '/api/municipalities');

  protected readonly admissionChoices = computed(() =>
    admissions.map((value) => ({ value, ...this.words().admissions[value] })),
  );
  protected readonly programmes = computed(() =>
    (this.programmeList.hasValue() ? this.programmeList.value().programmes : []).map((each) => ({
      value: each.id,
      label: each.name,
    })),
  );
  protected readonly institutions = computed(() =>
    (this.institutionList.hasValue() ? this.institutionList.value().institutions : []).map((each) => ({
      value: each.id,
      label: `${each.name}, ${each.town}`,
    })),
  );
  protected readonly municipalities = computed(() =>
    (this.municipalityList.hasValue() ? this.municipalityList.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );
}
