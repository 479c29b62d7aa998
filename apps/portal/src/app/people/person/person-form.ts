import { Component, computed, inject, input } from '@angular/core';
import type { CreatePerson } from '@mittler/contract';
import { languages } from '@mittler/contract';
import { spoken } from '../../shell/language';
import type { Entered } from '../../shell/form/entered';
import { SignedIn } from '../../shell/signed-in';
import { DateField } from '../../ui/fields/date-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { personTexts } from './texts';

/** The fields of a person, the same for a new one and a known one. */
@Component({
  selector: 'm-person-form',
  host: { class: 'm-part' },
  imports: [TextField, DateField, SelectField],
  template: `<div class="m-form">
    <div class="m-form-row">
      <m-text-field [label]="texts().givenName" autocomplete="off" [at]="form().at('givenName')" />
      <m-text-field [label]="texts().familyName" autocomplete="off" [at]="form().at('familyName')" />
    </div>
    <m-text-field
      [label]="texts().email"
      [hint]="texts().form.emailHint"
      type="email"
      autocomplete="off"
      [optional]="true"
      [at]="form().at('email')"
    />
    @if (mayBirthDate()) {
      <m-date-field
        [label]="texts().birthDate"
        [hint]="texts().form.birthDateHint"
        [optional]="true"
        [at]="form().at('birthDate')"
      />
    }
    <div class="m-form-row">
      <m-text-field
        [label]="texts().externalId"
        [hint]="texts().form.externalIdHint"
        autocomplete="off"
        [optional]="true"
        [at]="form().at('externalId')"
      />
      <m-select-field [label]="texts().language" [options]="options()" [at]="form().at('language')" />
    </div>
  </div>`,
})
export class PersonForm {
  readonly form = input.required<Entered<CreatePerson>>();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(personTexts);
  protected readonly mayBirthDate = computed(() => this.signedIn.has('coordination-office'));
  protected readonly options = computed(() =>
    languages.map((value) => ({ value, label: this.texts().languages[value] })),
  );
}
