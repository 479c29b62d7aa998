import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import type { RegistrationRecord } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { Crumbs } from '../../ui/crumbs';
import { Waiting } from '../../ui/notices/waiting';
import { EventList } from '../registration/event-list';
import { RegistrationBadge } from '../registration/registration-badge';
import { stateTexts } from '../registration/state-texts';
import { RegistrationActs } from './registration-acts';
import { approvalTexts } from './texts';

/** One registration for those who decide about it: the answer, what can be done, and everything that happened. */
@Component({
  selector: 'm-registration-page',
  imports: [RouterLink, Crumbs, EventList, ProblemNotice, RegistrationActs, RegistrationBadge, Waiting],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().list.title, path: '/anmeldungen' }]" [here]="here()" />
    @if (registration.hasValue()) {
      @let one = registration.value();
      <div class="m-page-head">
        <div>
          <h1>{{ sentence() }}</h1>
          <p><m-registration-badge [state]="one.state" [worksCouncil]="one.worksCouncil" /></p>
        </div>
      </div>
      <div class="m-two">
        <div class="m-sections">
          <section>
            <h2>{{ texts().one.acts }}</h2>
            @if (acts()) {
              <m-registration-acts [registration]="one" (changed)="renew($event)" />
            } @else {
              <p>{{ texts().one.nothing }}</p>
            }
          </section>
          <section>
            <h2>{{ texts().one.history }}</h2>
            <m-event-list [events]="one.events" [nominated]="one.nominated" />
          </section>
        </div>
        <aside>
          <section>
            <h2>{{ texts().one.about }}</h2>
            <dl class="m-facts">
              @for (fact of facts(); track fact.term) {
                <div>
                  <dt>{{ fact.term }}</dt>
                  <dd>{{ fact.text }}</dd>
                </div>
              }
            </dl>
            <ul class="m-rows">
              <li>
                <a [routerLink]="['/katalog', one.course.id]">{{ texts().one.toCourse }}</a>
              </li>
              @if (seesPlaces()) {
                <li>
                  <a [routerLink]="['/lehrgaenge', one.course.id, 'plaetze']">{{ texts().one.toPlaces }}</a>
                </li>
                <li>
                  <a [routerLink]="['/personen', one.person.id]">{{ texts().one.toPerson }}</a>
                </li>
              }
            </ul>
          </section>
        </aside>
      </div>
    } @else {
      <h1>{{ texts().list.title }}</h1>
      <m-problem-notice [problem]="registration.error()" [again]="true" (retry)="registration.reload()" />
      @if (registration.isLoading()) {
        <m-waiting />
      }
    }
  </div>`,
})
export class RegistrationPage {
  readonly id = input.required<string>();
  private readonly signedIn = inject(SignedIn);
  private readonly router = inject(Router);
  protected readonly texts = spoken(approvalTexts);
  private readonly states = spoken(stateTexts);
  protected readonly registration = httpResource<RegistrationRecord>(() => `/api/registrations/${this.id()}`);
  private readonly found = computed(() => (this.registration.hasValue() ? this.registration.value() : null));
  protected readonly seesPlaces = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));
  protected readonly here = computed(() => {
    const one = this.found();
    return one === null ? '' : format.fullName(one.person);
  });
  protected readonly sentence = computed(() => {
    const one = this.found();
    return one === null ? '' : this.texts().one.sentence[one.state](format.fullName(one.person), one.course.name);
  });
  /** Beginning, completing and the waiting list's own steps happen elsewhere. */
  protected readonly acts = computed(() =>
    (this.found()?.may ?? []).some(
      (deed) => deed !== 'begin' && deed !== 'complete' && deed !== 'reopen' && deed !== 'promote' && deed !== 'lapse',
    ),
  );

  protected readonly facts = computed<readonly { readonly term: string; readonly text: string }[]>(() => {
    const one = this.found();
    if (one === null) return [];
    const { list, one: words } = this.texts();
    const { course, department, municipality, line, acceptUntil, worksCouncil } = one;
    const message = one.events[0]?.reason ?? null;
    return [
      {
        term: list.course,
        text: `${course.name}, ${course.town}, ${format.days(course.startsOn, course.endsOn)}`,
      },
      { term: list.department, text: `${department.name}, ${municipality.name}` },
      {
        term: words.registered,
        text: `${format.date(format.berlinDay(one.registeredAt))}${one.nominated ? `, ${words.nominated}` : ''}`,
      },
      ...(message !== null && one.events[0]?.to === 'registered'
        ? [{ term: words.message, text: format.quoted(message) }]
        : []),
      ...(one.state === 'registered' && course.approveUntil !== null
        ? [{ term: words.approveUntil, text: format.weekdayDate(course.approveUntil) }]
        : []),
      ...(worksCouncil === 'not-needed' ? [] : [{ term: words.council, text: this.states().councils[worksCouncil] }]),
      ...(line === null ? [] : [{ term: words.place, text: String(line) }]),
      ...(acceptUntil === null ? [] : [{ term: words.acceptUntil, text: format.dateTime(acceptUntil) }]),
    ];
  });

  constructor() {
    keepHeadingFocus(() => this.registration.hasValue());
  }

  /** A substitute's registration is another one: the page goes there. */
  protected renew(record: RegistrationRecord | null): void {
    if (record === null) this.registration.reload();
    else if (record.id === this.id()) this.registration.set(record);
    else void this.router.navigate(['/anmeldungen', record.id]);
  }
}
