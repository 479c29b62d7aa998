import { Component, inject, signal } from '@angular/core';
import { Router } from '@angular/router';
import { ImportDefaults } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { FileDrop } from '../../ui/fields/file-drop';
import { LongWork } from '../../ui/notices/long-work';
import { ImportClient } from './import-client';
import { ImportDefaultsFields } from './import-defaults';
import { importTexts } from './texts';

/** Choosing a list; it is only checked here, nothing is written. */
@Component({
  selector: 'm-new-import-page',
  imports: [Crumbs, ErrorSummary, FileDrop, ImportDefaultsFields, LongWork, ProblemNotice],
  template: `<div class="m-page">
    <m-crumbs [above]="[{ label: texts().imports, path: '/import' }]" [here]="texts().fresh.here" />
    <div class="m-page-head">
      <div>
        <h1>{{ texts().fresh.headline }}</h1>
        <p class="m-muted">{{ texts().fresh.lead }}</p>
      </div>
    </div>
    <div class="m-two">
      <form class="m-form" novalidate (submit)="$event.preventDefault(); check()">
        <m-error-summary [errors]="form.errors()" />
        @if (problem() !== null) {
          <div>
            <m-problem-notice [problem]="problem()" />
            <p class="m-meta">{{ texts().fresh.kept }}</p>
          </div>
        }
        <m-file-drop
          [label]="texts().fresh.file"
          [hint]="texts().fresh.fileHint"
          accept=".xlsx,.csv,.txt"
          [busy]="busy()"
          (chosen)="take($event)"
        />
        @if (fileMissing()) {
          <p class="m-bad" role="alert">{{ texts().fresh.fileMissing }}</p>
        }
        <m-import-defaults [form]="form" />
        @if (busy()) {
          <m-long-work [label]="texts().fresh.working" />
        }
        <p class="m-acts">
          <button class="m-button m-button--primary m-button--large" [disabled]="busy()">
            {{ texts().fresh.act }}
          </button>
        </p>
      </form>
      <aside>
        <section>
          <h2>{{ texts().fresh.what }}</h2>
          <p>{{ texts().fresh.whatText }}</p>
        </section>
        <section>
          <h2>{{ texts().fresh.who }}</h2>
          <p>{{ texts().fresh.whoText }}</p>
        </section>
        <section>
          <h2>{{ texts().fresh.undo }}</h2>
          <p>{{ texts().fresh.undoText }}</p>
        </section>
      </aside>
    </div>
  </div>`,
})
export class NewImportPage {
  private readonly client = inject(ImportClient);
  private readonly router = inject(Router);
  protected readonly texts = spoken(importTexts);
  protected readonly form = new Entered(ImportDefaults, {});
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly fileMissing = signal(false);
  private readonly file = signal<File | null>(null);
  readonly unsaved = (): boolean => this.form.dirty() || this.file() !== null;

  constructor() {
    keepUnsavedOnClose(this.unsaved);
  }

  protected take(file: File): void {
    this.file.set(file);
    this.fileMissing.set(false);
    this.problem.set(null);
  }

  protected async check(): Promise<void> {
    const file = this.file();
    const defaults = this.form.checked();
    this.fileMissing.set(file === null);
    if (file === null || defaults === null || this.busy()) return;
    this.busy.set(true);
    this.problem.set(null);
    try {
      const { id } = await this.client.start(file, defaults);
      this.form.begin(this.form.value());
      this.file.set(null);
      await this.router.navigate(['/import', id], { replaceUrl: true });
    } catch (problem) {
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
