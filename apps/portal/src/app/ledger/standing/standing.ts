import { Component, computed, input, signal } from '@angular/core';
import type { EnrolmentCases, EnrolmentProgress, MyCourse, OneCertificate } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { Alert } from '../../ui/notices/alert';
import { AreaTable } from '../parts/area-table';
import { Calculation } from '../parts/calculation';
import { CaseList } from '../parts/case-list';
import { ComingList } from '../parts/coming-list';
import { CycleList } from '../parts/cycle-list';
import { DeadlineList } from '../parts/deadline-list';
import { EntryList } from '../parts/entry-list';
import { PaperList } from '../parts/paper-list';
import { otherFindings, RequirementList } from '../parts/requirement-list';
import { VersionNote } from '../parts/version-note';
import { VirtualShare } from '../parts/virtual-share';
import { ledgerTexts } from '../words/ledger-texts';
import type { RuleBook } from './rule-book';
import { StandingHead } from './standing-head';
import { toStandingViews } from './standing-view';

/** One enrolment with everything that was decided about it, and why. */
@Component({
  selector: 'm-standing',
  imports: [
    Alert,
    AreaTable,
    Calculation,
    CaseList,
    ComingList,
    CycleList,
    DeadlineList,
    EntryList,
    PaperList,
    RequirementList,
    StandingHead,
    VersionNote,
    VirtualShare,
  ],
  template: `@if (view(); as view) {
      <m-standing-head [view]="view" [on]="on()" [above]="above()" [own]="own()" [proof]="proof()" />
      <div class="m-page m-two">
        <div class="m-sections">
          @for (warning of view.assessment.warnings; track warning) {
            <m-alert tone="soon" [title]="texts().warnings[warning]" />
          }
          @if (view.assessment.cycles.length > 0) {
            <m-cycle-list [view]="view" [on]="on()" />
          }
          @if (view.areas.length > 0) {
            <m-area-table [view]="view" />
          }
          @if (view.areas.length > 0 && view.elsewhere.length > 0) {
            <section>
              <h2>{{ texts().elsewhere }}</h2>
              <m-entry-list [entries]="view.elsewhere" [label]="texts().elsewhere" />
            </section>
          }
          @if (hasOthers()) {
            <m-requirement-list [view]="view" />
          }
          @if (isLearning()) {
            <m-coming-list [view]="view" [on]="on()" [own]="own()" />
          }
          <m-calculation [view]="view" />
        </div>
        <aside>
          @if (hasCases()) {
            <section><m-case-list [view]="view" [cases]="cases()" [own]="own()" /></section>
          }
          @if (view.cap; as cap) {
            <section><m-virtual-share [cap]="cap" /></section>
          }
          <section><m-deadline-list [view]="view" [on]="on()" /></section>
          <section>
            <m-version-note
              [views]="views()"
              [shown]="view.ruleSetId"
              [on]="on()"
              [own]="own()"
              (chosen)="chosen.set($event)"
            />
          </section>
          @if (proof(); as address) {
            <section><m-paper-list [certificates]="certificates()" [proof]="address" [on]="on()" /></section>
          }
        </aside>
      </div>
    } @else {
      <div class="m-page">
        <h1>{{ above() }}</h1>
        <p>{{ texts().noRules }}</p>
      </div>
    }`,
})
export class Standing {
  readonly enrolment = input.required<EnrolmentProgress>();
  readonly course = input.required<MyCourse | null>();
  readonly rules = input.required<RuleBook>();
  readonly cases = input.required<EnrolmentCases['cases']>();
  readonly certificates = input<readonly OneCertificate[]>([]);
  readonly on = input.required<string>();
  readonly above = input.required<string>();
  readonly own = input(true);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly chosen = signal<string | null>(null);

  protected readonly views = computed(() => {
    const all = toStandingViews(this.enrolment(), this.course(), this.rules(), this.on());
    // Once the paper is issued, what another version would have asked for is no question any more.
    return all[0]?.assessment.dates.certifiedOn ? all.slice(0, 1) : all;
  });
  protected readonly view = computed(
    () => this.views().find(({ ruleSetId }) => ruleSetId === this.chosen()) ?? this.views()[0] ?? null,
  );
  protected readonly hasOthers = computed(() => {
    const view = this.view();
    return view !== null && otherFindings(view).length > 0;
  });
  protected readonly hasCases = computed(() => this.view()?.findings.some(({ kind }) => kind === 'cases') ?? false);
  protected readonly isLearning = computed(() => this.view()?.assessment.state === 'in-training');
  protected readonly proof = computed(() => {
    const view = this.view();
    if (!this.own() || view === null) return null;
    return `/api/me/progress-proof.pdf?enrolment=${this.enrolment().enrolment}&ruleSet=${view.ruleSetId}`;
  });
}
