import { Component, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { MunicipalityParticipation, ParticipatingDepartment, TandemAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge, type Tone } from '../../ui/badge';
import type { IconName } from '../../ui/icon';
import { TableRegion } from '../../ui/tables/table-region';
import { participationTexts } from './texts';

interface Chip {
  readonly text: string;
  readonly tone: Tone | 'draft' | null;
  readonly icon: IconName | null;
}

/** Municipality by municipality: who takes part, what is missing, who works as a pair. */
@Component({
  selector: 'm-participation-table',
  imports: [Badge, RouterLink, TableRegion],
  template: `<m-table-region [label]="texts().title">
    <table class="m-table m-table--list m-participation">
      <thead>
        <tr>
          <th scope="col">{{ texts().municipality }}</th>
          <th scope="col">{{ texts().departments }}</th>
          <th scope="col">{{ texts().system }}</th>
          <th scope="col">{{ texts().tandems }}</th>
        </tr>
      </thead>
      <tbody>
        @for (row of rows(); track row.municipality.key) {
          <tr>
            <th scope="row">
              {{ row.municipality.name }}
              <div class="m-meta">
                {{ row.coordinators === 0 ? texts().nobodyCoordinates : texts().coordinators(row.coordinators) }}
              </div>
            </th>
            <td>
              @if (takingPart(row); as present) {
                @if (present.length === 0) {
                  <span class="m-muted">{{ texts().noDepartment }}</span>
                } @else {
                  <ul>
                    @for (department of present; track department.id) {
                      <li>
                        <span>
                          {{ department.name }}
                          @if (kind(department); as name) {
                            <span class="m-meta">{{ name }}</span>
                          }
                        </span>
                        <span class="m-chips">
                          @for (chip of chips(department); track chip.text) {
                            <m-badge [tone]="chip.tone" [icon]="chip.icon">{{ chip.text }}</m-badge>
                          }
                        </span>
                      </li>
                    }
                  </ul>
                }
              }
              @if (idle(row); as names) {
                <p class="m-meta">{{ texts().idle(names) }}</p>
              }
            </td>
            <td [attr.data-label]="texts().system">
              @if (row.missing.length === 0) {
                <m-badge tone="good" icon="check-circle">{{ texts().complete }}</m-badge>
              } @else {
                <span class="m-soon">{{ texts().stillMissing(row.missing) }}</span>
              }
            </td>
            <td [attr.data-label]="texts().tandems">
              @if (row.tandems.length === 0) {
                <span class="m-muted">{{ texts().noTandem }}</span>
              } @else {
                <ul>
                  @for (tandem of row.tandems; track tandem.id) {
                    <li>
                      <span>{{ pair(tandem) }}</span>
                      <a class="m-meta" [routerLink]="['/lehrgaenge', tandem.course.id]">{{ tandem.course.name }}</a>
                    </li>
                  }
                </ul>
              }
            </td>
          </tr>
        }
      </tbody>
    </table>
  </m-table-region>`,
})
export class ParticipationTable {
  readonly rows = input.required<readonly MunicipalityParticipation[]>();
  protected readonly texts = spoken(participationTexts);

  protected takingPart(row: MunicipalityParticipation): readonly ParticipatingDepartment[] {
    return row.departments.filter(({ takesPart }) => takesPart);
  }

  /** Where the name itself does not say it. */
  protected kind({ name, kind }: ParticipatingDepartment): string {
    return name === this.texts().neededKinds[kind] || kind === 'other' ? '' : this.texts().kindNames[kind];
  }

  protected idle(row: MunicipalityParticipation): string {
    return row.departments
      .filter(({ takesPart }) => !takesPart)
      .map(({ name }) => name)
      .join(', ');
  }

  protected chips({ people, roles }: ParticipatingDepartment): readonly Chip[] {
    const texts = this.texts();
    const all: readonly (Chip & { readonly count: number })[] = [
      { count: people.certified, text: texts.certified(people.certified), tone: 'good', icon: 'certificate' },
      { count: people.takingPart, text: texts.takingPart(people.takingPart), tone: null, icon: 'people' },
      { count: people.waiting, text: texts.waiting(people.waiting), tone: 'wait', icon: 'hourglass' },
      { count: roles.trainers, text: texts.trainers(roles.trainers), tone: 'draft', icon: null },
      { count: roles.approvers, text: texts.approvers(roles.approvers), tone: 'draft', icon: null },
      { count: roles.coordinators, text: texts.coordinators(roles.coordinators), tone: 'draft', icon: null },
    ];
    return all.filter(({ count }) => count > 0);
  }

  protected pair({ partners }: TandemAnswer): string {
    const [first = '', second = ''] = partners.map((one) => `${format.fullName(one)} (${one.department.name})`);
    return this.texts().pair(first, second);
  }
}
