import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import {
  type CourseSeats,
  type DepartmentsPage,
  EditQuotas,
  type Municipalities,
  type SeatQuota,
} from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { NumberField } from '../../ui/fields/number-field';
import { SelectField } from '../../ui/fields/select-field';
import { Fold } from '../../ui/fold';
import { StatusMessages } from '../../ui/notices/status-messages';
import { SeatClient } from './seat-client';
import { seatTexts } from './texts';

/** All quotas of a course in one form: what is not in it any more is no longer limited. */
@Component({
  selector: 'm-quota-editor',
  host: { class: 'm-part' },
  imports: [NumberField, SelectField, ErrorSummary, ProblemNotice, Fold],
  template: `<form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
    <m-error-summary [errors]="form.errors()" />
    <m-problem-notice [problem]="problem()" />
    <ul class="m-rows m-quotas">
      @for (row of rows(); track row.key) {
        <li class="m-quotas__row">
          <m-number-field [label]="row.name" [hint]="row.hint" [at]="form.within('/quotas/' + $index + '/seats')" />
          <button type="button" class="m-link" (click)="drop($index)">
            {{ texts().drop }}<span class="m-unseen">: {{ row.name }}</span>
          </button>
        </li>
      }
    </ul>
    @if (sum(); as words) {
      <p class="m-meta" role="status">{{ words }}</p>
    }
    <m-fold [label]="texts().addQuota" [open]="rows().length === 0">
      <div class="m-form">
        <m-select-field
          [label]="texts().quotaFor"
          [options]="municipalityOptions()"
          [empty]="texts().choose"
          [value]="municipality()"
          (valueChange)="municipality.set($event)"
        />
        @if (municipality() !== null) {
          <m-select-field
            [label]="texts().department"
            [options]="departmentOptions()"
            [empty]="texts().wholeMunicipality"
            [(value)]="department"
          />
        }
        <button type="button" class="m-button m-button--small" [disabled]="!addable()" (click)="add()">
          {{ texts().addQuota }}
        </button>
      </div>
    </m-fold>
    <m-fold [label]="texts().same">
      <div class="m-form">
        <m-number-field [label]="texts().sameCount" [(value)]="same" />
        <button type="button" class="m-button m-button--small" [disabled]="same() === null" (click)="setAll()">
          {{ texts().sameAct(taking().length) }}
        </button>
      </div>
    </m-fold>
    <div class="m-acts">
      <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
      <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
    </div>
  </form>`,
})
export class QuotaEditor {
  readonly course = input.required<string>();
  readonly seats = input.required<CourseSeats>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(SeatClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(seatTexts);
  protected readonly form = new Entered(EditQuotas, { quotas: [], version: 1 });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly municipality = signal<string | null>(null);
  protected readonly department = signal<string | null>(null);
  protected readonly same = signal<number | null>(null);
  private readonly names = signal<ReadonlyMap<string, string>>(new Map());
  private readonly all = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly own = httpResource<DepartmentsPage>(() => {
    const key = this.municipality();
    return key === null ? undefined : `/api/departments?municipality=${encodeURIComponent(key)}&limit=200`;
  });
  protected readonly taking = computed(() =>
    (this.all.hasValue() ? this.all.value().municipalities : []).filter((each) => each.departments > 0),
  );
  private readonly quotas = computed<readonly SeatQuota[]>(() => {
    const { quotas } = this.form.value();
    return Array.isArray(quotas) ? quotas : [];
  });
  protected readonly rows = computed(() =>
    this.quotas().map((quota) => {
      const key = keyOf(quota);
      const taken = this.seats().quotas.find((each) => (each.municipality?.key ?? each.department?.id) === key)?.taken;
      return { key, name: this.nameOf(key), hint: taken ? this.texts().taken(taken) : '' };
    }),
  );
  protected readonly municipalityOptions = computed(() =>
    this.taking().map(({ key, name }) => ({ value: key, label: name })),
  );
  protected readonly departmentOptions = computed(() =>
    (this.own.hasValue() ? this.own.value().departments : []).map(({ id, name }) => ({ value: id, label: name })),
  );
  protected readonly addable = computed(() => {
    const key = this.department() ?? this.municipality();
    return key !== null && !this.quotas().some((quota) => keyOf(quota) === key);
  });
  protected readonly sum = computed(() => {
    const { capacity } = this.seats();
    const sum = this.quotas().reduce((all, { seats }) => all + (Number.isFinite(seats) ? seats : 0), 0);
    return capacity === null || sum === 0 ? null : this.texts().quotaSum(sum, capacity);
  });

  constructor() {
    effect(() => {
      const { quotas, version } = this.seats();
      untracked(() => {
        this.names.set(
          new Map(
            quotas.map(({ municipality, department }) => [
              municipality?.key ?? department?.id ?? '',
              municipality?.name ?? department?.name ?? '',
            ]),
          ),
        );
        this.form.begin({
          version,
          quotas: quotas.map(({ municipality, department, seats }) =>
            municipality === null
              ? { department: department?.id ?? '', seats }
              : { municipality: municipality.key, seats },
          ),
        });
      });
    });
  }

  protected drop(at: number): void {
    this.put(this.quotas().filter((_, index) => index !== at));
  }

  protected add(): void {
    const [municipality, department] = [this.municipality(), this.department()];
    if (municipality === null || !this.addable()) return;
    const inside = this.taking().find((each) => each.key === municipality)?.name ?? '';
    if (department === null) this.put([...this.quotas(), { municipality, seats: 1 }]);
    else {
      const name = this.departmentOptions().find((each) => each.value === department)?.label ?? '';
      this.names.update((names) => new Map([...names, [department, `${inside}, ${name}`]]));
      this.put([...this.quotas(), { department, seats: 1 }]);
    }
    this.department.set(null);
    this.municipality.set(null);
  }

  protected setAll(): void {
    const seats = this.same();
    if (seats === null) return;
    const departments = this.quotas().filter((quota) => quota.municipality === undefined);
    this.put([...this.taking().map(({ key }) => ({ municipality: key, seats })), ...departments]);
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.editQuotas(this.course(), request);
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private nameOf(key: string): string {
    return this.names().get(key) ?? this.taking().find((each) => each.key === key)?.name ?? '';
  }

  private put(quotas: readonly SeatQuota[]): void {
    this.form.at('quotas').set(quotas);
  }
}

function keyOf({ municipality, department }: SeatQuota): string {
  return municipality ?? department ?? '';
}
