import { Component, computed, input } from '@angular/core';
import type { ImportAdditions, ImportPreview } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { importTexts } from './texts';

const kinds = [
  'people',
  'changedPeople',
  'departments',
  'memberships',
  'enrolments',
  'minutes',
  'cases',
  'finishedCourses',
  'certificates',
] as const satisfies readonly (keyof ImportAdditions)[];

/** The import in figures. */
@Component({
  selector: 'm-import-additions',
  template: `@if (shown().length === 0) {
      <p class="m-muted">{{ texts().one.nothingInIt }}</p>
    } @else {
      <dl class="m-figures m-figures--small">
        @for (each of shown(); track each.label) {
          <div>
            <dt>{{ each.label }}</dt>
            <dd>{{ each.figure }}</dd>
          </div>
        }
      </dl>
    }
    @if (preview().newDepartments.length > 0) {
      <p class="m-meta">{{ texts().one.newDepartments(preview().newDepartments.join(' · ')) }}</p>
    }`,
})
export class ImportAdditionsList {
  readonly preview = input.required<ImportPreview>();
  protected readonly texts = spoken(importTexts);
  protected readonly shown = computed(() => {
    const { adds } = this.preview();
    return kinds
      .filter((kind) => adds[kind] > 0)
      .map((kind) => ({
        label: this.texts().one.adds[kind],
        figure: kind === 'minutes' ? format.hours(adds[kind]) : format.number(adds[kind]),
      }));
  });
}
