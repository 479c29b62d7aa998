import { Component, computed, input } from '@angular/core';
import type { FindingAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { said, spoken } from '../../shell/language';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';

interface Deadline {
  readonly on: string;
  readonly what: readonly string[];
  readonly isPlan: boolean;
  readonly suspendedDays: number;
}

/** The last days on which something can still count, the next one first. */
@Component({
  selector: 'm-deadline-list',
  template: `<h2>{{ texts().deadlines }}</h2>
    @if (deadlines().length === 0) {
      <p class="m-meta">{{ texts().noDeadlines }}</p>
    } @else {
      <ul class="m-rows">
        @for (deadline of deadlines(); track deadline.on) {
          <li>
            <strong>{{ format.date(deadline.on) }}</strong> {{ deadline.what.join(', ') }}
            @if (deadline.isPlan) {
              <span class="m-meta">({{ texts().planned }})</span>
            }
            @if (deadline.suspendedDays > 0) {
              <span class="m-meta">({{ texts().suspended(deadline.suspendedDays) }})</span>
            }
          </li>
        }
      </ul>
    }`,
})
export class DeadlineList {
  readonly view = input.required<StandingView>();
  readonly on = input.required<string>();
  protected readonly texts = spoken(ledgerTexts);
  protected readonly format = format;

  protected readonly deadlines = computed<readonly Deadline[]>(() => {
    const { assessment } = this.view();
    const cycles = assessment.cycles.filter(({ until }) => until >= this.on()).flatMap(({ findings }) => findings);
    const stages = assessment.dates.certifiedOn === null ? this.view().findings : assessment.titleStage.findings;
    const open = [...stages, ...cycles].filter(({ met, dueBy }) => !met && dueBy !== null && dueBy >= this.on());
    const days = [...new Set(open.flatMap(({ dueBy }) => dueBy ?? []))].sort();
    return days.map((on) => {
      const due = open.filter(({ dueBy }) => dueBy === on);
      return {
        on,
        what: [...new Set(due.map((finding) => this.nameOf(finding)))],
        isPlan: due.every(({ dueIs }) => dueIs === 'plan'),
        suspendedDays: Math.max(...due.map(({ suspendedDays }) => suspendedDays)),
      };
    });
  });

  private nameOf({ kind, subject }: FindingAnswer): string {
    const texts = this.texts();
    switch (kind) {
      case 'cases':
      case 'cycle-cases':
        return texts.cases;
      case 'cycle-minutes':
        return texts.cycles;
      case 'course-finished':
        return texts.courseFinished;
      case 'milestone': {
        const title = this.view().rules.milestones.find(({ code }) => code === subject)?.title;
        return title === undefined ? (subject ?? '') : said(title);
      }
      default:
        return texts.allHours;
    }
  }
}
