import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import { Router, RouterLink } from '@angular/router';
import {
  type Candidates,
  type CertificateAnswer,
  type CertificateState,
  certificateStates,
  type Municipalities,
} from '@mittler/contract';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { SignedIn } from '../shell/signed-in';
import { SelectField } from '../ui/fields/select-field';
import { TextField } from '../ui/fields/text-field';
import { Icon } from '../ui/icon';
import { EmptyState } from '../ui/notices/empty-state';
import { Waiting } from '../ui/notices/waiting';
import { GrowingList } from '../ui/tables/growing-list';
import { MoreButton } from '../ui/tables/more-button';
import { TableRegion } from '../ui/tables/table-region';
import { CertificationClient } from './certification-client';
import { CertificateBadge } from './certificate-badge';
import { certificationTexts } from './texts';

/** Every certificate that was issued, and above it who waits for one. */
@Component({
  selector: 'm-register-page',
  imports: [
    RouterLink,
    SelectField,
    TextField,
    Icon,
    EmptyState,
    Waiting,
    MoreButton,
    TableRegion,
    ProblemNotice,
    CertificateBadge,
  ],
  template: `<div class="m-page">
    <div class="m-page-head">
      <div>
        <h1>{{ heading() }}</h1>
        <p class="m-muted">{{ texts().register.lead }}</p>
      </div>
      @if (issues()) {
        <a class="m-button m-button--primary" routerLink="/bescheinigungen/ausstellen"
          ><m-icon name="certificate" />{{ texts().issue.title }}</a
        >
      }
    </div>
    <form
      class="m-filters"
      role="search"
      novalidate
      (submit)="$event.preventDefault(); words.set((typed() ?? '').trim())"
    >
      <m-text-field type="search" autocomplete="off" [label]="texts().register.words" [(value)]="typed" />
      <m-select-field
        [label]="texts().municipality"
        [options]="municipalities()"
        [empty]="texts().allMunicipalities"
        [value]="kommune() ?? null"
        (valueChange)="filter({ kommune: $event })"
      />
      <m-select-field
        [label]="texts().register.state"
        [options]="states()"
        [empty]="texts().register.allStates"
        [value]="state()"
        (valueChange)="filter({ zustand: $event })"
      />
      <button class="m-button"><m-icon name="search" />{{ texts().register.search }}</button>
    </form>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.rows().length > 0) {
      <m-table-region [label]="texts().title">
        <table class="m-table m-table--list">
          <thead>
            <tr>
              <th scope="col">{{ texts().number }}</th>
              <th scope="col">{{ texts().name }}</th>
              <th scope="col">{{ texts().department }}</th>
              <th scope="col">{{ texts().register.issuedOn }}</th>
              <th scope="col">{{ texts().register.rightUntil }}</th>
              <th scope="col">{{ texts().register.state }}</th>
            </tr>
          </thead>
          <tbody>
            @for (each of list.rows(); track each.id) {
              <tr>
                <th scope="row">
                  <a class="m-nowrap" [routerLink]="['/bescheinigungen', each.id]">{{ each.number }}</a>
                </th>
                <td>{{ format.listName(each) }}</td>
                <td class="m-wide-only">
                  {{ each.municipalityName }}<span class="m-muted">, {{ each.departmentName }}</span>
                </td>
                <td [attr.data-label]="texts().register.issuedOn">{{ format.date(each.issuedOn) }}</td>
                <td [attr.data-label]="texts().register.rightUntil">
                  {{ each.rightUntil ? format.date(each.rightUntil) : '–' }}
                </td>
                <td><m-certificate-badge [state]="each.state" /></td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    } @else if (list.ready()) {
      <m-empty-state [text]="texts().register.none" />
    } @else {
      <m-waiting />
    }
  </div>`,
})
export class RegisterPage {
  readonly kommune = input<string>();
  readonly zustand = input<string>();
  private readonly client = inject(CertificationClient);
  private readonly router = inject(Router);
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(certificationTexts);
  protected readonly format = format;
  protected readonly typed = signal<string | null>(null);
  protected readonly words = signal('');
  protected readonly issues = computed(() => this.signedIn.has('coordination-office'));
  protected readonly state = computed<CertificateState | null>(
    () => certificateStates.find((each) => each === this.zustand()) ?? null,
  );
  protected readonly list = new GrowingList<CertificateAnswer>(async (after) => {
    const filter = { words: this.words(), municipality: this.kommune() ?? null, state: this.state() };
    const page = await this.client.register(filter, after);
    return { rows: page.certificates, next: page.next };
  });
  private readonly ready = httpResource<Candidates>(() =>
    this.issues() ? '/api/certificates/candidates?limit=1' : undefined,
  );
  private readonly municipalityList = httpResource<Municipalities>(() => '/api/municipalities');
  protected readonly municipalities = computed(() =>
    (this.municipalityList.hasValue() ? this.municipalityList.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map((each) => ({ value: each.key, label: each.name })),
  );
  protected readonly states = computed(() =>
    certificateStates.map((value) => ({ value, label: this.texts().states[value] })),
  );
  protected readonly heading = computed(() => {
    const counts = this.ready.hasValue() ? this.ready.value().counts : null;
    return counts === null ? this.texts().title : this.texts().register.heading(counts.ready);
  });

  constructor() {
    effect(() => {
      this.kommune();
      this.state();
      this.words();
      untracked(() => void this.list.begin());
    });
  }

  protected filter(queryParams: Readonly<Record<string, string | null>>): void {
    void this.router.navigate([], { queryParams, queryParamsHandling: 'merge', replaceUrl: true });
  }
}
