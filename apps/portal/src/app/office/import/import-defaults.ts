import { httpResource } from '@angular/common/http';
import { Component, computed, input } from '@angular/core';
import type { Courses, ImportDefaults, Municipalities, RuleSets } from '@mittler/contract';
import { hourUnits } from '@mittler/contract';
import { modalities } from '@mittler/domain';
import type { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { DateField } from '../../ui/fields/date-field';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { Fold } from '../../ui/fold';
import { lineTexts } from './lines/line-texts';
import { importTexts } from './texts';

/** What holds for every line that does not say it itself; stands inside the form of a page. */
@Component({
  selector: 'm-import-defaults',
  imports: [CheckBox, DateField, Fold, SelectField, TextField],
  template: `<m-select-field
      [label]="texts().defaults.course"
      [hint]="texts().defaults.courseHint"
      [options]="courses()"
      [empty]="texts().defaults.noCourse"
      [optional]="true"
      [at]="form().at('courseId')"
    />
    <m-fold [label]="texts().defaults.more" [open]="open()">
      <div class="m-form">
        <div class="m-form-row">
          <m-select-field
            [label]="texts().defaults.municipality"
            [options]="municipalities()"
            [empty]="texts().defaults.inFile"
            [optional]="true"
            [at]="form().at('municipality')"
          />
          <m-text-field [label]="texts().defaults.department" [optional]="true" [at]="form().at('department')" />
        </div>
        <div class="m-form-row">
          <m-select-field
            [label]="texts().defaults.modality"
            [options]="forms()"
            [empty]="texts().defaults.inFile"
            [optional]="true"
            [at]="form().at('modality')"
          />
          <m-select-field
            [label]="texts().defaults.unit"
            [options]="units()"
            [empty]="texts().defaults.inFile"
            [optional]="true"
            [at]="form().at('unit')"
          />
        </div>
        <m-date-field
          [label]="texts().defaults.hoursOn"
          [hint]="texts().defaults.hoursOnHint"
          [optional]="true"
          [at]="form().at('hoursOn')"
        />
        <m-select-field
          [label]="texts().defaults.ruleSet"
          [options]="ruleSets()"
          [empty]="texts().defaults.ruleSetOpen"
          [optional]="true"
          [at]="form().at('ruleSetId')"
        />
        <m-check-box [label]="texts().defaults.virtualChecked" [at]="form().at('virtualChecked')" />
        <m-check-box [label]="texts().defaults.exercisesIncluded" [at]="form().at('exercisesIncluded')" />
      </div>
    </m-fold>`,
})
export class ImportDefaultsFields {
  readonly form = input.required<Entered<ImportDefaults>>();
  readonly open = input(false);
  protected readonly texts = spoken(importTexts);
  private readonly words = spoken(lineTexts);
  private readonly allCourses = httpResource<Courses>(() => ({ url: '/api/courses', params: { limit: 200 } }));
  private readonly allMunicipalities = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly allRuleSets = httpResource<RuleSets>(() => '/api/rule-sets');

  protected readonly courses = computed<readonly Option[]>(() => {
    const found = this.allCourses.hasValue() ? this.allCourses.value().courses : [];
    return found.map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly municipalities = computed<readonly Option[]>(() => {
    const found = this.allMunicipalities.hasValue() ? this.allMunicipalities.value().municipalities : [];
    return found.map(({ key, name }) => ({ value: key, label: name }));
  });
  protected readonly ruleSets = computed<readonly Option[]>(() => {
    const found = this.allRuleSets.hasValue() ? this.allRuleSets.value().ruleSets : [];
    return found
      .filter(({ published }) => published)
      .map(({ id, scheme, version }) => ({ value: id, label: `${scheme} ${version}` }));
  });
  protected readonly forms = computed<readonly Option[]>(() =>
    modalities.map((value) => ({ value, label: this.words().modalities[value] })),
  );
  protected readonly units = computed<readonly Option[]>(() =>
    hourUnits.map((value) => ({ value, label: this.texts().units[value] })),
  );
}
