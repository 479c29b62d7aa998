import { httpResource } from '@angular/common/http';
import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonEnrolments } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { StateBadge } from '../../shell/standing/state-badge';
import { Waiting } from '../../ui/notices/waiting';
import { TableRegion } from '../../ui/tables/table-region';
import { personTexts } from './texts';

/** The courses of a person, each leading to her standing with all reasons. */
@Component({
  selector: 'm-enrolment-section',
  host: { class: 'm-part' },
  imports: [RouterLink, ProblemNotice, StateBadge, TableRegion, Waiting],
  template: `<section>
    <h2>{{ texts().enrolments.title }}</h2>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (list.hasValue()) {
      @if (list.value().enrolments.length === 0) {
        <p class="m-muted">{{ texts().enrolments.none }}</p>
      } @else {
        <m-table-region [label]="texts().enrolments.title">
          <table class="m-table m-table--list">
            <thead>
              <tr>
                <th scope="col">{{ texts().enrolments.course }}</th>
                <th scope="col">{{ texts().enrolments.state }}</th>
                <th scope="col" class="m-number">{{ texts().enrolments.hours }}</th>
                <th scope="col" class="m-number">{{ texts().enrolments.cases }}</th>
                <th scope="col">
                  <span class="m-unseen">{{ texts().enrolments.standing }}</span>
                </th>
              </tr>
            </thead>
            <tbody>
              @for (each of list.value().enrolments; track each.enrolmentId) {
                <tr>
                  <th scope="row">
                    <a [routerLink]="['/lehrgaenge', each.course.id]">{{ each.course.name }}</a>
                    <div class="m-meta">
                      {{ texts().enrolments.since(format.date(each.enrolledOn), each.department.name) }}
                    </div>
                  </th>
                  <td><m-state-badge [state]="each.state" /></td>
                  <td class="m-number" [attr.data-label]="texts().enrolments.hours">
                    {{ format.hours(each.countedMinutes) }}
                  </td>
                  <td class="m-number" [attr.data-label]="texts().enrolments.cases">{{ each.confirmedCases }}</td>
                  <td>
                    <a [routerLink]="['/stand', each.enrolmentId]"
                      >{{ texts().enrolments.standing }}<span class="m-unseen">: {{ each.course.name }}</span></a
                    >
                  </td>
                </tr>
              }
            </tbody>
          </table>
        </m-table-region>
      }
    } @else if (list.isLoading()) {
      <m-waiting />
    }
  </section>`,
})
export class EnrolmentSection {
  readonly person = input.required<string>();
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly list = httpResource<PersonEnrolments>(() => `/api/people/${this.person()}/enrolments`);
}
