import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type DepartmentsPage,
  type Municipalities,
  type PersonInList,
  type PersonState,
  personStates,
} from '@mittler/contract';
import { Announcer } from '../../shell/announcer';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { PeopleClient } from '../people-client';
import { unitTexts } from '../unit/texts';
import { PeopleTable } from './people-table';
import { personTexts } from './texts';

const isState = (value: string | undefined): value is PersonState => personStates.some((state) => state === value);

/** People within the caller's reach. Filters stand in the address; what is searched for is personal and does not. */
@Component({
  selector: 'm-people-page',
  imports: [RouterLink, TextField, SelectField, Icon, EmptyState, Waiting, MoreButton, ProblemNotice, PeopleTable],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ texts().list.lead }}</p>
      </div>
      <div class="m-acts">
        <a class="m-button m-button--quiet" routerLink="/kommunen"
          ><m-icon name="building" />{{ texts().list.units }}</a
        >
        @if (mayCreate()) {
          <a class="m-button m-button--primary" routerLink="/personen/neu"
            ><m-icon name="person-add" />{{ texts().list.create }}</a
          >
        }
      </div>
    </div>
    <form class="m-filters" role="search" novalidate (submit)="$event.preventDefault(); search()">
      <m-text-field type="search" [label]="texts().list.words" autocomplete="off" [(value)]="typed" />
      <m-select-field
        [label]="units().municipality"
        [options]="municipalities()"
        [empty]="texts().list.allMunicipalities"
        [value]="kommune() ?? null"
        (valueChange)="filter({ kommune: $event, amt: null })"
      />
      <m-select-field
        [label]="units().department"
        [options]="departments()"
        [empty]="kommune() ? texts().list.allDepartments : units().municipalityFirst"
        [disabled]="!kommune()"
        [value]="amt() ?? null"
        (valueChange)="filter({ amt: $event })"
      />
      <m-select-field
        [label]="texts().list.state"
        [options]="states()"
        [value]="state()"
        (valueChange)="filter({ zustand: $event === 'active' ? null : $event })"
      />
      <button class="m-button"><m-icon name="search" />{{ texts().list.search }}</button>
    </form>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="search()" />
    @if (list.rows().length > 0) {
      <m-people-table [people]="list.rows()" />
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.ready()) {
      <m-empty-state [text]="words() || kommune() ? texts().list.nobodyFound : texts().list.nobody">
        @if (words() || kommune()) {
          <button type="button" class="m-button m-button--quiet" (click)="clear()">{{ texts().list.clear }}</button>
        } @else if (mayCreate()) {
          <a class="m-button" routerLink="/import">{{ texts().list.import }}</a>
        }
      </m-empty-state>
    } @else {
      <m-waiting />
    }
  </div>`,
})
export class PeoplePage {
  readonly kommune = input<string>();
  readonly amt = input<string>();
  readonly zustand = input<string>();
  private readonly client = inject(PeopleClient);
  private readonly router = inject(Router);
  private readonly announcer = inject(Announcer);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(personTexts);
  protected readonly units = spoken(unitTexts);
  protected readonly typed = linkedSignal<string | null>(() => null);
  protected readonly words = linkedSignal<string>(() => '');
  protected readonly state = computed<PersonState>(() => {
    const wanted = this.zustand();
    return isState(wanted) ? wanted : 'active';
  });
  protected readonly mayCreate = computed(() => this.signedIn.has('coordination-office', 'administrator'));

  protected readonly list = new GrowingList<PersonInList>(async (after) => {
    const words = this.words();
    const municipality = this.kommune();
    const department = this.amt();
    const page = await this.client.search({
      state: this.state(),
      ...(words === '' ? {} : { words }),
      ...(municipality === undefined ? {} : { municipality }),
      ...(department === undefined ? {} : { department }),
      ...(after === null ? {} : { after }),
    });
    return { rows: page.people, next: page.next };
  });

  private readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly own = httpResource<DepartmentsPage>(() => {
    const municipality = this.kommune();
    return municipality === undefined ? undefined : `/api/departments?municipality=${municipality}&limit=200`;
  });
  protected readonly municipalities = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );
  protected readonly departments = computed(() =>
    (this.own.hasValue() ? this.own.value().departments : []).map((each) => ({ value: each.id, label: each.name })),
  );
  protected readonly states = computed(() =>
    personStates.map((value) => ({ value, label: this.texts().list.states[value] })),
  );
  protected readonly heading = computed(() => {
    const count = this.list.rows().length;
    if (!this.list.ready()) return this.texts().list.title;
    return this.texts().list.found(count, this.list.hasMore());
  });

  constructor() {
    effect(() => {
      this.kommune();
      this.amt();
      this.state();
      this.words();
      untracked(() => void this.ask());
    });
  }

  protected search(): void {
    const words = (this.typed() ?? '').trim();
    if (words === this.words()) void this.ask();
    else this.words.set(words);
  }

  protected clear(): void {
    this.typed.set(null);
    this.words.set('');
    this.filter({ kommune: null, amt: null, zustand: null });
  }

  protected filter(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }

  private async ask(): Promise<void> {
    await this.list.begin();
    if (this.list.problem() === null) this.announcer.say(this.heading());
  }
}
