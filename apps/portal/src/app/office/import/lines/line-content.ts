import { Component, computed, input } from '@angular/core';
import type { ImportLine } from '@mittler/contract';
import { format } from '../../../shell/format';
import { spoken } from '../../../shell/language';
import { Icon } from '../../../ui/icon';
import { importTexts } from '../texts';
import { lineTexts } from './line-texts';

/** What one line does, in plain words: why it is refused, what it changes, what it adds, and what is done otherwise. */
@Component({
  selector: 'm-line-content',
  imports: [Icon],
  template: `<ul class="m-import__what">
    @for (problem of problems(); track $index) {
      <li class="m-bad"><m-icon name="cross-circle" [size]="16" />{{ problem }}</li>
    }
    @for (each of does(); track $index) {
      <li>{{ each }}</li>
    }
    @for (note of line().notes; track note) {
      <li class="m-soon"><m-icon name="info" [size]="16" />{{ words().notes[note] }}</li>
    }
    @if (line().outcome === 'same') {
      <li class="m-muted">{{ texts().one.nothing }}</li>
    }
    @if (line().matchedBy; as by) {
      <li class="m-meta">{{ words().matchedBy[by] }}</li>
    }
  </ul>`,
})
export class LineContent {
  readonly line = input.required<ImportLine>();
  protected readonly texts = spoken(importTexts);
  protected readonly words = spoken(lineTexts);

  protected readonly problems = computed(() =>
    this.line().problems.map(({ code, column, found }) => {
      const text = this.words().problems[code](found ?? '');
      return column === null || column === '' ? text : this.texts().one.ofCell(column, text);
    }),
  );

  protected readonly does = computed<readonly string[]>(() => {
    const { changes, adds, outcome } = this.line();
    if (outcome === 'refuse' || outcome === 'skip') return [];
    const texts = this.texts().one;
    const words = this.words();
    return [
      ...changes.map(({ field, from, to }) =>
        texts.changed(words.fields[field], this.shown(from) ?? texts.empty, this.shown(to) ?? texts.empty),
      ),
      ...(adds.membership === null ? [] : [texts.membership(adds.membership, adds.newDepartment !== null)]),
      ...(adds.enrolment === null ? [] : [texts.enrolment(adds.enrolment)]),
      ...adds.hours.map(
        ({ area, modality, minutes, on, instead }) =>
          texts.hours(area, format.hours(minutes), words.modalities[modality], format.date(on)) +
          (instead === null ? '' : texts.instead(format.hours(instead))),
      ),
      ...(adds.cases.length === 0 ? [] : [texts.cases(adds.cases.map((day) => format.date(day)).join(', '))]),
      ...(adds.courseFinishedOn === null ? [] : [texts.finished(format.date(adds.courseFinishedOn))]),
      ...(adds.certificate === null ? [] : [texts.certificate(adds.certificate)]),
    ];
  });

  /** Dates as everywhere on screen; all else as it stands. */
  private shown(value: string | null): string | null {
    return value !== null && /^\d{4}-\d{2}-\d{2}$/.test(value) ? format.date(value) : value;
  }
}
