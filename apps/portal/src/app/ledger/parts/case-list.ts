import { Component, computed, input } from '@angular/core';
import type { CaseAnswer } from '@mittler/contract';
import type { IsoDate } from '@mittler/domain';
import { format } from '../../shell/format';
import { spoken } from '../../shell/language';
import { Badge } from '../../ui/badge';
import { Icon } from '../../ui/icon';
import type { StandingView } from '../standing/standing-view';
import { ledgerTexts } from '../words/ledger-texts';
import { reasonTexts } from '../words/reason-texts';

/** Supervised mediations: how many of how many, by when, and each with its state. */
@Component({
  selector: 'm-case-list',
  imports: [Badge, Icon],
  template: `<h2>{{ texts().cases }}</h2>
    <p>
      {{ texts().casesLine(counted(), needed()) }}
      @if (dueBy(); as day) {
        <span class="m-muted">· {{ texts().casesBy(format.date(day)) }}</span>
      }
    </p>
    <ol class="m-slots" aria-hidden="true">
      @for (slot of slots(); track slot.number) {
        <li [class.m-slots__full]="slot.full">
          @if (slot.full) {
            <m-icon name="check" />
          } @else {
            {{ slot.number }}
          }
        </li>
      }
    </ol>
    @if (isEmpty()) {
      <p class="m-meta">{{ texts().noCases }}</p>
    } @else {
      @for (group of groups(); track group.requirement) {
        @if (groups().length > 1) {
          <h3 class="m-cases__group">
            {{ texts().casesFor[group.stage] }}: {{ texts().casesLine(group.counted, group.needed) }}
          </h3>
        }
        <ol class="m-rows m-cases">
          @for (row of group.rows; track row.fact; let index = $index) {
            <li>
              <span class="m-cases__number">{{ index + 1 }}</span>
              <div>
                @if (row.reason === null) {
                  <m-badge tone="good" icon="check-circle">{{ texts().caseConfirmed }}</m-badge>
                } @else {
                  <m-badge tone="bad" icon="minus-circle">{{ texts().caseNotCounted }}</m-badge>
                }
                @if (row.told; as told) {
                  <p>{{ texts().caseDates(format.date(told.mediatedOn), format.date(told.supervisedOn)) }}</p>
                  <p class="m-meta">
                    {{ texts().role[told.role] }} · {{ texts().setting[told.setting] }} · {{ told.supervisorName }}
                  </p>
                } @else {
                  <p>{{ texts().caseDate(format.date(row.on)) }}</p>
                }
                @if (row.reason; as reason) {
                  <p>{{ reasons()[reason] }}</p>
                }
              </div>
            </li>
          }
        </ol>
      }
      @if (!own() && cases().length === 0) {
        <p class="m-meta">{{ texts().caseHidden }}</p>
      }
    }`,
})
export class CaseList {
  readonly view = input.required<StandingView>();
  readonly cases = input.required<readonly CaseAnswer[]>();
  readonly own = input(true);
  protected readonly texts = spoken(ledgerTexts);
  protected readonly reasons = spoken(reasonTexts);
  protected readonly format = format;

  private readonly findings = computed(() =>
    this.view().findings.filter(({ kind, aspect }) => kind === 'cases' && aspect === 'count'),
  );
  protected readonly needed = computed(() => this.findings().reduce((sum, { needed }) => sum + needed, 0));
  protected readonly counted = computed(() =>
    this.findings().reduce((sum, { counted, needed }) => sum + Math.min(counted, needed), 0),
  );
  protected readonly dueBy = computed<IsoDate | null>(
    () => this.findings().find(({ met, dueBy }) => !met && dueBy !== null)?.dueBy ?? null,
  );
  protected readonly slots = computed(() =>
    Array.from({ length: Math.min(this.needed(), 12) }, (_, index) => ({
      number: index + 1,
      full: index < this.counted(),
    })),
  );
  /** By requirement; a case that counts for one of them is not shown as refused by another. */
  protected readonly groups = computed(() => {
    const told = new Map(this.cases().map((each) => [each.factId, each]));
    const counting = new Set(
      this.findings().flatMap(({ entries }) => entries.filter(({ reason }) => reason === null).map(({ fact }) => fact)),
    );
    return this.findings().map(({ requirement, stage, counted, needed, entries }) => ({
      requirement,
      stage,
      counted: Math.min(counted, needed),
      needed,
      rows: entries
        .filter(({ fact, reason }) => reason === null || !counting.has(fact))
        .map((entry) => ({ ...entry, told: told.get(entry.fact) ?? null })),
    }));
  });
  protected readonly isEmpty = computed(() => this.groups().every(({ rows }) => rows.length === 0));
}
