import { httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import {
  CreateInstitution,
  CreateProgramme,
  type InstitutionAnswer,
  type Institutions,
  type Programmes,
  type RuleSets,
} from '@mittler/contract';
import type { RuleSet } from '@mittler/domain';
import { Entered } from '../../shell/form/entered';
import { language, spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { SelectField } from '../../ui/fields/select-field';
import { TextField } from '../../ui/fields/text-field';
import { Fold } from '../../ui/fold';
import { StatusMessages } from '../../ui/notices/status-messages';
import { trainingTexts } from '../texts';
import { TrainingClient } from '../training-client';

const emptyInstitution = {
  name: '',
  street: '',
  postcode: '',
  town: '',
  signatoryName: '',
  signatoryRole: '',
  numberPrefix: '',
} as const;
const emptyProgramme = { name: '', scheme: '' } as const;

/** Who issues the certificates, and the programmes whose courses lead to them. */
@Component({
  selector: 'm-setting-page',
  imports: [TextField, SelectField, ErrorSummary, Fold, ProblemNotice],
  template: `<div class="m-page m-sections">
    <h1>{{ texts().setting.title }}</h1>
    <section>
      <h2>{{ texts().setting.institutions }}</h2>
      <m-problem-notice [problem]="institutions.error()" [again]="true" (retry)="institutions.reload()" />
      <ul class="m-rows">
        @for (each of institutionList(); track each.id) {
          <li class="m-split">
            <div>
              <b>{{ each.name }}</b>
              <div class="m-meta">
                {{ each.street }}, {{ each.postcode }} {{ each.town }} · {{ each.signatoryName }},
                {{ each.signatoryRole }} · {{ each.numberPrefix }}
              </div>
            </div>
            <button type="button" class="m-button m-button--quiet m-button--small" (click)="edit(each)">
              {{ texts().setting.edit }}<span class="m-unseen">: {{ each.name }}</span>
            </button>
          </li>
        } @empty {
          <li class="m-muted">{{ texts().setting.noInstitution }}</li>
        }
      </ul>
      <m-fold
        [label]="edited() === null ? texts().setting.addInstitution : texts().setting.editInstitution"
        [open]="edited() !== null"
      >
        <form class="m-form" novalidate (submit)="$event.preventDefault(); saveInstitution()">
          <m-error-summary [errors]="institution.errors()" />
          <m-problem-notice [problem]="problem()" />
          <m-text-field [label]="texts().setting.name" [at]="institution.at('name')" />
          <m-text-field [label]="texts().form.street" [at]="institution.at('street')" />
          <div class="m-form-row">
            <m-text-field [label]="texts().form.postcode" [at]="institution.at('postcode')" />
            <m-text-field [label]="texts().form.town" [at]="institution.at('town')" />
          </div>
          <div class="m-form-row">
            <m-text-field [label]="texts().setting.signatory" [at]="institution.at('signatoryName')" />
            <m-text-field [label]="texts().setting.signatoryRole" [at]="institution.at('signatoryRole')" />
          </div>
          <m-text-field
            [label]="texts().setting.prefix"
            [hint]="texts().setting.prefixHint"
            [at]="institution.at('numberPrefix')"
          />
          <div class="m-acts">
            <button class="m-button" [disabled]="busy()">{{ texts().save }}</button>
            @if (edited() !== null) {
              <button type="button" class="m-button m-button--plain" (click)="edit(null)">{{ texts().cancel }}</button>
            }
          </div>
        </form>
      </m-fold>
    </section>
    <section>
      <h2>{{ texts().setting.programmes }}</h2>
      <m-problem-notice [problem]="programmes.error()" [again]="true" (retry)="programmes.reload()" />
      <ul class="m-rows">
        @for (each of programmeList(); track each.id) {
          <li>
            <b>{{ each.name }}</b>
            <div class="m-meta">{{ schemeTitle(each.scheme) }}</div>
          </li>
        } @empty {
          <li class="m-muted">{{ texts().setting.noProgramme }}</li>
        }
      </ul>
      <m-fold [label]="texts().setting.addProgramme">
        <form class="m-form" novalidate (submit)="$event.preventDefault(); saveProgramme()">
          <m-error-summary [errors]="programme.errors()" />
          <m-problem-notice [problem]="programmeProblem()" />
          <m-text-field [label]="texts().setting.name" [at]="programme.at('name')" />
          <m-select-field
            [label]="texts().setting.scheme"
            [hint]="texts().setting.schemeHint"
            [options]="schemes()"
            [empty]="texts().choose"
            [at]="programme.at('scheme')"
          />
          <div class="m-acts">
            <button class="m-button" [disabled]="busy()">{{ texts().setting.addProgramme }}</button>
          </div>
        </form>
      </m-fold>
    </section>
  </div>`,
})
export class SettingPage {
  private readonly client = inject(TrainingClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(trainingTexts);
  protected readonly institutions = httpResource<Institutions>(() => '/api/institutions');
  protected readonly programmes = httpResource<Programmes>(() => '/api/programmes');
  private readonly ruleSets = httpResource<RuleSets>(() => '/api/rule-sets');
  protected readonly institution = new Entered(CreateInstitution, emptyInstitution);
  protected readonly programme = new Entered(CreateProgramme, emptyProgramme);
  protected readonly edited = signal<InstitutionAnswer | null>(null);
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly programmeProblem = signal<unknown>(null);
  protected readonly institutionList = computed(() =>
    this.institutions.hasValue() ? this.institutions.value().institutions : [],
  );
  protected readonly programmeList = computed(() =>
    this.programmes.hasValue() ? this.programmes.value().programmes : [],
  );
  /** One entry for each scheme with a published rule set, named by the newest. */
  protected readonly schemes = computed(() => {
    const published = (this.ruleSets.hasValue() ? this.ruleSets.value().ruleSets : []).filter((each) => each.published);
    const titles = new Map<string, string>();
    for (const each of [...published].sort((a, b) => a.version.localeCompare(b.version))) {
      // The API keeps a rule set only after it was checked against the schema of this very type.
      titles.set(each.scheme, (each.content as unknown as RuleSet).title[language()]);
    }
    return [...titles].map(([value, label]) => ({ value, label }));
  });

  protected schemeTitle(scheme: string): string {
    return this.schemes().find((each) => each.value === scheme)?.label ?? scheme;
  }

  protected edit(one: InstitutionAnswer | null): void {
    this.edited.set(one);
    if (one === null) this.institution.begin(emptyInstitution);
    else {
      const { name, street, postcode, town, signatoryName, signatoryRole, numberPrefix } = one;
      this.institution.begin({ name, street, postcode, town, signatoryName, signatoryRole, numberPrefix });
    }
  }

  protected async saveInstitution(): Promise<void> {
    const request = this.institution.checked();
    if (request === null) return;
    await this.working(this.problem, this.institution, async () => {
      const known = this.edited();
      if (known === null) await this.client.createInstitution(request);
      else await this.client.editInstitution(known.id, { ...request, version: known.version });
      this.edit(null);
      this.institutions.reload();
    });
  }

  protected async saveProgramme(): Promise<void> {
    const request = this.programme.checked();
    if (request === null) return;
    await this.working(this.programmeProblem, this.programme, async () => {
      await this.client.createProgramme(request);
      this.programme.begin(emptyProgramme);
      this.programmes.reload();
    });
  }

  private async working(
    problem: { set(value: unknown): void },
    form: { refused(problem: unknown): boolean },
    work: () => Promise<void>,
  ): Promise<void> {
    this.busy.set(true);
    problem.set(null);
    try {
      await work();
      this.messages.say(this.texts().saved);
    } catch (caught) {
      if (!form.refused(caught)) problem.set(caught);
    } finally {
      this.busy.set(false);
    }
  }
}
