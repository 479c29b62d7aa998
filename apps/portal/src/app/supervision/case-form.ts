import { Component, computed, effect, inject, input, output, signal, untracked } from '@angular/core';
import { type CaseAnswer, CorrectCase, RecordCase } from '@mittler/contract';
import { caseProblems, caseRoles, caseSettings, conflictFields, partyClasses } from '@mittler/domain';
import { Entered } from '../shell/form/entered';
import { format } from '../shell/format';
import { spoken } from '../shell/language';
import { ProblemError } from '../shell/problem/problem-error';
import { ProblemNotice } from '../shell/problem/problem-notice';
import { DateField } from '../ui/fields/date-field';
import { ErrorSummary } from '../ui/fields/error-summary';
import { NumberField } from '../ui/fields/number-field';
import { SelectField } from '../ui/fields/select-field';
import { TextField } from '../ui/fields/text-field';
import { StatusMessages } from '../ui/notices/status-messages';
import { SupervisionClient } from './supervision-client';
import { supervisionTexts } from './texts';

const told = {
  mediatedOn: '',
  role: 'mediator',
  setting: 'individual',
  minutes: '',
  agreement: null,
  field: '',
  parties: '2',
  sessions: 1,
  supervisedOn: '',
  confirmedOn: '',
  supervisionTown: '',
  supervisorName: '',
  supervisorStreet: '',
  supervisorPostcode: '',
  supervisorTown: '',
} as const;

/** One supervised mediation, told by dates, numbers and closed lists alone, so that it can name no party. */
@Component({
  selector: 'm-case-form',
  host: { class: 'm-part' },
  imports: [DateField, NumberField, SelectField, TextField, ErrorSummary, ProblemNotice],
  template: `<form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
    <m-error-summary [errors]="form().errors()" />
    <m-problem-notice [problem]="problem()" />
    <h3>{{ texts().mediation }}</h3>
    <div class="m-form-row">
      <m-date-field [label]="texts().mediatedOn" [at]="form().at('mediatedOn')" />
      <m-number-field [label]="texts().sessions" [at]="form().at('sessions')" />
      <m-number-field [label]="texts().minutes" [optional]="true" [at]="form().at('minutes')" />
    </div>
    <div class="m-form-row">
      <m-select-field [label]="texts().role" [options]="roles()" [at]="text('role')" />
      <m-select-field [label]="texts().field" [options]="fields()" [empty]="texts().choose" [at]="text('field')" />
    </div>
    <div class="m-form-row">
      <m-select-field [label]="texts().parties" [options]="parties()" [at]="text('parties')" />
      <m-select-field
        [label]="texts().agreement"
        [options]="agreements()"
        [empty]="texts().notStated"
        [optional]="true"
        [value]="agreement()"
        (valueChange)="agree($event)"
      />
    </div>
    <h3>{{ texts().supervision }}</h3>
    <div class="m-form-row">
      <m-select-field [label]="texts().setting" [options]="settings()" [at]="text('setting')" />
      <m-text-field [label]="texts().supervisionTown" [at]="form().at('supervisionTown')" />
    </div>
    <div class="m-form-row">
      <m-date-field [label]="texts().supervisedOn" [at]="form().at('supervisedOn')" />
      <m-date-field [label]="texts().confirmedOn" [at]="form().at('confirmedOn')" />
    </div>
    <h3>{{ texts().supervisor }}</h3>
    <m-text-field [label]="texts().supervisorName" [at]="form().at('supervisorName')" />
    <m-text-field [label]="texts().street" [at]="form().at('supervisorStreet')" />
    <div class="m-form-row">
      <m-text-field [label]="texts().postcode" [at]="form().at('supervisorPostcode')" />
      <m-text-field [label]="texts().town" [at]="form().at('supervisorTown')" />
    </div>
    @if (known() !== null) {
      <m-text-field [label]="texts().reason" [hint]="texts().reasonHint" [at]="correction.at('reason')" />
    }
    <div class="m-acts">
      <button class="m-button m-button--primary" [disabled]="busy()">
        {{ known() === null ? texts().record : texts().correct }}
      </button>
      @if (known() !== null) {
        <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
      }
    </div>
  </form>`,
})
export class CaseForm {
  readonly enrolment = input.required<string>();
  /** The case to correct; null: a new one. */
  readonly known = input.required<CaseAnswer | null>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(SupervisionClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(supervisionTexts);
  private readonly fresh = new Entered(RecordCase, {});
  protected readonly correction = new Entered(CorrectCase, {});
  protected readonly form = computed(
    () => (this.known() === null ? this.fresh : this.correction) as Entered<RecordCase>,
  );
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  protected readonly roles = computed(() => caseRoles.map((value) => ({ value, label: this.texts().roles[value] })));
  protected readonly settings = computed(() =>
    caseSettings.map((value) => ({ value, label: this.texts().settings[value] })),
  );
  protected readonly fields = computed(() =>
    conflictFields.map((value) => ({ value, label: this.texts().fields[value] })),
  );
  protected readonly parties = computed(() =>
    partyClasses.map((value) => ({ value, label: this.texts().partyClasses[value] })),
  );
  protected readonly agreements = computed(() => [
    { value: 'yes', label: this.texts().yes },
    { value: 'no', label: this.texts().no },
  ]);
  protected readonly agreement = computed(() => {
    const agreed = this.form().at('agreement').value();
    return agreed === true ? 'yes' : agreed === false ? 'no' : null;
  });

  constructor() {
    effect(() => {
      const known = this.known();
      untracked(() => this.begin(known));
    });
  }

  protected text(name: 'role' | 'field' | 'parties' | 'setting') {
    return this.form().within<string>(`/${name}`);
  }

  protected agree(value: string | null): void {
    this.form()
      .at('agreement')
      .set(value === 'yes' ? true : value === 'no' ? false : null);
  }

  private begin(known: CaseAnswer | null): void {
    const id = crypto.randomUUID();
    if (known === null) {
      this.fresh.begin({ id, ...told });
      return;
    }
    const { mediatedOn, role, setting, minutes, agreement, field, parties, sessions } = known;
    const { supervisedOn, confirmedOn, supervisionTown } = known;
    const { supervisorName, supervisorStreet, supervisorPostcode, supervisorTown } = known;
    this.correction.begin({
      id,
      replaces: known.factId,
      reason: '',
      mediatedOn,
      role,
      setting,
      minutes: minutes ?? null,
      agreement: agreement ?? null,
      field,
      parties,
      sessions,
      supervisedOn,
      confirmedOn,
      supervisionTown,
      supervisorName,
      supervisorStreet,
      supervisorPostcode,
      supervisorTown,
    });
  }

  /** What the dates say together is checked by the rule of the API itself. */
  private fits(request: RecordCase): boolean {
    const fields = caseProblems(request, format.berlinDay(new Date().toISOString())).map(({ field, rule }) => ({
      pointer: `/${field}`,
      rule,
    }));
    return !this.form().refused(new ProblemError(422, 'invalid', null, fields, {}));
  }

  protected async save(): Promise<void> {
    const known = this.known();
    const request = this.form().checked();
    if (request === null || !this.fits(request)) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      if (known === null) await this.client.record(this.enrolment(), request);
      else {
        const correction = this.correction.checked();
        if (correction === null) return;
        await this.client.correct(known.id, correction);
      }
      this.messages.say(this.texts().saved);
      this.begin(null);
      this.done.emit();
    } catch (problem) {
      if (!this.form().refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
