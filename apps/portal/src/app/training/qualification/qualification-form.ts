import {
  afterNextRender,
  Component,
  computed,
  effect,
  ElementRef,
  inject,
  input,
  output,
  signal,
  untracked,
} from '@angular/core';
import { CreateQualification, type PersonInList } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { PersonSearch } from '../../shell/person-search/person-search';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { DateField } from '../../ui/fields/date-field';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { StatusMessages } from '../../ui/notices/status-messages';
import { PlanningClient } from '../planning-client';
import type { NamedScheme } from './scheme-areas';
import { qualificationTexts } from './texts';

/** Enters that somebody may train in an area, with the evidence. */
@Component({
  selector: 'm-qualification-form',
  host: { class: 'm-part' },
  imports: [PersonSearch, SelectField, DateField, TextField, ErrorSummary, ProblemNotice],
  template: `<section class="m-panel">
    <h2 tabindex="-1">{{ texts().create }}</h2>
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-error-summary [errors]="form.errors()" />
      <m-problem-notice [problem]="problem()" />
      @if (person(); as chosen) {
        <p class="m-split">
          <span
            ><b>{{ format.fullName(chosen) }}</b></span
          >
          <button type="button" class="m-link" (click)="choose(null)">{{ texts().other }}</button>
        </p>
      } @else {
        <m-person-search [label]="texts().find" [hint]="texts().findHint" (chosen)="choose($event)" />
      }
      @if (schemes().length > 1) {
        <m-select-field [label]="texts().scheme" [options]="schemeOptions()" [at]="form.at('scheme')" />
      }
      <m-select-field
        [label]="texts().area"
        [options]="areaOptions()"
        [empty]="texts().allAreas"
        [optional]="true"
        [at]="form.at('area')"
      />
      <div class="m-form-row">
        <m-date-field [label]="texts().validFrom" [at]="form.at('validFrom')" />
        <m-date-field
          [label]="texts().validUntil"
          [hint]="texts().validUntilHint"
          [optional]="true"
          [at]="form.at('validUntil')"
        />
      </div>
      <m-text-field [label]="texts().evidence" [hint]="texts().evidenceHint" [at]="form.at('evidence')" />
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
        <button type="button" class="m-button m-button--plain" (click)="given.emit()">{{ texts().cancel }}</button>
      </div>
    </form>
  </section>`,
})
export class QualificationForm {
  readonly schemes = input.required<readonly NamedScheme[]>();
  /** The scheme that is looked at. */
  readonly scheme = input.required<string>();
  readonly today = input.required<string>();
  readonly done = output();
  readonly given = output();
  private readonly client = inject(PlanningClient);
  private readonly messages = inject(StatusMessages);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = spoken(qualificationTexts);
  protected readonly format = format;
  readonly form = new Entered(CreateQualification, {});
  protected readonly person = signal<PersonInList | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly schemeOptions = computed(() =>
    this.schemes().map(({ scheme, title }) => ({ value: scheme, label: title })),
  );
  protected readonly areaOptions = computed(() =>
    (this.schemes().find((each) => each.scheme === this.form.value().scheme)?.areas ?? []).map(({ code, title }) => ({
      value: code,
      label: /^\d/.test(code) ? `${code}. ${title}` : title,
    })),
  );

  constructor() {
    effect(() => {
      const scheme = this.scheme();
      untracked(() =>
        this.form.begin({
          id: crypto.randomUUID(),
          personId: '',
          scheme,
          area: '',
          validFrom: this.today(),
          validUntil: '',
          evidence: '',
        }),
      );
    });
    afterNextRender(() => this.host.querySelector<HTMLElement>('h2')?.focus());
  }

  protected choose(person: PersonInList | null): void {
    this.person.set(person);
    this.form.at('personId').set(person?.id ?? '');
  }

  protected async save(): Promise<void> {
    const request = this.form.checked();
    if (request === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      await this.client.createQualification(request);
      this.form.begin(this.form.value());
      this.messages.say(this.texts().saved);
      this.done.emit();
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
