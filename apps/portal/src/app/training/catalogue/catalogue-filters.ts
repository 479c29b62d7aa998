import { Component, computed, input, linkedSignal, output } from '@angular/core';
import type { CatalogueFacets } from '@mittler/contract';
import { isIsoDate, modalities } from '@mittler/domain';
import { language, spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { DateField } from '../../ui/fields/date-field';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { Fold } from '../../ui/fold';
import { Icon } from '../../ui/icon';
import { byCode } from './content';
import { catalogueTexts } from './texts';

/** What the address of the catalogue says; nothing in it is personal. */
export interface CatalogueFilter {
  readonly suche?: string | undefined;
  readonly programm?: string | undefined;
  readonly ort?: string | undefined;
  readonly bereich?: string | undefined;
  readonly form?: string | undefined;
  readonly ab?: string | undefined;
  readonly frei?: string | undefined;
}

/** What is changed in the address; null takes a filter out of it. */
export type FilterChange = Readonly<Partial<Record<keyof CatalogueFilter, string | null>>>;

@Component({
  selector: 'm-catalogue-filters',
  imports: [TextField, SelectField, DateField, CheckBox, Fold, Icon],
  template: `<form
    class="m-catalogue-filters m-no-print"
    role="search"
    novalidate
    [attr.aria-label]="texts().filters.label"
    (submit)="$event.preventDefault(); search()"
  >
    <div class="m-catalogue-filters__words">
      <m-text-field
        type="search"
        autocomplete="off"
        [label]="texts().filters.words"
        [hint]="texts().filters.wordsHint"
        [(value)]="words"
      />
      <button class="m-button"><m-icon name="search" />{{ texts().filters.act }}</button>
    </div>
    <m-fold [label]="texts().filters.more(active())" [open]="wide || active() > 0">
      <div class="m-catalogue-filters__rest">
        <m-select-field
          [label]="texts().filters.programme"
          [options]="programmes()"
          [empty]="texts().filters.allProgrammes"
          [value]="filter().programm ?? null"
          (valueChange)="changed.emit({ programm: $event })"
        />
        <m-select-field
          [label]="texts().filters.town"
          [options]="towns()"
          [empty]="texts().filters.allTowns"
          [value]="filter().ort ?? null"
          (valueChange)="changed.emit({ ort: $event })"
        />
        <m-select-field
          [label]="texts().filters.area"
          [options]="areas()"
          [empty]="texts().filters.allAreas"
          [value]="filter().bereich ?? null"
          (valueChange)="changed.emit({ bereich: $event })"
        />
        <m-select-field
          [label]="texts().filters.modality"
          [options]="forms()"
          [empty]="texts().filters.allModalities"
          [value]="filter().form ?? null"
          (valueChange)="changed.emit({ form: $event })"
        />
        <m-date-field [label]="texts().filters.from" [value]="filter().ab ?? null" (valueChange)="begin($event)" />
        <m-check-box
          [label]="texts().filters.free"
          [value]="filter().frei === 'ja'"
          (valueChange)="changed.emit({ frei: $event === true ? 'ja' : null })"
        />
      </div>
    </m-fold>
  </form>`,
})
export class CatalogueFilters {
  readonly filter = input.required<CatalogueFilter>();
  readonly facets = input.required<CatalogueFacets | null>();
  readonly changed = output<FilterChange>();
  protected readonly texts = spoken(catalogueTexts);
  // On a phone the list comes first; what narrows it opens by a tap.
  protected readonly wide = window.matchMedia('(min-width: 48rem)').matches;
  protected readonly words = linkedSignal<string | null>(() => this.filter().suche ?? null);
  protected readonly active = computed(() => {
    const { programm, ort, bereich, form, ab, frei } = this.filter();
    return [programm, ort, bereich, form, ab, frei].filter((each) => each !== undefined).length;
  });
  protected readonly programmes = computed<readonly Option[]>(() =>
    (this.facets()?.programmes ?? []).map(({ id, name, courses }) => ({ value: id, label: counted(name, courses) })),
  );
  protected readonly towns = computed<readonly Option[]>(() =>
    (this.facets()?.towns ?? []).map(({ town, courses }) => ({ value: town, label: counted(town, courses) })),
  );
  protected readonly areas = computed<readonly Option[]>(() => {
    const found = new Map<string, string>();
    for (const { area, title } of this.facets()?.areas ?? []) {
      if (!found.has(area)) found.set(area, title === null ? area : `${area} ${title[language()]}`);
    }
    return [...found].sort(([a], [b]) => byCode(a, b)).map(([value, label]) => ({ value, label }));
  });
  protected readonly forms = computed<readonly Option[]>(() =>
    modalities.map((value) => ({ value, label: this.texts().filters.modalities[value] })),
  );

  protected search(): void {
    this.changed.emit({ suche: (this.words() ?? '').trim() || null });
  }

  /** Half a date is no filter yet. */
  protected begin(day: string | null): void {
    if (day === null || isIsoDate(day)) this.changed.emit({ ab: day });
  }
}

const counted = (name: string, courses: number): string => `${name} (${String(courses)})`;
