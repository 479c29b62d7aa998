import { Component, computed, input, output } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { ImportPreview, ImportReferenceKind } from '@mittler/contract';
import { importReferenceKinds } from '@mittler/contract';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Alert } from '../../ui/notices/alert';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import type { ImportAct } from './import-client';
import { lineTexts } from './lines/line-texts';
import { importTexts } from './texts';

interface Reference {
  readonly kind: ImportReferenceKind;
  readonly count: number;
  readonly lines: readonly unknown[];
}

const isReference = (value: unknown): value is Reference =>
  typeof value === 'object' &&
  value !== null &&
  'kind' in value &&
  importReferenceKinds.some((kind) => kind === value.kind) &&
  'count' in value &&
  typeof value.count === 'number' &&
  'lines' in value &&
  Array.isArray(value.lines);

/** What can be done with the import, and why something could not. */
@Component({
  selector: 'm-import-acts',
  imports: [Alert, ConfirmDialog, ProblemNotice, RouterLink],
  template: `@if (references().length > 0) {
      <m-alert tone="bad" [urgent]="true" [title]="texts().one.referenced">
        <ul>
          @for (each of references(); track each) {
            <li>{{ each }}</li>
          }
        </ul>
      </m-alert>
    } @else {
      <m-problem-notice [problem]="problem()" />
      @if (isOutdated()) {
        <p>{{ texts().one.outdated }}</p>
      }
    }
    <div class="m-acts m-no-print">
      @switch (preview().state) {
        @case ('previewed') {
          <button
            type="button"
            class="m-button m-button--primary m-button--large"
            [disabled]="busy() || hint() !== ''"
            aria-describedby="import-hint"
            (click)="wanted.emit('apply')"
          >
            {{ texts().one.apply(writes()) }}
          </button>
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="discarding.open()">
            {{ texts().one.discard }}
          </button>
          <span id="import-hint" class="m-meta">{{ hint() || texts().one.without(preview().lines.refuse) }}</span>
        }
        @case ('applied') {
          <a class="m-button m-button--primary" routerLink="/berichte/bescheinigungen">{{ texts().one.toReport }}</a>
          <a class="m-button m-button--quiet" routerLink="/import/neu">{{ texts().one.another }}</a>
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="undoing.open()">
            {{ texts().one.undo }}
          </button>
        }
        @default {
          <a class="m-button" routerLink="/import/neu">{{ texts().one.another }}</a>
        }
      }
    </div>
    <m-confirm-dialog
      #discarding
      [title]="texts().one.discardTitle"
      [act]="texts().one.discard"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="discarding.close(); wanted.emit('discard')"
    >
      <p>{{ texts().one.discardText }}</p>
    </m-confirm-dialog>
    <m-confirm-dialog
      #undoing
      [title]="texts().one.undoTitle"
      [act]="texts().one.undo"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="undoing.close(); wanted.emit('undo')"
    >
      <p>{{ texts().one.undoText }}</p>
    </m-confirm-dialog>`,
})
export class ImportActs {
  readonly preview = input.required<ImportPreview>();
  readonly busy = input(false);
  readonly problem = input<unknown>(null);
  /** Something was corrected and not sent: what is on screen is not what would be applied. */
  readonly unsent = input(false);
  readonly wanted = output<ImportAct>();
  protected readonly texts = spoken(importTexts);
  private readonly words = spoken(lineTexts);

  protected readonly writes = computed(() => this.preview().lines.add + this.preview().lines.change);
  protected readonly hint = computed(() => {
    const { ask } = this.preview().lines;
    const texts = this.texts().one;
    if (this.unsent()) return texts.unsent;
    if (ask > 0) return texts.asksFirst(ask);
    return this.writes() === 0 ? texts.nothingToApply : '';
  });
  protected readonly isOutdated = computed(() => {
    const problem = this.problem();
    return problem instanceof ProblemError && (problem.code === 'import-outdated' || problem.code === 'stale');
  });
  protected readonly references = computed<readonly string[]>(() => {
    const problem = this.problem();
    if (!(problem instanceof ProblemError) || problem.code !== 'import-referenced') return [];
    const found: unknown = problem.facts['references'];
    if (!Array.isArray(found)) return [];
    return found.filter(isReference).map(({ kind, count, lines }) => {
      const numbers = lines.map(String).join(', ');
      return this.words().references[kind](count) + (numbers === '' ? '' : this.texts().one.ofLines(numbers));
    });
  });
}
