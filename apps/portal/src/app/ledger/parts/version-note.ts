import { Component, input, output } from '@angular/core';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Fold } from '../../ui/fold';
import type { Situation } from '../standing/situation';
import { situationOf } from '../standing/situation';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { sentenceOf } from '../words/sentence';

/** Which version of the rules judges, and why; where several are open, what each of them says. */
@Component({
  selector: 'm-version-note',
  imports: [Badge, Fold],
  template: `<h2>{{ views().length > 1 ? texts().versions : texts().version }}</h2>
    @for (view of views(); track view.ruleSetId) {
      <div class="m-version">
        <p>
          <strong>{{ title(view) }}</strong>
          @if (views().length > 1 && view.leads) {
            &ngsp;<m-badge>{{ texts().leading }}</m-badge>
          }
        </p>
        <p>
          @if (view.assessment.beganOn; as day) {
            {{ texts().began(format.date(day)) }}
          } @else {
            {{ texts().notBegan }}
          }
          {{ texts().inForce(format.date(view.rules.effectiveFrom)) }}
          @if (view.rules.beganBefore; as before) {
            {{ texts().oldOpen(format.date(before)) }}
          } @else if (views().length > 1) {
            {{ texts().openToAll }}
          }
          @if (view.rules.completeBy; as end) {
            {{ texts().completeBy(format.date(end.until)) }}
          }
        </p>
        @if (views().length > 1) {
          <p>{{ sentence(view) }}</p>
          @if (view.ruleSetId === shown()) {
            <p class="m-meta">{{ texts().shownNow }}</p>
          } @else {
            <button type="button" class="m-link" (click)="chosen.emit(view.ruleSetId)">{{ texts().byThis }}</button>
          }
        }
        <p class="m-meta">{{ texts().source }}: {{ view.rules.source }}</p>
        @if (readings(view).length > 0) {
          <m-fold [label]="texts().readings">
            <ul class="m-rows m-meta">
              @for (reading of readings(view); track reading.parameter) {
                <li>{{ reading.law }}: {{ said(reading.note) }}</li>
              }
            </ul>
          </m-fold>
        }
      </div>
    }
    @if (views().length > 1) {
      <p class="m-meta">{{ texts().severalWhy }}</p>
    }`,
})
export class VersionNote {
  readonly views = input.required<readonly StandingView[]>();
  readonly shown = input.required<string>();
  readonly on = input.required<string>();
  readonly own = input(true);
  readonly chosen = output<string>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;
  protected readonly said = said;

  protected title({ rules }: StandingView): string {
    return said(rules.title);
  }

  protected readings({ rules }: StandingView): StandingView['rules']['readings'] {
    return rules.readings.filter(({ needsLegalCheck }) => needsLegalCheck);
  }

  protected sentence(view: StandingView): string {
    const situation: Situation = situationOf(view, this.on());
    return sentenceOf(situation, view.rules, this.own())
      .map(({ text }) => text)
      .join('');
  }
}
