import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Catalogue, DepartmentsPage, Member, Municipalities, RegistrationRecord } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { WaitingCounts } from '../../shell/waiting-counts';
import { Crumbs } from '../../ui/crumbs';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { Alert } from '../../ui/notices/alert';
import { EmptyState } from '../../ui/notices/empty-state';
import { StatusMessages } from '../../ui/notices/status-messages';
import { RegistrationBadge } from '../registration/registration-badge';
import { RegistrationClient } from '../registration/registration-client';
import { stateTexts } from '../registration/state-texts';
import { MemberSearch } from './member-search';
import { approvalTexts } from './texts';

/** Names people of a department for a course: first the course, then the department, then one after the other. */
@Component({
  selector: 'm-nominate-page',
  imports: [RouterLink, Alert, Crumbs, EmptyState, MemberSearch, ProblemNotice, RegistrationBadge, SelectField],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().list.title, path: '/anmeldungen' }]" [here]="texts().list.nominate" />
    <div class="m-page-head">
      <div>
        <h1>{{ texts().nominate.title }}</h1>
        <p class="m-muted">{{ texts().nominate.lead }}</p>
      </div>
    </div>
    <m-problem-notice [problem]="catalogue.error()" [again]="true" (retry)="catalogue.reload()" />
    @if (catalogue.hasValue() && courses().length === 0) {
      <m-empty-state [text]="texts().nominate.noCourses" />
    } @else if (departments().length === 0 && !plans()) {
      <m-alert tone="soon">{{ texts().nominate.noDepartment }}</m-alert>
    } @else {
      <div class="m-two">
        <div class="m-sections">
          <div class="m-form">
            <m-select-field
              [label]="texts().nominate.course"
              [options]="courses()"
              [empty]="texts().nominate.chooseCourse"
              [(value)]="course"
            />
            @if (municipalities().length > 1) {
              <m-select-field
                [label]="texts().nominate.municipality"
                [options]="municipalities()"
                [empty]="texts().nominate.choose"
                [(value)]="municipality"
              />
            }
            <m-select-field
              [label]="texts().nominate.department"
              [options]="departments()"
              [empty]="texts().nominate.choose"
              [(value)]="department"
            />
          </div>
          <m-problem-notice [problem]="problem()" />
          @if (course() !== null && department(); as department) {
            <m-member-search
              [department]="department"
              [act]="texts().list.nominate"
              [taken]="taken()"
              (chosen)="nominate($event)"
            />
          } @else {
            <p class="m-muted">{{ texts().nominate.first }}</p>
          }
        </div>
        <aside>
          @if (named().length > 0) {
            <section>
              <h2>{{ texts().nominate.named }}</h2>
              <ul class="m-rows">
                @for (each of named(); track each.id) {
                  <li>
                    <a [routerLink]="['/anmeldungen', each.id]">{{ format.listName(each.person) }}</a>
                    <div><m-registration-badge [state]="each.state" [worksCouncil]="each.worksCouncil" /></div>
                    <div class="m-meta">{{ each.course.name }}</div>
                  </li>
                }
              </ul>
            </section>
          }
        </aside>
      </div>
    }
  </div>`,
})
export class NominatePage {
  /** The course to begin with (query parameter). */
  readonly lehrgang = input<string>();
  private readonly client = inject(RegistrationClient);
  private readonly signedIn = inject(SignedIn);
  private readonly messages = inject(StatusMessages);
  private readonly counts = inject(WaitingCounts);
  protected readonly texts = spoken(approvalTexts);
  private readonly states = spoken(stateTexts);
  protected readonly format = format;
  private readonly isOffice = computed(() => this.signedIn.has('coordination-office'));
  protected readonly plans = computed(() => this.signedIn.has('coordination-office', 'municipal-coordinator'));
  protected readonly catalogue = httpResource<Catalogue>(() => '/api/catalogue?limit=200');
  protected readonly courses = computed<readonly Option[]>(() =>
    (this.catalogue.hasValue() ? this.catalogue.value().courses : [])
      .filter(({ state }) => state !== 'closed')
      .map(({ id, name, town, startsOn }) => ({ value: id, label: `${name}, ${town}, ${format.date(startsOn)}` })),
  );
  protected readonly course = linkedSignal<string | null>(() => this.lehrgang() ?? null);

  private readonly municipalityList = httpResource<Municipalities>(() =>
    this.isOffice() ? '/api/municipalities' : undefined,
  );
  protected readonly municipalities = computed<readonly Option[]>(() => {
    if (!this.isOffice()) {
      return (this.signedIn.me()?.roles ?? []).flatMap(({ role, municipality, municipalityName }) =>
        role === 'municipal-coordinator' && municipality !== null
          ? [{ value: municipality, label: municipalityName ?? municipality }]
          : [],
      );
    }
    return (this.municipalityList.hasValue() ? this.municipalityList.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map(({ key, name }) => ({ value: key, label: name }));
  });
  protected readonly municipality = linkedSignal<string | null>(() => {
    const [only, second] = this.municipalities();
    return second === undefined ? (only?.value ?? null) : null;
  });

  private readonly departmentList = httpResource<DepartmentsPage>(() => {
    const municipality = this.municipality();
    return this.plans() && municipality !== null
      ? `/api/departments?municipality=${municipality}&limit=200`
      : undefined;
  });
  protected readonly departments = computed<readonly Option[]>(() =>
    this.plans()
      ? (this.departmentList.hasValue() ? this.departmentList.value().departments : []).map(({ id, name }) => ({
          value: id,
          label: name,
        }))
      : (this.signedIn.me()?.roles ?? []).flatMap(({ role, department, departmentName }) =>
          role === 'approver' && department !== null
            ? [{ value: department, label: departmentName ?? department }]
            : [],
        ),
  );
  protected readonly department = linkedSignal<string | null>(() => {
    const [only, second] = this.departments();
    return second === undefined ? (only?.value ?? null) : null;
  });
  protected readonly named = signal<readonly RegistrationRecord[]>([]);
  protected readonly taken = computed(() =>
    this.named()
      .filter((each) => each.course.id === this.course())
      .map((each) => each.person.id),
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected async nominate(person: Member): Promise<void> {
    const course = this.course();
    const departmentId = this.department();
    if (course === null || departmentId === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const request = { id: crypto.randomUUID(), personId: person.id, departmentId };
      const record = await this.client.nominate(course, request);
      this.named.update((named) => [record, ...named]);
      this.messages.say(this.texts().nominate.done(format.fullName(person), this.states().states[record.state]));
      this.counts.refresh();
    } catch (problem) {
      this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
