import { Component, computed, input, model } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Candidate } from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { Badge } from '../ui/badge';
import { CheckBox } from '../ui/fields/check-box';
import { TableRegion } from '../ui/tables/table-region';
import { certificationTexts } from './texts';

/** Those who have earned the certificate, to choose from; what still keeps a paper is said beside the person. */
@Component({
  selector: 'm-candidate-table',
  host: { class: 'm-part' },
  imports: [RouterLink, Badge, CheckBox, TableRegion],
  template: `<m-table-region [label]="texts().issue.candidates">
    <table class="m-table m-table--list">
      <thead>
        <tr>
          <th scope="col" class="m-pick">
            <m-check-box [label]="texts().issue.all" [bare]="true" [value]="all()" (valueChange)="takeAll($event)" />
          </th>
          <th scope="col">{{ texts().name }}</th>
          <th scope="col">{{ texts().department }}</th>
          <th scope="col">{{ texts().course }}</th>
          <th scope="col">{{ texts().issue.readyFrom }}</th>
          <th scope="col">{{ texts().issue.obstacle }}</th>
        </tr>
      </thead>
      <tbody>
        @for (each of candidates(); track each.enrolmentId) {
          <tr [class.m-selected]="chosen().has(each.enrolmentId)" [class.m-urgent]="each.obstacle !== null">
            <td class="m-pick">
              <m-check-box
                [label]="texts().issue.take(format.fullName(each))"
                [bare]="true"
                [disabled]="each.obstacle !== null"
                [value]="chosen().has(each.enrolmentId)"
                (valueChange)="take(each.enrolmentId, $event === true)"
              />
            </td>
            <th scope="row">
              <a [routerLink]="['/stand', each.enrolmentId]">{{ format.listName(each) }}</a>
            </th>
            <td>
              {{ each.municipalityName }}<span class="m-muted">, {{ each.departmentName }}</span>
            </td>
            <td>{{ each.courseName }}</td>
            <td [attr.data-label]="texts().issue.readyFrom">{{ since(each) }}</td>
            <td>
              @if (each.obstacle; as obstacle) {
                <m-badge tone="soon" icon="warning">{{ texts().obstacles[obstacle] }}</m-badge>
                <div>
                  <a [routerLink]="['/personen', each.personId]"
                    >{{ texts().issue.toPerson }}<span class="m-unseen">: {{ format.fullName(each) }}</span></a
                  >
                </div>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class CandidateTable {
  readonly candidates = input.required<readonly Candidate[]>();
  readonly chosen = model.required<ReadonlySet<string>>();
  protected readonly texts = spoken(certificationTexts);
  protected readonly format = format;
  private readonly free = computed(() => this.candidates().filter((each) => each.obstacle === null));
  protected readonly all = computed(
    () => this.free().length > 0 && this.free().every((each) => this.chosen().has(each.enrolmentId)),
  );

  protected since(candidate: Candidate): string {
    const ruleSet = candidate.ruleSets.find((each) => each.chosen) ?? candidate.ruleSets[0];
    return ruleSet === undefined ? '' : format.date(ruleSet.readyFrom);
  }

  protected take(enrolment: string, wanted: boolean): void {
    const next = new Set(this.chosen());
    if (wanted) next.add(enrolment);
    else next.delete(enrolment);
    this.chosen.set(next);
  }

  protected takeAll(wanted: boolean | null): void {
    this.chosen.set(new Set(wanted === true ? this.free().map((each) => each.enrolmentId) : []));
  }
}
