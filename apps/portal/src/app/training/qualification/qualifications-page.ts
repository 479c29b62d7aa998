import { Component, computed, inject, linkedSignal, signal, viewChild } from '@angular/core';
import type { QualificationAnswer } from '@mittler/contract';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { SelectField } from '../../ui/fields/select-field';
import { Icon } from '../../ui/icon';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { PlanningClient } from '../planning-client';
import { QualificationForm } from './qualification-form';
import { QualificationList } from './qualification-list';
import { QualificationMatrix } from './qualification-matrix';
import { SchemeAreas } from './scheme-areas';
import { qualificationTexts } from './texts';

/** Who may train in which content area (§ 5 ZMediatAusbV). */
@Component({
  selector: 'm-qualifications-page',
  imports: [
    Icon,
    SelectField,
    EmptyState,
    Waiting,
    ProblemNotice,
    QualificationForm,
    QualificationMatrix,
    QualificationList,
  ],
  providers: [SchemeAreas],
  template: `<div class="m-page m-sections">
    <div class="m-page-head">
      <div>
        <h1>{{ all() === null ? texts().title : texts().heading(people()) }}</h1>
        <p class="m-muted">{{ texts().lead }}</p>
      </div>
      @if (!adding()) {
        <button type="button" class="m-button m-button--primary" (click)="adding.set(true)">
          <m-icon name="plus" />{{ texts().create }}
        </button>
      }
    </div>
    <m-problem-notice [problem]="problem()" [again]="true" (retry)="load()" />
    @if (adding()) {
      <m-qualification-form
        [schemes]="areas.schemes()"
        [scheme]="scheme()"
        [today]="today"
        (done)="adding.set(false); load()"
        (given)="adding.set(false)"
      />
    }
    @if (areas.schemes().length > 1) {
      <div class="m-filters">
        <m-select-field
          [label]="texts().scheme"
          [options]="schemeOptions()"
          [value]="scheme()"
          (valueChange)="choose($event)"
        />
      </div>
    }
    @if (all(); as found) {
      @if (found.length === 0) {
        <m-empty-state [text]="texts().none" />
      } @else {
        @if (chosen(); as one) {
          <section>
            <h2>{{ texts().areas }}</h2>
            <p class="m-meta">{{ texts().matrixLead }}</p>
            <m-qualification-matrix [scheme]="one" [qualifications]="found" [today]="today" />
          </section>
        }
        <m-qualification-list [qualifications]="ofScheme()" [today]="today" (changed)="load()" />
      }
    } @else if (problem() === null) {
      <m-waiting />
    }
  </div>`,
})
export class QualificationsPage {
  private readonly client = inject(PlanningClient);
  protected readonly areas = inject(SchemeAreas);
  protected readonly texts = spoken(qualificationTexts);
  protected readonly today = format.berlinDay(new Date().toISOString());
  private readonly form = viewChild(QualificationForm);
  protected readonly adding = signal(false);
  protected readonly all = signal<readonly QualificationAnswer[] | null>(null);
  protected readonly problem = signal<unknown>(null);
  protected readonly scheme = linkedSignal(() => {
    const schemes = this.areas.schemes();
    const used = schemes.find(({ scheme }) => (this.all() ?? []).some((each) => each.scheme === scheme));
    return (used ?? schemes.find(({ areas }) => areas.length > 0) ?? schemes[0])?.scheme ?? '';
  });
  protected readonly chosen = computed(() => this.areas.schemes().find((each) => each.scheme === this.scheme()));
  protected readonly ofScheme = computed(() => (this.all() ?? []).filter((each) => each.scheme === this.scheme()));
  protected readonly people = computed(() => new Set((this.all() ?? []).map((each) => each.person.id)).size);
  protected readonly schemeOptions = computed(() =>
    this.areas.schemes().map(({ scheme, title }) => ({ value: scheme, label: title })),
  );
  readonly unsaved = (): boolean => this.form()?.form.dirty() ?? false;

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    void this.load();
  }

  protected choose(scheme: string | null): void {
    if (scheme !== null) this.scheme.set(scheme);
  }

  /** All pages: the table of trainers and areas needs every entry, and an institution has dozens. */
  protected async load(): Promise<void> {
    this.problem.set(null);
    try {
      const found: QualificationAnswer[] = [];
      let after: string | null = null;
      do {
        const page: Awaited<ReturnType<PlanningClient['qualifications']>> = await this.client.qualifications(after);
        found.push(...page.qualifications);
        after = page.next;
      } while (after !== null);
      this.all.set(found);
    } catch (problem) {
      this.problem.set(problem);
    }
  }
}
