import { HttpClient, httpResource } from '@angular/common/http';
import { Component, computed, inject, signal } from '@angular/core';
import type { FieldProblem, RuleSetAnswer, RuleSets } from '@mittler/contract';
import { firstValueFrom, type Observable } from 'rxjs';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { FileDrop } from '../../ui/fields/file-drop';
import { Alert } from '../../ui/notices/alert';
import { StatusMessages } from '../../ui/notices/status-messages';
import { Waiting } from '../../ui/notices/waiting';
import { RuleSetCard } from './rule-set-card';
import { ruleSetTexts } from './texts';

/** The schemes in their dated versions; the office takes one in from a file and publishes it. */
@Component({
  selector: 'm-rule-sets-page',
  imports: [RuleSetCard, FileDrop, Alert, ProblemNotice, Waiting],
  template: `<div class="m-page m-sections">
    <h1>{{ texts().title(publishedCount()) }}</h1>
    <p class="m-lead">{{ texts().lead }}</p>
    @if (all.isLoading()) {
      <m-waiting />
    }
    <m-problem-notice [problem]="all.error()" [again]="true" (retry)="all.reload()" />
    @for (each of list(); track each.id) {
      <m-rule-set-card [ruleSet]="each" (saved)="save(each)" (published)="publish(each)" (removed)="remove(each)" />
    }
    <section>
      <h2>{{ texts().add }}</h2>
      <p>
        {{ texts().addHint }} <a class="m-link" href="/api/rule-sets/schema" target="_blank">{{ texts().schema }}</a>
      </p>
      <m-problem-notice [problem]="problem()" />
      @if (unreadable()) {
        <m-alert tone="bad" [urgent]="true" [title]="texts().notJson" />
      }
      @if (spots().length > 0) {
        <p>{{ texts().spots }}</p>
        <ul>
          @for (spot of spots(); track $index) {
            <li>
              <code>{{ spot.pointer }}</code> ({{ spot.rule }})
            </li>
          }
        </ul>
      }
      <m-file-drop [label]="texts().choose" accept="application/json,.json" [busy]="busy()" (chosen)="add($event)" />
    </section>
  </div>`,
})
export class RuleSetsPage {
  private readonly http = inject(HttpClient);
  private readonly messages = inject(StatusMessages);
  protected readonly texts = spoken(ruleSetTexts);
  protected readonly all = httpResource<RuleSets>(() => '/api/rule-sets');
  protected readonly list = computed(() => (this.all.hasValue() ? this.all.value().ruleSets : []));
  protected readonly publishedCount = computed(() => this.list().filter(({ published }) => published).length);
  protected readonly busy = signal(false);
  protected readonly unreadable = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly spots = signal<readonly FieldProblem[]>([]);

  protected async add(file: File): Promise<void> {
    const content = await readJson(file);
    this.unreadable.set(content === null);
    if (content === null) return;
    await this.run(this.http.post('/api/rule-sets', { content }), this.texts().added);
  }

  protected publish({ id }: RuleSetAnswer): Promise<void> {
    return this.run(this.http.post(`/api/rule-sets/${id}/publish`, {}), this.texts().isPublished);
  }

  protected remove({ id }: RuleSetAnswer): Promise<void> {
    return this.run(this.http.delete(`/api/rule-sets/${id}`), this.texts().removed);
  }

  protected save({ scheme, version, content }: RuleSetAnswer): void {
    const url = URL.createObjectURL(new Blob([JSON.stringify(content, null, 2)], { type: 'application/json' }));
    const link = document.createElement('a');
    link.href = url;
    link.download = `${scheme}-${version}.json`;
    link.click();
    URL.revokeObjectURL(url);
  }

  private async run(request: Observable<unknown>, done: string): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    this.spots.set([]);
    try {
      await firstValueFrom(request);
      this.messages.say(done);
      this.all.reload();
    } catch (problem) {
      this.problem.set(problem);
      if (problem instanceof ProblemError) this.spots.set(problem.fields);
    } finally {
      this.busy.set(false);
    }
  }
}

/** null where the file is no JSON object; what it says is the API's to check */
async function readJson(file: File): Promise<object | null> {
  try {
    const value: unknown = JSON.parse(await file.text());
    return typeof value === 'object' && value !== null ? value : null;
  } catch {
    return null;
  }
}
