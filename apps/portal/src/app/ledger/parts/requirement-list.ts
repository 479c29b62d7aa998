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
            @if (!finding.met && finding.dueBy) {
              {{ texts().dueBy(format.date(finding.dueBy)) }} ·
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

  protected titleOf({ requirement, kind, subject, unit, counted, needed, aspect }: FindingAnswer): string {
    const texts = this.texts();
    if (kind === 'course-finished') return texts.courseFinished;
    if (kind === 'modules')
      return `${texts.moduleGroup(Math.min(counted, needed), needed)}${this.modulesOf(requirement)}`;
    if (kind === 'total-minutes') return texts.hoursDone(format.bareHours(counted), format.hours(needed));
    if (kind === 'cases')
      return aspect === 'count'
        ? `${texts.cases}: ${texts.casesLine(counted, needed)}`
        : `${texts.cases}: ${unit === 'minutes' ? format.hours(needed) : String(needed)}`;
    const title = this.view().rules.milestones.find(({ code }) => code === subject)?.title;
    return title === undefined ? (subject ?? kind) : said(title);
  }

  /** " (Präsenzmodul 1 bis Präsenzmodul 5)": which modules a requirement chooses from. */
  private modulesOf(key: string): string {
    const { certificate, modules } = this.view().rules;
    const found = certificate.requirements.find((each) => each.key === key);
    if (found?.kind !== 'modules') return '';
    const titles = found.of.map(({ module }) => modules.find(({ code }) => code === module)?.title);
    const [first, last] = [titles[0], titles.at(-1)];
    if (first === undefined || last === undefined) return '';
    return ` (${first === last ? said(first) : this.texts().modulesFrom(said(first), said(last))})`;
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
