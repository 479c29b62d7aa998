import { Component, computed, input } from '@angular/core';
import type { OfficeFigures, ReportFigures } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { startTexts } from './texts';

/** How things stand today, beside the same figures a year ago. */
@Component({
  selector: 'm-key-figures',
  template: `<section>
    <div class="m-split">
      <h2>{{ texts().figures }}</h2>
      @if (before() !== null) {
        <p class="m-meta">{{ texts().figuresMore(format.date(since())) }}</p>
      }
    </div>
    <dl class="m-figures">
      @for (each of shown(); track each.label) {
        <div>
          <dt>{{ each.label }}</dt>
          <dd>{{ format.number(each.count) }}</dd>
          @if (each.change !== null) {
            <dd class="m-meta">
              <b>{{ texts().change(each.change) }}</b> {{ texts().toLastYear }}
            </dd>
          }
          @if (each.more !== '') {
            <dd class="m-meta">{{ each.more }}</dd>
          }
        </div>
      }
    </dl>
  </section>`,
})
export class KeyFigures {
  readonly figures = input.required<OfficeFigures>();
  /** The totals of the day compared with; null: no comparison. */
  readonly before = input.required<ReportFigures | null>();
  readonly since = input.required<IsoDate>();
  protected readonly texts = spoken(startTexts);
  protected readonly format = format;
  protected readonly shown = computed(() => {
    const now = this.figures();
    const before = this.before();
    const texts = this.texts();
    const change = (name: 'inTraining' | 'ready' | 'certified' | 'lapsed'): number | null => {
      const then = before?.[name].value ?? null;
      return then === null ? null : now[name] - then;
    };
    return [
      {
        label: texts.inTraining,
        count: now.inTraining,
        change: change('inTraining'),
        more: texts.ofEnrolled(now.enrolled),
      },
      { label: texts.ready, count: now.ready, change: change('ready'), more: '' },
      { label: texts.certified, count: now.certified, change: change('certified'), more: '' },
      { label: texts.expiring, count: now.expiring, change: null, more: '' },
      { label: texts.lapsed, count: now.lapsed, change: change('lapsed'), more: '' },
    ];
  });
}
