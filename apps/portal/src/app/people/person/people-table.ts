import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonInList } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { TableRegion } from '../../ui/tables/table-region';
import { personTexts } from './texts';

/** People as a list, each a link to her page. */
@Component({
  selector: 'm-people-table',
  host: { class: 'm-part' },
  imports: [RouterLink, Badge, TableRegion],
  template: `<m-table-region [label]="texts().list.title">
    <table class="m-table m-table--list">
      <thead>
        <tr>
          <th scope="col">{{ texts().name }}</th>
          <th scope="col">{{ texts().list.department }}</th>
          <th scope="col">{{ texts().email }}</th>
          <th scope="col">{{ texts().list.account }}</th>
        </tr>
      </thead>
      <tbody>
        @for (person of people(); track person.id) {
          <tr>
            <th scope="row">
              <a [routerLink]="['/personen', person.id]">{{ format.listName(person) }}</a>
            </th>
            <td>
              @for (membership of person.memberships; track membership.id) {
                <div>
                  {{ membership.municipalityName }}<span class="m-muted">, {{ membership.departmentName }}</span>
                </div>
              } @empty {
                <span class="m-muted">{{ texts().list.noDepartment }}</span>
              }
            </td>
            <td class="m-wide-only">{{ person.email ?? '–' }}</td>
            <td>
              @if (!person.isActive) {
                <m-badge tone="draft" icon="pause">{{ texts().list.states.deactivated }}</m-badge>
              } @else if (person.hasAccount) {
                <m-badge tone="good" icon="check">{{ texts().list.hasAccount }}</m-badge>
              } @else {
                <m-badge>{{ texts().list.noAccount }}</m-badge>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class PeopleTable {
  readonly people = input.required<readonly PersonInList[]>();
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
}
