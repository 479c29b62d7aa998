import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ReportPerson } from '@mittler/contract';
import type { State } from '@mittler/domain';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import type { Tone } from '../ui/badge';
import { Badge } from '../ui/badge';
import { TableRegion } from '../ui/tables/table-region';
import { reportingTexts } from './texts';

const tones: Readonly<Record<State, Tone | null>> = {
  'in-training': 'wait',
  ready: 'soon',
  certified: 'good',
  lapsed: 'bad',
  'dropped-out': null,
};

/** People of a report with the date that matters in the state of each. */
@Component({
  selector: 'm-report-people-table',
  imports: [Badge, RouterLink, TableRegion],
  template: `<m-table-region [label]="label()">
    <table class="m-table m-table--list">
      <thead>
        <tr>
          <th scope="col">{{ texts().people.person }}</th>
          <th scope="col">{{ texts().people.state }}</th>
          <th scope="col">{{ texts().municipality }}, {{ texts().department }}</th>
          <th scope="col">{{ texts().course }}</th>
          <th scope="col">{{ texts().people.when }}</th>
          <th scope="col" class="m-number">{{ texts().people.hours }}</th>
          <th scope="col" class="m-number">{{ texts().people.cases }}</th>
        </tr>
      </thead>
      <tbody>
        @for (person of people(); track person.enrolmentId) {
          <tr>
            <th scope="row">
              <a [routerLink]="['/stand', person.enrolmentId]">{{ format.listName(person) }}</a>
            </th>
            <td>
              <m-badge [tone]="tones[person.state]">{{ texts().states[person.state] }}</m-badge>
            </td>
            <td>{{ person.municipalityName }}, {{ person.departmentName }}</td>
            <td>{{ person.courseName }}</td>
            <td>{{ when(person) }}</td>
            <td class="m-number" [attr.data-label]="texts().people.hours">{{ hours(person) }}</td>
            <td class="m-number" [attr.data-label]="texts().people.cases">{{ cases(person) }}</td>
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class ReportPeopleTable {
  readonly label = input.required<string>();
  readonly people = input.required<readonly ReportPerson[]>();
  protected readonly texts = spoken(reportingTexts);
  protected readonly format = format;
  protected readonly tones = tones;

  protected hours({ countedMinutes, neededMinutes }: ReportPerson): string {
    if (countedMinutes === null || neededMinutes === null) return '';
    return this.texts().people.of(format.bareHours(countedMinutes), format.hours(neededMinutes));
  }

  protected cases({ countedCases, neededCases }: ReportPerson): string {
    if (countedCases === null || neededCases === null) return '';
    return this.texts().people.of(String(countedCases), String(neededCases));
  }

  /** The date that matters in the person's state. */
  protected when(person: ReportPerson): string {
    const texts = this.texts().people;
    const day = (date: string | null, say: (day: string) => string): string =>
      date === null ? '' : say(format.date(date));
    switch (person.state) {
      case 'in-training':
        return texts.since(format.date(person.enrolledOn));
      case 'ready':
        return day(person.readyFrom, texts.readySince) + day(person.readyUntil, texts.readyUntil);
      case 'certified':
        return day(person.certifiedOn, texts.issued) + day(person.titleUntil, texts.rightUntil);
      case 'lapsed':
        return day(person.titleUntil, texts.lapsedAfter);
      case 'dropped-out':
        return day(person.droppedOutOn, texts.droppedOut);
    }
  }
}
