import { Component, computed, effect, inject, input, signal, untracked } from '@angular/core';
import type { ChosenColumn, ImportAnswer } from '@mittler/contract';
import { ImportDefaults } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { ruleText } from '../../shell/form/rule-text';
import { format } from '../../shell/format';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Fold } from '../../ui/fold';
import { Alert } from '../../ui/notices/alert';
import { LongWork } from '../../ui/notices/long-work';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { ImportColumns } from './columns/import-columns';
import { ImportActs } from './import-acts';
import { ImportAdditionsList } from './import-additions';
import type { ImportAct } from './import-client';
import { ImportClient } from './import-client';
import { ImportDefaultsFields } from './import-defaults';
import { ImportLinesList } from './lines/import-lines';
import { lineTexts } from './lines/line-texts';
import { OpenImport } from './open-import';
import { importTexts } from './texts';

/** One import: what was read, what it would do line by line, and the step from the check to what is written, and back. */
@Component({
  selector: 'm-import-page',
  imports: [
    Alert,
    Crumbs,
    Fold,
    ImportActs,
    ImportAdditionsList,
    ImportColumns,
    ImportDefaultsFields,
    ImportLinesList,
    LongWork,
    ProblemNotice,
    Waiting,
  ],
  template: `<div class="m-page m-sections">
    <div>
      <m-crumbs [above]="[{ label: texts().imports, path: '/import' }]" [here]="list.preview()?.fileName ?? ''" />
      <h1 class="m-break">{{ headline() }}</h1>
      <p class="m-muted m-break">{{ lead() }}</p>
    </div>
    @if (list.preview(); as preview) {
      @if (preview.state === 'previewed') {
        @if (missing() !== '') {
          <m-alert tone="bad" [title]="texts().one.missingTitle(missing())">{{ texts().one.missingText }}</m-alert>
        } @else if (doubts() > 0) {
          <m-alert tone="soon" [title]="texts().one.doubtTitle(doubts())">{{ texts().one.doubtText }}</m-alert>
        }
      }
      <section>
        @if (list.work(); as work) {
          <m-long-work [label]="texts().one.work[work]" />
        }
        <m-import-acts
          [preview]="preview"
          [busy]="list.busy()"
          [problem]="columnsRefused() === null ? list.problem() : null"
          [unsent]="unsaved()"
          (wanted)="act($event)"
        />
      </section>
      @if (preview.state !== 'discarded') {
        <section>
          <h2>{{ preview.state === 'previewed' ? texts().one.brings : texts().one.brought }}</h2>
          <m-import-additions [preview]="preview" />
        </section>
      }
      @if (preview.state === 'previewed') {
        <m-fold [label]="texts().one.columns(read(), preview.columns.length)" [open]="mayBeColumns()">
          <form novalidate class="m-sections" (submit)="$event.preventDefault(); again()">
            <m-import-columns
              [columns]="preview.columns"
              [disabled]="list.busy()"
              [refused]="columnsRefused()"
              (edited)="edits.set($event)"
            />
            <div class="m-form"><m-import-defaults [form]="defaults" /></div>
            <p class="m-acts">
              <button class="m-button" [disabled]="list.busy()">{{ texts().one.again }}</button>
            </p>
          </form>
        </m-fold>
      }
      @if (preview.state !== 'discarded') {
        <section>
          <h2>{{ texts().one.lines }}</h2>
          <m-import-lines [preview]="preview" [disabled]="list.busy()" (answers)="answers.set($event)" />
          @if (answers().length > 0) {
            <p class="m-acts m-import__save">
              <button type="button" class="m-button" [disabled]="list.busy()" (click)="save()">
                {{ texts().one.answer(answers().length) }}
              </button>
              <span class="m-meta" role="status">{{ texts().one.keptAnswers(answers().length) }}</span>
            </p>
          }
        </section>
      }
    } @else if (list.problem() === null) {
      <m-waiting />
    } @else {
      <m-problem-notice [problem]="list.problem()" [again]="true" (retry)="list.load()" />
    }
  </div>`,
})
export class ImportPage {
  readonly id = input.required<string>();
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(importTexts);
  private readonly words = spoken(lineTexts);
  protected readonly list = new OpenImport(inject(ImportClient), () => this.id());
  protected readonly defaults = new Entered(ImportDefaults, {});
  protected readonly edits = signal<readonly ChosenColumn[]>([]);
  protected readonly answers = signal<readonly ImportAnswer[]>([]);
  readonly unsaved = (): boolean => this.edits().length > 0 || this.answers().length > 0 || this.defaults.dirty();

  protected readonly headline = computed(() => {
    const preview = this.list.preview();
    const texts = this.texts().one;
    if (preview === null) return this.texts().imports;
    const { state, lines, adds } = preview;
    switch (state) {
      case 'previewed':
        return texts.previewed(adds.people, lines.change, lines.ask, lines.refuse);
      case 'applied':
        return texts.applied(adds.people, lines.change);
      case 'undone':
        return texts.undone;
      case 'discarded':
        return texts.discarded;
    }
  });
  protected readonly lead = computed(() => {
    const preview = this.list.preview();
    if (preview === null) return '';
    const texts = this.texts().one;
    const { fileName, createdAt, createdByName, appliedAt, undoneAt, courseName, state } = preview;
    return [
      texts.readBy(fileName, format.dateTime(createdAt), createdByName),
      appliedAt === null ? '' : texts.appliedAt(format.dateTime(appliedAt)),
      undoneAt === null ? '' : texts.undoneAt(format.dateTime(undoneAt)),
      `. ${this.texts().defaults.course}: ${courseName ?? this.texts().list.noCourse}.`,
      state === 'previewed' ? ` ${texts.previewedLead}` : '',
    ].join('');
  });
  protected readonly read = computed(
    () => this.list.preview()?.columns.filter(({ field }) => field !== null).length ?? 0,
  );
  protected readonly doubts = computed(
    () => this.list.preview()?.columns.filter(({ field, doubt }) => field === null && doubt !== null).length ?? 0,
  );
  protected readonly missing = computed(() => {
    const fields = new Set(this.list.preview()?.columns.map(({ field }) => field));
    if (fields.has('full-name')) return '';
    const needed = (['family-name', 'given-names'] as const).filter((field) => !fields.has(field));
    return needed.map((field) => this.words().fields[field]).join(', ');
  });
  /** Something is wrong with what was read, or so it seems where every line is refused. */
  protected readonly mayBeColumns = computed(() => {
    const lines = this.list.preview()?.lines;
    if (lines === undefined) return false;
    return this.missing() !== '' || this.doubts() > 0 || (lines.refuse > 0 && lines.add + lines.change === 0);
  });
  /** The column whose meaning the server refused. */
  protected readonly columnsRefused = computed(() => {
    const problem = this.list.problem();
    if (!(problem instanceof ProblemError)) return null;
    for (const field of problem.fields) {
      const position = /^\/columns\/(\d+)\//.exec(field.pointer)?.[1];
      const column = position === undefined ? undefined : this.edits()[Number(position)];
      if (column !== undefined) return { index: column.index, text: ruleText(field, field.rule === 'isDefined') };
    }
    return null;
  });

  constructor() {
    keepUnsavedOnClose(this.unsaved);
    effect(() => {
      this.id();
      untracked(() => void this.list.load());
    });
    effect(() => {
      const preview = this.list.preview();
      if (preview === null) return;
      untracked(() => {
        this.edits.set([]);
        this.defaults.begin(preview.defaults);
      });
    });
  }

  protected async again(): Promise<void> {
    const defaults = this.defaults.checked();
    if (defaults === null) return;
    if (!(await this.list.choose(this.edits(), defaults))) this.defaults.refused(this.list.problem());
  }

  protected async save(): Promise<void> {
    await this.list.answer(this.answers());
  }

  protected async act(act: ImportAct): Promise<void> {
    const texts = this.texts().one;
    if (!(await this.list.act(act))) return;
    this.messages.say({ apply: texts.appliedMessage, undo: texts.undoneMessage, discard: texts.discardedMessage }[act]);
  }
}
