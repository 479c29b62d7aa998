import { Component, computed, input } from '@angular/core';
import type { FindingAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Fold } from '../../ui/fold';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { EntryList } from './entry-list';

/** What is neither an area nor the total: modules, steps, conditions of the cases, and hours where no area is named. */
@Component({
  selector: 'm-requirement-list',
  imports: [Badge, EntryList, Fold],
  template: `<h2>{{ view().areas.length === 0 ? texts().modules : texts().other }}</h2>
    <ul class="m-rows">
      @for (finding of findings(); track finding.requirement + finding.aspect) {
        <li>
          <div class="m-split">
            <strong>{{ titleOf(finding) }}</strong>
            @if (finding.met) {
              <m-badge tone="good" icon="check-circle">{{
                finding.metOn ? texts().doneOn(format.date(finding.metOn)) : texts().done
              }}</m-badge>
            } @else if (finding.missed) {
              <m-badge tone="bad" icon="cross-circle">{{ texts().missed }}</m-badge>
            } @else {
              <m-badge tone="soon" icon="clock">{{ texts().missing }}</m-badge>
            }
          </div>
          <p class="m-meta">
            @if (finding.dueBy; as day) {
              {{ texts().dueBy(format.date(day)) }} ·
            }
            {{ finding.law }}
          </p>
          @if (finding.unit === 'minutes' || finding.unit === 'modules') {
            @if (finding.entries.length > 0) {
              <m-fold [label]="texts().entriesIn(titleOf(finding))">
                <m-entry-list [entries]="view().entriesOf(finding)" [label]="texts().entriesIn(titleOf(finding))" />
              </m-fold>
            }
          }
        </li>
      }
    </ul>`,
})
export class RequirementList {
  readonly view = input.required<StandingView>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;

  protected readonly findings = computed(() => otherFindings(this.view()));

  protected titleOf({ kind, subject, unit, counted, needed, aspect }: FindingAnswer): string {
    const texts = this.texts();
    if (kind === 'course-finished') return texts.courseFinished;
    if (kind === 'modules') return texts.moduleGroup(counted, needed);
    if (kind === 'total-minutes') return `${format.bareHours(counted)} ${texts.ofNeeded(format.hours(needed))}`;
    if (kind === 'cases')
      return aspect === 'count'
        ? `${texts.cases}: ${texts.casesLine(counted, needed)}`
        : `${texts.cases}: ${unit === 'minutes' ? format.hours(needed) : String(needed)}`;
    const title = this.view().rules.milestones.find(({ code }) => code === subject)?.title;
    return title === undefined ? (subject ?? kind) : said(title);
  }
}

/** Requirements that no other part of the page shows. */
export function otherFindings({ findings, areas }: StandingView): readonly FindingAnswer[] {
  return findings.filter(({ kind, aspect }) => {
    if (kind === 'area-minutes' || kind === 'modality-cap') return false;
    if (kind === 'total-minutes') return areas.length === 0;
    return kind !== 'cases' || aspect !== 'count';
  });
}
