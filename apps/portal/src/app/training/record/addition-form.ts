import { Component, computed, inject, input, output, signal } from '@angular/core';
import { AcceptEvidence, DropOut, ReachMilestone, Resume, Suspend } from '@mittler/contract';
import type { RuleSet } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { language, spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { NumberField } from '../../ui/fields/number-field';
import type { Option } from '../../ui/fields/select-field';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { trainingTexts } from '../texts';
import { type Additions, TrainingClient } from '../training-client';

type Kind = keyof Additions;
const kinds: readonly Kind[] = ['evidence', 'milestones', 'suspensions', 'drop-outs', 'resumptions'];

/** What the office adds to a record: one kind at a time, each with the fields that it needs. */
@Component({
  selector: 'm-addition-form',
  host: { class: 'm-part' },
  imports: [DateField, NumberField, SelectField, TextField, ErrorSummary, ProblemNotice],
  template: `<section>
    <h2>{{ texts().record.add }}</h2>
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-select-field
        [label]="texts().record.kindLabel"
        [options]="options()"
        [value]="kind()"
        (valueChange)="choose($event)"
      />
      <p class="m-meta">{{ texts().record.kinds[kind()].hint }}</p>
      <m-error-summary [errors]="form().errors()" />
      <m-problem-notice [problem]="problem()" />
      @switch (kind()) {
        @case ('evidence') {
          <m-date-field [label]="texts().record.on" [at]="evidence.at('on')" />
          <m-select-field
            [label]="texts().sessions.subject"
            [options]="subjects()"
            [empty]="texts().sessions.noSubject"
            [optional]="true"
            [at]="evidence.at('area')"
          />
          <m-select-field [label]="texts().sessions.modality" [options]="modalities()" [at]="modality" />
          <m-select-field [label]="texts().sessions.purpose" [options]="purposes()" [at]="purpose" />
          <m-number-field [label]="texts().sessions.minutes" [at]="evidence.at('minutes')" />
          <m-text-field [label]="texts().record.proof" [hint]="texts().record.proofHint" [at]="evidence.at('proof')" />
        }
        @case ('milestones') {
          <m-date-field [label]="texts().record.on" [at]="milestone.at('on')" />
          <m-select-field
            [label]="texts().record.milestone"
            [options]="steps()"
            [empty]="texts().choose"
            [at]="milestone.at('milestone')"
          />
        }
        @case ('suspensions') {
          <m-date-field [label]="texts().record.from" [at]="suspension.at('from')" />
          <m-date-field [label]="texts().record.until" [optional]="true" [at]="suspension.at('until')" />
        }
        @case ('drop-outs') {
          <m-date-field [label]="texts().record.on" [at]="dropOut.at('on')" />
        }
        @case ('resumptions') {
          <m-date-field [label]="texts().record.on" [at]="resumption.at('on')" />
        }
      }
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().record.act }}</button>
      </div>
    </form>
  </section>`,
})
export class AdditionForm {
  readonly enrolment = input.required<string>();
  readonly subjects = input.required<readonly Option[]>();
  readonly milestones = input.required<RuleSet['milestones']>();
  readonly done = output();
  private readonly client = inject(TrainingClient);
  private readonly messages = inject(StatusMessages);
  private readonly today = format.berlinDay(new Date().toISOString());
  protected readonly texts = spoken(trainingTexts);
  protected readonly kind = signal<Kind>('evidence');
  protected readonly evidence = new Entered(AcceptEvidence, {});
  protected readonly milestone = new Entered(ReachMilestone, {});
  protected readonly suspension = new Entered(Suspend, {});
  protected readonly dropOut = new Entered(DropOut, {});
  protected readonly resumption = new Entered(Resume, {});
  protected readonly modality = this.evidence.within<string>('/modality');
  protected readonly purpose = this.evidence.within<string>('/purpose');
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);

  private readonly forms = {
    evidence: this.evidence,
    milestones: this.milestone,
    suspensions: this.suspension,
    'drop-outs': this.dropOut,
    resumptions: this.resumption,
  } as const;
  protected readonly form = computed(() => this.forms[this.kind()]);
  protected readonly options = computed(() =>
    kinds.map((value) => ({ value, label: this.texts().record.kinds[value].label })),
  );
  protected readonly steps = computed(() =>
    this.milestones().map((each) => ({ value: each.code, label: each.title[language()] })),
  );
  protected readonly modalities = computed(() => [
    { value: 'room', label: this.texts().modalities.room },
    { value: 'virtual', label: this.texts().modalities.virtual },
  ]);
  protected readonly purposes = computed(() => [
    { value: 'training', label: this.texts().purposes.training },
    { value: 'renewal', label: this.texts().purposes.renewal },
  ]);

  constructor() {
    this.begin();
  }

  protected choose(value: string | null): void {
    const kind = kinds.find((each) => each === value);
    if (kind !== undefined) this.kind.set(kind);
    this.problem.set(null);
  }

  /** Fresh ids: what is sent twice under one id is recorded once. */
  private begin(): void {
    const id = (): string => crypto.randomUUID();
    const on = this.today;
    this.evidence.begin({ id: id(), on, area: '', modality: 'room', purpose: 'training', minutes: '', proof: '' });
    this.milestone.begin({ id: id(), on, milestone: '' });
    this.suspension.begin({ id: id(), from: on, until: '' });
    this.dropOut.begin({ id: id(), on });
    this.resumption.begin({ id: id(), on });
  }

  protected async save(): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      if (!(await this.send())) return;
      this.messages.say(this.texts().saved);
      this.begin();
      this.done.emit();
    } catch (problem) {
      if (!this.form().refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }

  private send(): Promise<boolean> {
    switch (this.kind()) {
      case 'evidence':
        return this.sent('evidence', this.evidence.checked());
      case 'milestones':
        return this.sent('milestones', this.milestone.checked());
      case 'suspensions':
        return this.sent('suspensions', this.suspension.checked());
      case 'drop-outs':
        return this.sent('drop-outs', this.dropOut.checked());
      case 'resumptions':
        return this.sent('resumptions', this.resumption.checked());
    }
  }

  private async sent<K extends Kind>(kind: K, request: Additions[K] | null): Promise<boolean> {
    if (request === null) return false;
    await this.client.add(this.enrolment(), kind, request);
    return true;
  }
}
