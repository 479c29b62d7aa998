import { httpResource } from '@angular/common/http';
import { Component, computed, inject, linkedSignal, viewChild } from '@angular/core';
import { toSignal } from '@angular/core/rxjs-interop';
import { ActivatedRoute, type Params, Router } from '@angular/router';
import { type DepartmentKind, departmentKinds, type Participation } from '@mittler/contract';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SignedIn } from '../../shell/signed-in';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { PrintButton } from '../../ui/print-button';
import { askedIn } from '../asked';
import { NeededKindsForm } from './needed-kinds-form';
import { type ParticipationAsked, ParticipationFilters } from './participation-filters';
import { ParticipationTable } from './participation-table';
import { participationTexts } from './texts';

/** Which departments of a municipality take part, and which a working system still lacks. */
@Component({
  selector: 'm-participation-page',
  imports: [EmptyState, NeededKindsForm, ParticipationFilters, ParticipationTable, PrintButton, ProblemNotice, Waiting],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        <p class="m-muted">{{ texts().title }}</p>
        <h1>{{ sentence() }}</h1>
        @if (lead() !== '') {
          <p class="m-muted">{{ lead() }}</p>
        }
      </div>
      <div class="m-acts m-no-print"><m-print-button /></div>
    </div>
    <m-participation-filters [asked]="asked()" (wanted)="go($event)" />
    <m-problem-notice [problem]="report.error()" [again]="true" (retry)="report.reload()" />
    @if (report.error() === undefined) {
      @if (shown(); as found) {
        @if (found.municipalities.length === 0) {
          <m-empty-state [text]="isNarrowed() ? texts().nobodyFiltered : texts().nobodyMore" />
        } @else {
          <div>
            <m-participation-table [rows]="found.municipalities" [attr.aria-busy]="report.isLoading()" />
            <p class="m-meta">{{ texts().explain }}</p>
          </div>
        }
      } @else {
        <m-waiting />
      }
    }
    @if (isOffice()) {
      <m-needed-kinds-form (changed)="report.reload()" />
    }
  </div>`,
})
export class ParticipationPage {
  private readonly router = inject(Router);
  private readonly route = inject(ActivatedRoute);
  private readonly signedIn = inject(SignedIn);
  private readonly params = toSignal(this.route.queryParamMap, { requireSync: true });
  private readonly form = viewChild(NeededKindsForm);
  protected readonly texts = spoken(participationTexts);
  protected readonly asked = computed<ParticipationAsked>(() => {
    const { municipality, programme, course } = askedIn(this.params());
    return {
      ...(municipality === undefined ? {} : { municipality }),
      ...(programme === undefined ? {} : { programme }),
      ...(course === undefined ? {} : { course }),
    };
  });
  protected readonly isNarrowed = computed(() => Object.keys(this.asked()).length > 0);
  protected readonly isOffice = computed(() => this.signedIn.has('coordination-office'));
  protected readonly report = httpResource<Participation>(() => ({
    url: '/api/participation',
    params: { ...this.asked() },
  }));
  /** The last answer stays while the next comes, so that nothing jumps. */
  protected readonly shown = linkedSignal<Participation | undefined, Participation | undefined>({
    source: () => (this.report.hasValue() ? this.report.value() : undefined),
    computation: (now, before) => now ?? before?.value,
  });
  private readonly rows = computed(() => this.shown()?.municipalities ?? []);
  /** Kinds by how many municipalities lack them, the most first. */
  private readonly missing = computed<readonly (readonly [DepartmentKind, number])[]>(() =>
    departmentKinds
      .map((kind) => [kind, this.rows().filter(({ missing }) => missing.includes(kind)).length] as const)
      .filter(([, count]) => count > 0)
      .sort(([, a], [, b]) => b - a),
  );
  protected readonly sentence = computed(() => {
    const texts = this.texts();
    const [first, ...others] = this.rows();
    if (this.shown() === undefined) return texts.title;
    if (first === undefined) return this.isNarrowed() ? texts.nobodyFiltered : texts.nobody;
    const { name } = first.municipality;
    if (others.length === 0)
      return first.missing.length === 0 ? texts.completeOne(name) : texts.missingOne(name, first.missing);
    const [most] = this.missing();
    const count = this.rows().length;
    return most === undefined ? texts.completeAll(count) : texts.missingIn(most[1], count, most[0]);
  });
  protected readonly lead = computed(() => {
    const texts = this.texts();
    const rows = this.rows();
    if (rows.length === 0) return '';
    const departments = rows.flatMap((row) => row.departments).filter(({ takesPart }) => takesPart);
    const people = departments.reduce((sum, { roles }) => sum + roles.trainees, 0);
    const tandems = rows.reduce((sum, row) => sum + row.tandems.length, 0);
    const also = rows.length === 1 ? [] : this.missing().slice(1);
    return [
      ...(also.length === 0 ? [] : [texts.alsoMissing(also.map(([kind, count]) => texts.missingAlso(kind, count)))]),
      texts.counted(departments.length, people, tandems),
    ].join(' ');
  });
  readonly unsaved = (): boolean => this.form()?.unsaved() ?? false;

  constructor() {
    keepUnsavedOnClose(this.unsaved);
  }

  protected go(queryParams: Params): void {
    void this.router.navigate([], { relativeTo: this.route, queryParams });
  }
}
