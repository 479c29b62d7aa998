import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, output } from '@angular/core';
import type { Params } from '@angular/router';
import type { Courses, Municipalities, Programmes } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { SignedIn } from '../../shell/signed-in';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { addressOf, type Asked } from '../asked';
import { participationTexts } from './texts';

export type ParticipationAsked = Pick<Asked, 'municipality' | 'programme' | 'course'>;

/** Which municipality, programme and course; what is chosen stands in the address at once. */
@Component({
  selector: 'm-participation-filters',
  imports: [SelectField],
  template: `<form class="m-filters m-no-print" novalidate (submit)="$event.preventDefault()">
    @if (municipalities().length > 1) {
      <m-select-field
        [label]="texts().municipality"
        [options]="municipalities()"
        [empty]="texts().allMunicipalities"
        [value]="asked().municipality ?? ''"
        (valueChange)="choose('municipality', $event)"
      />
    }
    <m-select-field
      [label]="texts().programme"
      [options]="programmes()"
      [empty]="texts().allProgrammes"
      [value]="asked().programme ?? ''"
      (valueChange)="choose('programme', $event)"
    />
    <m-select-field
      [label]="texts().course"
      [options]="courses()"
      [empty]="texts().allCourses"
      [value]="asked().course ?? ''"
      (valueChange)="choose('course', $event)"
    />
    @if (isNarrowed()) {
      <div class="m-acts">
        <button type="button" class="m-button m-button--quiet" (click)="wanted.emit({})">{{ texts().reset }}</button>
      </div>
    }
  </form>`,
})
export class ParticipationFilters {
  readonly asked = input.required<ParticipationAsked>();
  /** The query parameters of the address wanted. */
  readonly wanted = output<Params>();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(participationTexts);
  private readonly allMunicipalities = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly allProgrammes = httpResource<Programmes>(() => '/api/programmes');
  private readonly allCourses = httpResource<Courses>(() => ({ url: '/api/courses', params: { limit: 200 } }));
  protected readonly isNarrowed = computed(() => Object.keys(this.asked()).length > 0);

  protected readonly municipalities = computed<readonly Option[]>(() => {
    const found = this.allMunicipalities.hasValue() ? this.allMunicipalities.value().municipalities : [];
    const isOffice = this.signedIn.has('coordination-office');
    const own = new Set(this.signedIn.me()?.roles.map(({ municipality }) => municipality));
    return found
      .filter(({ key, departments }) => departments > 0 && (isOffice || own.has(key)))
      .map(({ key, name }) => ({ value: key, label: name }));
  });
  protected readonly programmes = computed<readonly Option[]>(() => {
    const found = this.allProgrammes.hasValue() ? this.allProgrammes.value().programmes : [];
    return found.map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly courses = computed<readonly Option[]>(() => {
    const found = this.allCourses.hasValue() ? this.allCourses.value().courses : [];
    const programme = this.asked().programme;
    return found
      .filter((each) => programme === undefined || each.programme.id === programme)
      .map(({ id, name }) => ({ value: id, label: name }));
  });

  protected choose(name: keyof ParticipationAsked, value: string | null): void {
    const { course, ...wider } = this.asked();
    // Another programme has other courses.
    const kept = name === 'programme' || course === undefined ? wider : { ...wider, course };
    this.wanted.emit(addressOf({ ...kept, [name]: value }));
  }
}
