import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { PersonAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Badge } from '../../ui/badge';
import { Crumbs } from '../../ui/crumbs';
import { Icon } from '../../ui/icon';
import { Alert } from '../../ui/notices/alert';
import { Waiting } from '../../ui/notices/waiting';
import { MembershipSection } from '../membership/membership-section';
import { RoleSection } from '../role/role-section';
import { EnrolmentSection } from './enrolment-section';
import { HistorySection } from './history-section';
import { PersonActs } from './person-acts';
import { personTexts } from './texts';

/** One person: where she belongs, what she takes part in, what she may do, and what was done. */
@Component({
  selector: 'm-person-page',
  imports: [
    RouterLink,
    Crumbs,
    Badge,
    Icon,
    Alert,
    Waiting,
    ProblemNotice,
    EnrolmentSection,
    MembershipSection,
    RoleSection,
    HistorySection,
    PersonActs,
  ],
  template: `<div class="m-page">
    <m-crumbs
      [above]="[{ label: texts().list.title, path: '/personen' }]"
      [here]="known() ? format.fullName(person.value()!) : texts().person.title"
    />
    @if (known()) {
      @let one = person.value()!;
      <div class="m-page-head">
        <div>
          <h1>{{ format.fullName(one) }}</h1>
          <p class="m-acts">
            @if (one.deactivatedAt) {
              <m-badge tone="draft" icon="pause">{{ texts().list.states.deactivated }}</m-badge>
            } @else if (one.hasAccount) {
              <m-badge tone="good" icon="check">{{ texts().list.hasAccount }}</m-badge>
            } @else {
              <m-badge>{{ texts().list.noAccount }}</m-badge>
            }
          </p>
        </div>
        @if (keeps() && !one.mergedInto) {
          <a class="m-button" [routerLink]="['/personen', one.id, 'bearbeiten']"
            ><m-icon name="edit" />{{ texts().person.edit }}</a
          >
        }
      </div>
      @if (one.mergedInto; as into) {
        <m-alert tone="wait" [title]="texts().person.merged">
          <a [routerLink]="['/personen', into]">{{ texts().person.mergedAct }}</a>
        </m-alert>
      }
      <div class="m-two">
        <div class="m-sections">
          @if (seesCourses()) {
            <m-enrolment-section [person]="one.id" />
          }
          <m-membership-section [person]="one" (changed)="person.reload()" />
          @if (one.roles) {
            <m-role-section [person]="one" (changed)="person.reload()" />
          }
          @if (keeps()) {
            <m-history-section [person]="one.id" [version]="one.version" />
          }
        </div>
        <aside>
          <section>
            <h2>{{ texts().person.facts }}</h2>
            <dl class="m-facts">
              <div>
                <dt>{{ texts().email }}</dt>
                <dd>{{ one.email ?? texts().person.none }}</dd>
              </div>
              @if (one.birthDate !== undefined) {
                <div>
                  <dt>{{ texts().birthDate }}</dt>
                  <dd>
                    @if (one.birthDate) {
                      {{ format.date(one.birthDate) }}
                    } @else {
                      <span class="m-soon">{{ texts().person.noBirthDate }}</span>
                    }
                  </dd>
                </div>
              }
              <div>
                <dt>{{ texts().externalId }}</dt>
                <dd>{{ one.externalId ?? texts().person.none }}</dd>
              </div>
              <div>
                <dt>{{ texts().language }}</dt>
                <dd>{{ texts().languages[one.language] }}</dd>
              </div>
              <div>
                <dt>{{ texts().person.since }}</dt>
                <dd>{{ format.date(format.berlinDay(one.createdAt)) }}</dd>
              </div>
            </dl>
          </section>
          @if (!one.mergedInto) {
            <m-person-acts [person]="one" (changed)="person.reload()" />
          }
        </aside>
      </div>
    } @else {
      <h1>{{ texts().person.title }}</h1>
      <m-problem-notice [problem]="person.error()" [again]="true" (retry)="person.reload()" />
      @if (person.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class PersonPage {
  readonly id = input.required<string>();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(personTexts);
  protected readonly format = format;
  protected readonly person = httpResource<PersonAnswer>(() => `/api/people/${this.id()}`);
  protected readonly known = computed(() => this.person.hasValue());
  protected readonly keeps = computed(() => this.signedIn.has('coordination-office', 'administrator'));
  protected readonly seesCourses = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));
}
