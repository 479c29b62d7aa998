import { httpResource } from '@angular/common/http';
import { Component, computed, effect, inject, input, linkedSignal, output, untracked } from '@angular/core';
import type { Params } from '@angular/router';
import type { CertificationReport, Courses, Municipalities, Programmes, RuleSets } from '@mittler/contract';
import { CertificationReportQuery } from '@mittler/contract';
import { Entered } from '../shell/form/entered';
import { spoken } from '../shell/language';
import { SignedIn } from '../shell/signed-in';
import { DateField } from '../ui/fields/date-field';
import type { Option } from '../ui/fields/select-field';
import { SelectField } from '../ui/fields/select-field';
import { addressOf, type Asked } from './asked';
import { reportingTexts } from './texts';

const horizons = [1, 3, 6, 12, 24] as const;
const usualHorizon = '12';

/** What the report is asked for; choosing changes the address, and the address makes the report. */
@Component({
  selector: 'm-report-filters',
  imports: [DateField, SelectField],
  template: `<form class="m-filters" novalidate (submit)="$event.preventDefault(); apply()">
    <m-date-field [label]="texts().on" [at]="form.at('on')" />
    <m-select-field
      [label]="texts().municipality"
      [options]="municipalities()"
      [empty]="texts().allMunicipalities"
      [at]="form.at('municipality')"
    />
    <m-select-field
      [label]="texts().department"
      [options]="departments()"
      [empty]="texts().allDepartments"
      [disabled]="departments().length === 0"
      [at]="form.at('department')"
    />
    @if (detailed()) {
      <m-select-field
        [label]="texts().programme"
        [options]="programmes()"
        [empty]="texts().allProgrammes"
        [at]="form.at('programme')"
      />
      <m-select-field
        [label]="texts().course"
        [options]="courses()"
        [empty]="texts().allCourses"
        [at]="form.at('course')"
      />
      <m-select-field
        [label]="texts().ruleSet"
        [options]="ruleSets()"
        [empty]="texts().allRuleSets"
        [at]="form.at('ruleSet')"
      />
      <m-select-field [label]="texts().horizon" [options]="months()" [(value)]="horizon" />
    }
    <div class="m-acts">
      <button class="m-button m-button--primary">{{ texts().apply }}</button>
      @if (narrowed()) {
        <button type="button" class="m-button m-button--quiet" (click)="reset()">{{ texts().reset }}</button>
      }
    </div>
  </form>`,
})
export class ReportFilters {
  readonly asked = input.required<Asked>();
  readonly report = input.required<CertificationReport | undefined>();
  /** What the server refused, to show at the field. */
  readonly problem = input<unknown>(null);
  /** Whether to offer the filters that would tell hidden numbers to those who get suppressed figures. */
  readonly detailed = input.required<boolean>();
  /** The query parameters of the address wanted. */
  readonly wanted = output<Params>();
  private readonly signedIn = inject(SignedIn);
  protected readonly texts = spoken(reportingTexts);
  protected readonly form = new Entered(CertificationReportQuery, {});
  protected readonly horizon = linkedSignal(() => this.asked().expiringWithin ?? usualHorizon);

  private readonly allMunicipalities = httpResource<Municipalities>(() => '/api/municipalities');
  private readonly allCourses = httpResource<Courses>(() =>
    this.detailed() ? { url: '/api/courses', params: { limit: 200 } } : undefined,
  );
  private readonly allProgrammes = httpResource<Programmes>(() => (this.detailed() ? '/api/programmes' : undefined));
  private readonly allRuleSets = httpResource<RuleSets>(() => (this.detailed() ? '/api/rule-sets' : undefined));

  protected readonly narrowed = computed(() => Object.keys(this.asked()).some((name) => name !== 'on'));

  protected readonly municipalities = computed<readonly Option[]>(() => {
    const found = this.allMunicipalities.hasValue() ? this.allMunicipalities.value().municipalities : [];
    const whole = this.signedIn.has('coordination-office') || !this.signedIn.has('municipal-coordinator');
    const own = new Set(this.signedIn.me()?.roles.map(({ municipality }) => municipality));
    return found
      .filter(({ key, departments }) => (whole ? departments > 0 : own.has(key)))
      .map(({ key, name }) => ({ value: key, label: name }));
  });

  /** Departments of the municipalities that reports have shown; a narrower report does not forget the others. */
  private readonly known = linkedSignal<CertificationReport | undefined, ReadonlyMap<string, readonly Option[]>>({
    source: this.report,
    computation: (report, before) => {
      const known = new Map(before?.value);
      for (const { key, departments } of report?.municipalities ?? []) {
        if ((known.get(key)?.length ?? 0) > departments.length) continue;
        known.set(
          key,
          departments.map(({ id, name }) => ({ value: id, label: name })),
        );
      }
      return known;
    },
  });
  protected readonly departments = computed(() => this.known().get(this.form.value().municipality ?? '') ?? []);

  protected readonly courses = computed<readonly Option[]>(() => {
    const programme = this.form.value().programme ?? '';
    const found = this.allCourses.hasValue() ? this.allCourses.value().courses : [];
    return found
      .filter((each) => programme === '' || each.programme.id === programme)
      .map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly programmes = computed<readonly Option[]>(() => {
    const found = this.allProgrammes.hasValue() ? this.allProgrammes.value().programmes : [];
    return found.map(({ id, name }) => ({ value: id, label: name }));
  });
  protected readonly ruleSets = computed<readonly Option[]>(() => {
    const found = this.allRuleSets.hasValue() ? this.allRuleSets.value().ruleSets : [];
    return found
      .filter(({ published }) => published)
      .map(({ id, scheme, version }) => ({ value: id, label: `${scheme} ${version}` }));
  });
  protected readonly months = computed<readonly Option[]>(() => {
    const asked = Number(this.asked().expiringWithin ?? usualHorizon);
    const offered = Number.isInteger(asked) && asked > 0 ? [...new Set([...horizons, asked])] : [...horizons];
    return offered.sort((a, b) => a - b).map((count) => ({ value: String(count), label: this.texts().months(count) }));
  });

  constructor() {
    effect(() => {
      const { on, municipality, department, course, programme, ruleSet } = this.asked();
      const day = on ?? this.report()?.on;
      untracked(() => {
        // What was typed before the first report came must not be lost.
        if (!this.form.dirty()) {
          this.form.begin({
            on: day ?? '',
            municipality: municipality ?? '',
            department: department ?? '',
            course: course ?? '',
            programme: programme ?? '',
            ruleSet: ruleSet ?? '',
          });
        }
      });
    });
    effect(() => {
      const problem = this.problem();
      untracked(() => this.form.refused(problem));
    });
  }

  protected apply(): void {
    const asked = this.form.checked();
    if (asked === null) return;
    const { department, ...rest } = asked;
    const ofIt = this.departments().some(({ value }) => value === department);
    const horizon = this.horizon();
    this.form.begin(this.form.value());
    this.wanted.emit(
      addressOf({
        ...rest,
        department: ofIt ? department : null,
        expiringWithin: horizon === usualHorizon ? null : horizon,
      }),
    );
  }

  protected reset(): void {
    this.form.begin({});
    this.wanted.emit({});
  }
}
