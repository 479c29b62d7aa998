import { Component, computed, input, signal } from '@angular/core';
import { rhythms } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { CheckBox } from '../../ui/fields/check-box';
import { Segments } from '../../ui/fields/choice-group';
import { DateField } from '../../ui/fields/date-field';
import { NumberField } from '../../ui/fields/number-field';
import { SelectField } from '../../ui/fields/select-field';
import type { SeriesPlan } from './series-plan';
import { seriesTexts } from './texts';

/** How the series goes on and when it ends. */
@Component({
  selector: 'm-rhythm-fields',
  host: { class: 'm-part m-form' },
  imports: [SelectField, Segments, NumberField, DateField, CheckBox],
  template: `<m-select-field
      [label]="texts().rhythm"
      [options]="options()"
      [value]="plan().rhythm()"
      (valueChange)="plan().choose($event)"
    />
    @if (plan().rhythm() === 'dates') {
      <p class="m-meta">{{ texts().listed }}</p>
      <div class="m-search__line">
        <m-date-field [label]="texts().addDay" [(value)]="day" />
        <button type="button" class="m-button" [disabled]="!fits()" (click)="add()">{{ texts().add }}</button>
      </div>
    } @else {
      <m-segments
        [label]="texts().ends"
        [choices]="ends()"
        [value]="plan().endsBy()"
        (valueChange)="plan().endsBy.set($event === 'until' ? 'until' : 'count')"
      />
      @if (plan().endsBy() === 'count') {
        <m-number-field [label]="texts().count" [value]="plan().count()" (valueChange)="plan().count.set($event)" />
      } @else {
        <m-date-field [label]="texts().until" [value]="plan().until()" (valueChange)="plan().until.set($event)" />
      }
      <m-check-box
        [label]="texts().skipHolidays"
        [hint]="texts().skipHint"
        [value]="plan().skipHolidays()"
        (valueChange)="plan().skipHolidays.set($event === true)"
      />
    }`,
})
export class RhythmFields {
  readonly plan = input.required<SeriesPlan>();
  protected readonly texts = spoken(seriesTexts);
  protected readonly format = format;
  protected readonly day = signal<string | null>(null);
  protected readonly fits = computed(() => /^\d{4}-\d{2}-\d{2}$/.test(this.day() ?? ''));
  protected readonly options = computed(() => rhythms.map((value) => ({ value, label: this.texts().rhythms[value] })));
  protected readonly ends = computed(() => [
    { value: 'count', label: this.texts().byCount },
    { value: 'until', label: this.texts().byDay },
  ]);

  protected add(): void {
    const day = this.day();
    if (day === null) return;
    this.plan().add(day);
    this.day.set(null);
  }
}
