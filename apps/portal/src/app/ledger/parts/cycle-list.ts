import { Component, input } from '@angular/core';
import type { CycleAnswer, FindingAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import type { Tone } from '../../ui/badge';
import { Badge } from '../../ui/badge';
import { Fold } from '../../ui/fold';
import { StackedBar } from '../../ui/stacked-bar';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { EntryList } from './entry-list';

/** Each Fortbildungszeitraum with its hours, entries and confirmation; the running one first. */
@Component({
  selector: 'm-cycle-list',
  imports: [Badge, EntryList, Fold, StackedBar],
  template: `<h2>{{ texts().cycles }}</h2>
    @for (cycle of newestFirst(); track cycle.number) {
      <section class="m-cycle">
        <div class="m-split">
          <h3>
            {{ texts().cycle(cycle.number) }}
            <span class="m-cycle__span">{{
              texts().cycleSpan(format.date(cycle.from), format.date(cycle.until))
            }}</span>
          </h3>
          <m-badge [tone]="toneOf(cycle)">{{ wordOf(cycle) }}</m-badge>
        </div>
        @for (finding of minutes(cycle); track finding.requirement) {
          <p>
            <strong>{{ texts().cycleHours(format.bareHours(finding.counted), format.hours(finding.needed)) }}</strong>
            @if (finding.suspendedDays > 0) {
              <span class="m-muted"> · {{ texts().suspended(finding.suspendedDays) }}</span>
            }
            <span class="m-meta"> · {{ finding.law }}</span>
          </p>
          <m-stacked-bar
            [parts]="[
              { kind: 'counted', size: finding.counted },
              { kind: 'open', size: finding.missing },
            ]"
          />
          @if (finding.entries.length > 0) {
            <m-fold [label]="texts().entriesIn(texts().cycle(cycle.number))">
              <m-entry-list
                [entries]="view().entriesOf(finding)"
                [label]="texts().entriesIn(texts().cycle(cycle.number))"
              />
            </m-fold>
          } @else {
            <p class="m-meta">{{ texts().noEntries }}</p>
          }
        }
        @switch (cycle.confirmation.is) {
          @case ('given') {
            <p class="m-meta">{{ texts().confirmationGiven(format.date(cycle.confirmation.on ?? cycle.until)) }}</p>
          }
          @case ('missing') {
            <p class="m-meta">{{ texts().confirmationMissing }}</p>
          }
        }
        @if (!cycle.canLapse) {
          <p class="m-meta">{{ texts().cannotLapse }}</p>
        }
      </section>
    }`,
})
export class CycleList {
  readonly view = input.required<StandingView>();
  readonly on = input.required<string>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;

  protected newestFirst(): readonly CycleAnswer[] {
    return [...this.view().assessment.cycles].reverse();
  }

  protected minutes({ findings }: CycleAnswer): readonly FindingAnswer[] {
    return findings.filter(({ kind }) => kind === 'cycle-minutes');
  }

  protected toneOf({ kept, until }: CycleAnswer): Tone | null {
    if (kept) return 'good';
    return until < this.on() ? 'bad' : null;
  }

  protected wordOf({ kept, from, until }: CycleAnswer): string {
    if (kept) return this.texts().cycleKept;
    if (until < this.on()) return this.texts().cycleFailed;
    return from > this.on() ? this.texts().cycleComing : this.texts().cycleOpen;
  }
}
