import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import type { DepartmentsPage, Municipalities, PersonInList } from '@mittler/contract';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { CheckBox } from '../../ui/fields/check-box';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { GrowingList } from '../../ui/tables/growing-list';
import { MoreButton } from '../../ui/tables/more-button';
import { SeatClient } from './seat-client';
import { seatTexts } from './texts';

/** People of a municipality or department to tick; what is typed as a name goes in a body, never in an address. */
@Component({
  selector: 'm-candidate-choice',
  host: { class: 'm-part m-stacked' },
  imports: [SelectField, TextField, CheckBox, MoreButton, ProblemNotice],
  template: `<form class="m-filters" (submit)="$event.preventDefault(); list.begin()">
      <m-select-field
        [label]="texts().municipality"
        [options]="municipalities()"
        [empty]="texts().nomination.allMunicipalities"
        [value]="municipality()"
        (valueChange)="department.set(null); municipality.set($event)"
      />
      <m-select-field
        [label]="texts().department"
        [options]="departments()"
        [empty]="texts().nomination.allDepartments"
        [disabled]="municipality() === null"
        [value]="department()"
        (valueChange)="department.set($event)"
      />
      <m-text-field type="search" autocomplete="off" [label]="texts().nomination.words" [(value)]="words" />
      <button class="m-button">{{ texts().nomination.search }}</button>
    </form>
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (list.ready()) {
      <div class="m-split m-split--middle">
        <p class="m-meta" role="status">{{ texts().nomination.found(list.rows().length, list.hasMore()) }}</p>
        @if (open().length > 0) {
          <m-check-box [label]="texts().all" [value]="allTaken()" (valueChange)="takeAll($event === true)" />
        }
      </div>
      <ul class="m-rows m-candidates" [attr.aria-busy]="list.busy()">
        @for (each of list.rows(); track each.id) {
          <li>
            @if (isOpen(each)) {
              <m-check-box
                [label]="format.listName(each)"
                [value]="taken().includes(each.id)"
                (valueChange)="take(each, $event === true)"
              />
              <span class="m-meta">{{ place(each) }}</span>
            } @else {
              <span class="m-candidates__known"
                >{{ format.listName(each) }}
                <span class="m-meta">{{
                  each.memberships.length === 0 ? texts().nomination.noDepartment : texts().nomination.known
                }}</span></span
              >
              <span class="m-meta">{{ place(each) }}</span>
            }
          </li>
        }
      </ul>
      <m-more-button [more]="list.hasMore()" [shown]="list.rows().length" [busy]="list.busy()" (wanted)="list.more()" />
    }`,
})
export class CandidateChoice {
  /** People who are registered already. */
  readonly known = input.required<readonly string[]>();
  readonly taken = input.required<readonly string[]>();
  readonly chosen = output<readonly PersonInList[]>();
  readonly dropped = output<string>();
  private readonly client = inject(SeatClient);
  protected readonly texts = spoken(seatTexts);
  protected readonly format = format;
  protected readonly municipality = signal<string | null>(null);
  protected readonly department = signal<string | null>(null);
  protected readonly words = signal<string | null>(null);
  private readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly own = httpResource<DepartmentsPage>(() => {
    const key = this.municipality();
    return key === null ? undefined : `/api/departments?municipality=${encodeURIComponent(key)}&limit=200`;
  });
  protected readonly list = new GrowingList<PersonInList>(async (after) => {
    const [municipality, department] = [this.municipality(), this.department()];
    const words = (this.words() ?? '').trim();
    const page = await this.client.people({
      limit: 50,
      ...(municipality === null ? {} : { municipality }),
      ...(department === null ? {} : { department }),
      ...(words === '' ? {} : { words }),
      ...(after === null ? {} : { after }),
    });
    return { rows: page.people, next: page.next };
  });
  protected readonly municipalities = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : [])
      .filter((each) => each.departments > 0)
      .map(({ key, name }) => ({ value: key, label: name })),
  );
  protected readonly departments = computed(() =>
    (this.own.hasValue() ? this.own.value().departments : []).map(({ id, name }) => ({ value: id, label: name })),
  );
  protected readonly open = computed(() => this.list.rows().filter((each) => this.isOpen(each)));
  protected readonly allTaken = computed(() => this.open().every((each) => this.taken().includes(each.id)));

  constructor() {
    effect(() => {
      this.municipality();
      this.department();
      untracked(() => void this.list.begin());
    });
  }

  protected isOpen({ id, memberships }: PersonInList): boolean {
    return memberships.length > 0 && !this.known().includes(id);
  }

  protected place({ memberships }: PersonInList): string {
    return memberships.map((each) => `${each.municipalityName}, ${each.departmentName}`).join(' · ');
  }

  protected take(person: PersonInList, wanted: boolean): void {
    if (wanted) this.chosen.emit([person]);
    else this.dropped.emit(person.id);
  }

  protected takeAll(wanted: boolean): void {
    if (wanted) this.chosen.emit(this.open());
    else for (const { id } of this.open()) this.dropped.emit(id);
  }
}
