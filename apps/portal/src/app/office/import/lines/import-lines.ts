import { Component, computed, effect, inject, input, linkedSignal, output, signal, untracked } from '@angular/core';
import type { ImportAnswer, ImportLine, ImportPreview, LineOutcome } from '@mittler/contract';
import { lineOutcomes } from '@mittler/contract';
import { format } from '../../../shell/format';
import { spoken } from '../../../shell/language';
import { ProblemNotice } from '../../../shell/problem/problem-notice';
import type { Tone } from '../../../ui/badge';
import { Badge } from '../../../ui/badge';
import { Segments } from '../../../ui/fields/choice-group';
import { EmptyState } from '../../../ui/notices/empty-state';
import { Waiting } from '../../../ui/notices/waiting';
import { GrowingList } from '../../../ui/tables/growing-list';
import { MoreButton } from '../../../ui/tables/more-button';
import { TableRegion } from '../../../ui/tables/table-region';
import { ImportClient } from '../import-client';
import { importTexts } from '../texts';
import { LineContent } from './line-content';
import { LineQuestion } from './line-question';
import { lineTexts } from './line-texts';

const tones: Readonly<Record<LineOutcome, Tone | 'draft' | null>> = {
  add: 'good',
  change: 'wait',
  same: null,
  ask: 'soon',
  refuse: 'bad',
  skip: 'draft',
};

/** The lines of the file by what would become of them; questions are answered in place and saved together. */
@Component({
  selector: 'm-import-lines',
  imports: [Badge, EmptyState, LineContent, LineQuestion, MoreButton, ProblemNotice, Segments, TableRegion, Waiting],
  template: `<m-segments
      [label]="texts().one.outcome"
      [bare]="true"
      [choices]="filters()"
      [value]="filter()"
      (valueChange)="filter.set($event ?? 'all')"
    />
    <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.begin()" />
    @if (!list.ready()) {
      @if (list.busy()) {
        <m-waiting />
      }
    } @else if (list.rows().length === 0) {
      <m-empty-state [text]="texts().one.noLines" />
    } @else {
      <m-table-region [label]="texts().one.lines" [attr.aria-busy]="list.busy()">
        <table class="m-table m-table--list m-import__lines">
          <thead>
            <tr>
              <th scope="col">{{ texts().one.person }}</th>
              <th scope="col" class="m-number">{{ texts().one.line }}</th>
              <th scope="col">{{ texts().one.outcome }}</th>
              <th scope="col">{{ texts().one.what }}</th>
            </tr>
          </thead>
          <tbody>
            @for (line of list.rows(); track line.line) {
              <tr [class.m-urgent]="line.outcome === 'ask'">
                <th scope="row">{{ nameOf(line) }}</th>
                <td class="m-number" [attr.data-label]="texts().one.line">{{ format.number(line.line) }}</td>
                <td>
                  <m-badge [tone]="tones[line.outcome]">{{ words().outcomes[line.outcome] }}</m-badge>
                </td>
                <td class="m-import__cell">
                  @if (open() && line.possible.length > 0) {
                    <m-line-question
                      [line]="line"
                      [kept]="kept().get(line.line) ?? null"
                      [disabled]="disabled()"
                      (answered)="keep($event)"
                    />
                  }
                  <m-line-content [line]="line" />
                </td>
              </tr>
            }
          </tbody>
        </table>
      </m-table-region>
      <m-more-button
        [more]="list.hasMore()"
        [shown]="list.rows().length"
        [total]="count()"
        [busy]="list.busy()"
        (wanted)="list.more()"
      />
    }`,
})
export class ImportLinesList {
  readonly preview = input.required<ImportPreview>();
  readonly disabled = input(false);
  /** Answers given and not saved yet. */
  readonly answers = output<readonly ImportAnswer[]>();
  private readonly client = inject(ImportClient);
  protected readonly texts = spoken(importTexts);
  protected readonly words = spoken(lineTexts);
  protected readonly format = format;
  protected readonly tones = tones;
  protected readonly open = computed(() => this.preview().state === 'previewed');

  /** Questions first; a filter without lines gives way to all. */
  readonly filter = linkedSignal<ImportPreview, string>({
    source: this.preview,
    computation: ({ lines, state }, before) => {
      const kept = lineOutcomes.find((each) => each === before?.value);
      if (kept !== undefined && lines[kept] > 0) return kept;
      return before === undefined && state === 'previewed' && lines.ask > 0 ? 'ask' : 'all';
    },
  });
  private readonly outcome = computed(() => lineOutcomes.find((each) => each === this.filter()) ?? null);
  protected readonly count = computed(() => {
    const { lines } = this.preview();
    const outcome = this.outcome();
    return outcome === null ? lineOutcomes.reduce((sum, each) => sum + lines[each], 0) : lines[outcome];
  });
  protected readonly filters = computed(() => {
    const { lines } = this.preview();
    const all = lineOutcomes.reduce((sum, each) => sum + lines[each], 0);
    return [
      { value: 'all', label: `${this.texts().one.all} ${format.number(all)}` },
      ...lineOutcomes
        .filter((each) => lines[each] > 0)
        .map((each) => ({ value: each, label: `${this.words().outcomes[each]} ${format.number(lines[each])}` })),
    ];
  });
  protected readonly list = new GrowingList<ImportLine>(async (after) => {
    const { lines, next } = await this.client.lines(this.preview().id, this.outcome(), after);
    return { rows: lines, next: next === null ? null : String(next) };
  });
  protected readonly kept = signal<ReadonlyMap<number, ImportAnswer>>(new Map());

  constructor() {
    effect(() => {
      // Every step gives the import a new version and its lines new outcomes.
      const { version } = this.preview();
      this.outcome();
      untracked(() => {
        if (version !== this.version) this.forget();
        this.version = version;
        void this.list.begin();
      });
    });
  }

  private version = 0;

  protected keep(answer: ImportAnswer): void {
    this.kept.update((kept) => new Map(kept).set(answer.line, answer));
    this.answers.emit([...this.kept().values()]);
  }

  private forget(): void {
    this.kept.set(new Map());
    this.answers.emit([]);
  }

  protected nameOf({ givenName, familyName }: ImportLine): string {
    if (givenName === '' && familyName === '') return this.texts().one.noName;
    return [familyName, givenName].filter((part) => part !== '').join(', ');
  }
}
