import { Component, computed, effect, inject, input, untracked } from '@angular/core';
import { format } from '../../shell/format';
import { keepHeadingFocus } from '../../shell/heading-focus';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Waiting } from '../../ui/notices/waiting';
import { evidenceTexts } from '../evidence/texts';
import { CorrectionItem } from './correction-item';
import { DecisionStore } from './decision-store';
import { ObjectionItem } from './objection-item';
import { PendingItem } from './pending-item';
import { WalkInItem } from './walk-in-item';

/** What of a session waits for a person, and what was decided: nothing of it counts before. */
@Component({
  selector: 'm-decisions-page',
  imports: [CorrectionItem, Crumbs, ObjectionItem, PendingItem, ProblemNotice, Waiting, WalkInItem],
  providers: [DecisionStore],
  template: `<div class="m-page m-flow">
    @if (store.all(); as all) {
      <m-crumbs [above]="above()" [here]="texts().decisions.here" />
      <h1>{{ texts().decisions.title(store.waiting()) }}</h1>
      <p class="m-muted">{{ all.roll.course.name }} · {{ format.weekdayDate(all.roll.day) }}</p>
      <p class="m-prose">{{ texts().decisions.lead }}</p>
      <div class="m-sections m-decisions">
        @if (all.marks.length > 0) {
          <section>
            <h2>{{ texts().decisions.marks }}</h2>
            <ul class="m-rows">
              @for (mark of all.marks; track mark.id) {
                <li><m-pending-item [mark]="mark" /></li>
              }
            </ul>
          </section>
        }
        @if (all.roll.walkIns.length > 0) {
          <section>
            <h2>{{ texts().decisions.walkIns }}</h2>
            <ul class="m-rows">
              @for (walkIn of all.roll.walkIns; track walkIn.id) {
                <li><m-walk-in-item [walkIn]="walkIn" /></li>
              }
            </ul>
          </section>
        }
        @if (all.objections.length > 0) {
          <section>
            <h2>{{ texts().decisions.objections }}</h2>
            <ul class="m-rows">
              @for (objection of all.objections; track objection.id) {
                <li><m-objection-item [objection]="objection" /></li>
              }
            </ul>
          </section>
        }
        @if (all.corrections.length > 0) {
          <section>
            <h2>{{ texts().decisions.corrections }}</h2>
            <ul class="m-rows">
              @for (request of all.corrections; track request.id) {
                <li><m-correction-item [request]="request" /></li>
              }
            </ul>
          </section>
        }
      </div>
    } @else {
      <h1>{{ texts().decisions.here }}</h1>
      @if (store.problem() === null) {
        <m-waiting />
      }
      <m-problem-notice [problem]="store.problem()" [again]="true" (retry)="load()" />
    }
  </div>`,
})
export class DecisionsPage {
  readonly session = input.required<string>();
  protected readonly store = inject(DecisionStore);
  protected readonly texts = spoken(evidenceTexts);
  protected readonly format = format;
  protected readonly above = computed(() => [
    { label: this.store.all()?.roll.title ?? '', path: `/termine/${this.session()}/liste` },
  ]);

  constructor() {
    keepHeadingFocus(() => this.store.all() !== null);
    effect(() => {
      const session = this.session();
      untracked(() => void this.store.load(session));
    });
  }

  protected load(): void {
    void this.store.load(this.session());
  }
}
