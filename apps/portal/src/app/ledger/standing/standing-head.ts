import { Component, computed, input } from '@angular/core';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import type { BarPart } from '../../ui/stacked-bar';
import { StackedBar } from '../../ui/stacked-bar';
import { ledgerTexts } from '../words/ledger-texts';
import { sentenceOf } from '../words/sentence';
import { situationOf } from './situation';
import type { StandingView } from './standing-view';

/** The sentence that is the answer, what helps next, and all hours in one bar. */
@Component({
  selector: 'm-standing-head',
  imports: [StackedBar],
  template: `<div class="m-band">
    <div class="m-wide">
      <p class="m-muted">{{ above() }} · {{ texts().asOf(format.weekdayDate(on())) }}</p>
      <h1>
        @for (piece of sentence(); track $index) {
          <span [class.m-key]="piece.isKey">{{ piece.text }}</span>
        }
      </h1>
      @for (line of leads(); track line) {
        <p class="m-lead">{{ line }}</p>
      }
      <div class="m-acts m-no-print">
        @if (proof(); as address) {
          <a class="m-button m-button--primary" [href]="address" download>{{ texts().proof }}</a>
        }
        <button type="button" class="m-link" (click)="explain()">{{ texts().howCounted }}</button>
      </div>
      @if (view().total; as total) {
        <div>
          <m-stacked-bar [parts]="parts()" [large]="true" />
          <div class="m-split m-meta">
            <span>{{ texts().ofWhich(format.hours(view().room), format.hours(view().virtual)) }}</span>
            <strong>{{
              texts().bookedOpen(format.hours(total.booked), format.hours(total.open), format.hours(total.needed))
            }}</strong>
          </div>
        </div>
      }
    </div>
  </div>`,
})
export class StandingHead {
  readonly view = input.required<StandingView>();
  readonly on = input.required<string>();
  readonly above = input.required<string>();
  readonly own = input(true);
  readonly proof = input<string | null>(null);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;
  private readonly situation = computed(() => situationOf(this.view(), this.on()));
  protected readonly sentence = computed(() => sentenceOf(this.situation(), this.view().rules, this.own()));

  protected readonly parts = computed<readonly BarPart[]>(() => {
    const total = this.view().total;
    if (total === null) return [];
    return [
      { kind: 'counted', size: total.counted, text: this.texts().countedHours(format.hours(total.counted)) },
      { kind: 'booked', size: total.booked },
      { kind: 'urgent', size: total.open },
    ];
  });

  protected readonly leads = computed<readonly string[]>(() => {
    const texts = this.texts();
    switch (this.situation().is) {
      case 'missing':
        return this.own() ? this.planned() : [];
      case 'not-begun':
        return this.own() ? this.firstSession() : [];
      case 'waits':
        return this.own() ? [texts.waitsForOffice] : [];
      case 'ready':
        return this.own() ? [texts.readyLead] : [];
      case 'out-of-time':
        return this.own() ? [texts.outOfTimeLead] : [];
      case 'lapsed':
        return [texts.certificateStays];
      case 'dropped-out':
        return [texts.droppedLead];
      case 'certified':
      case 'title-pending':
        return [];
    }
  });

  protected explain(): void {
    const heading = document.getElementById('rechnung');
    heading?.scrollIntoView();
    heading?.focus({ preventScroll: true });
  }

  private planned(): readonly string[] {
    const { booked, areas, cap, rules } = this.view();
    if (booked.missing === 0) return [];
    const texts = this.texts();
    const titleOf = (code: string): string => {
      const title = rules.areas.find((area) => area.code === code)?.title;
      return title === undefined ? code : said(title);
    };
    const without = areas.filter(({ open }) => open > 0).slice(0, 3);
    return [
      ...(booked.total > 0 ? [this.coverage()] : []),
      ...(without.length > 0 && without.length === areas.filter(({ open }) => open > 0).length
        ? [
            texts.withoutDate(
              without.map(({ open, code }) => texts.inArea(format.hours(open), code, titleOf(code))).join('; '),
            ),
          ]
        : []),
      ...(cap !== null && cap.most > 0 && cap.counted >= cap.most ? [texts.capUsed] : []),
    ];
  }

  private coverage(): string {
    const { total, missing } = this.view().booked;
    const { bookedAll, bookedAlready } = this.texts();
    return total < missing
      ? bookedAlready(format.hours(total), format.hours(missing))
      : bookedAll(format.hours(missing));
  }

  private firstSession(): readonly string[] {
    const [next] = this.view().booked.sessions;
    if (next === undefined) return [];
    const when = `${format.shortWeekdayDate(next.day)}, ${format.span(next.startsAt, next.endsAt)}, ${next.title}`;
    return [this.texts().firstSession(when)];
  }
}
