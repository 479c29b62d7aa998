import { Component, computed, input } from '@angular/core';
import type { CertificationReport } from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { Badge } from '../ui/badge';
import { reportingTexts } from './texts';

/** How to read the report; on paper its filter, its day and who made it. */
@Component({
  selector: 'm-report-notes',
  imports: [Badge],
  template: `<div class="m-columns m-no-print">
      @if (report().threshold; as threshold) {
        <section>
          <h2>{{ texts().notes.small }}</h2>
          <p>
            <m-badge>{{ texts().hidden('small', threshold) }}</m-badge> {{ texts().notes.smallText(threshold) }}
          </p>
          <p>
            <m-badge>{{ texts().hidden('covered', threshold) }}</m-badge> {{ texts().notes.covered }}
          </p>
        </section>
      }
      <section>
        <h2>{{ texts().notes.file }}</h2>
        <p>
          {{ texts().notes.fileText }}
          @if (report().suppressed) {
            {{ texts().notes.fileSuppressed }}
          }
        </p>
      </section>
      <section>
        <h2>{{ texts().notes.basis }}</h2>
        <p>{{ texts().notes.basisText(format.dateTime(report().madeAt)) }}</p>
        @if (!report().suppressed) {
          <p class="m-muted">{{ texts().notes.trueFigures }}</p>
        }
      </section>
    </div>
    <p class="m-print-only m-print-foot">
      {{ texts().title }} · {{ texts().print.filter }}: {{ filter() }} · {{ texts().print.on }}:
      {{ format.date(report().on) }} · {{ texts().print.at }}: {{ format.dateTime(report().madeAt) }} ·
      {{ texts().print.by }}: {{ report().madeBy }}
    </p>`,
})
export class ReportNotes {
  readonly report = input.required<CertificationReport>();
  protected readonly texts = spoken(reportingTexts);
  protected readonly format = format;
  protected readonly filter = computed(() => {
    const chosen = Object.values(this.report().filter).filter((name) => name !== null);
    return chosen.length === 0 ? this.texts().print.all : chosen.join(', ');
  });
}
