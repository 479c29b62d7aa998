import { Component, computed, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Candidate, FindingAnswer, IssueOutcome } from '@mittler/contract';
import { format } from '../shell/format';
import { said, spoken } from '../shell/language';
import { problemTexts } from '../shell/problem/problem-texts';
import { Icon } from '../ui/icon';
import { Alert } from '../ui/notices/alert';
import { certificationTexts } from './texts';

/** What became of each person: how many papers there are now, and for each refusal its reason and what to do. */
@Component({
  selector: 'm-issue-result',
  host: { class: 'm-part' },
  imports: [RouterLink, Icon, Alert],
  template: `<section aria-live="polite" class="m-stacked">
    <m-alert
      [tone]="refused().length === 0 ? 'good' : 'soon'"
      [title]="texts().issue.result(issued().length, refused().length)"
    />
    @if (refused().length > 0) {
      <h2>{{ texts().issue.refused }}</h2>
      <ul class="m-rows">
        @for (each of refused(); track each.enrolmentId) {
          <li>
            <b>{{ name(each) }}</b>
            <div><m-icon name="cross-circle" [size]="16" />&ngsp;{{ reason(each) }}</div>
            @if (each.unmet.length > 0) {
              <ul class="m-meta">
                @for (finding of each.unmet; track $index) {
                  <li>{{ unmet(finding) }}</li>
                }
              </ul>
            }
            <a [routerLink]="way(each)"
              >{{ texts().issue.toDo(each.code ?? 'unexpected') }}<span class="m-unseen">: {{ name(each) }}</span></a
            >
          </li>
        }
      </ul>
    }
    @if (issued().length > 0) {
      <h2>{{ texts().issue.issued }}</h2>
      <ul class="m-rows">
        @for (each of issued(); track each.enrolmentId) {
          <li class="m-split">
            <a [routerLink]="['/bescheinigungen', each.certificateId]">{{ each.number }}, {{ name(each) }}</a>
            <a [href]="'/api/certificates/' + each.certificateId + '/pdf'"
              >PDF<span class="m-unseen">: {{ name(each) }}</span></a
            >
          </li>
        }
      </ul>
    }
  </section>`,
})
export class IssueResult {
  readonly outcomes = input.required<readonly IssueOutcome[]>();
  readonly people = input.required<readonly Candidate[]>();
  protected readonly texts = spoken(certificationTexts);
  protected readonly issued = computed(() => this.outcomes().filter((each) => each.is === 'issued'));
  protected readonly refused = computed(() => this.outcomes().filter((each) => each.is === 'refused'));

  private person(outcome: IssueOutcome): Candidate | undefined {
    return this.people().find((each) => each.enrolmentId === outcome.enrolmentId);
  }

  protected name(outcome: IssueOutcome): string {
    const person = this.person(outcome);
    return person === undefined ? '' : format.listName(person);
  }

  protected reason(outcome: IssueOutcome): string {
    const text = said(problemTexts)[outcome.code ?? 'unexpected'];
    const items = outcome.missingItems.map((item) => this.texts().item(item)).join(', ');
    return items === '' ? text : `${text} ${items}.`;
  }

  protected unmet(finding: FindingAnswer): string {
    const missing = finding.unit === 'minutes' ? format.hours(finding.missing) : format.number(finding.missing);
    return this.texts().issue.unmet(finding.law, finding.subject, missing, finding.unit);
  }

  /** Where the reason can be dealt with. */
  protected way(outcome: IssueOutcome): readonly string[] {
    const person = this.person(outcome)?.personId ?? '';
    switch (outcome.code) {
      case 'birth-date-missing':
        return ['/personen', person, 'bearbeiten'];
      case 'person-deactivated':
      case 'certificate-item-missing':
      case 'paper-not-printable':
        return ['/personen', person];
      case 'already-certified':
        return ['/bescheinigungen', outcome.certificateId ?? ''];
      default:
        return ['/stand', outcome.enrolmentId];
    }
  }
}
