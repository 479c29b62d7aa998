import { httpResource } from '@angular/common/http';
import { Component, computed, inject, input, linkedSignal, viewChild } from '@angular/core';
import type { Language, TemplateAnswer, Templates } from '@mittler/contract';
import { keepUnsavedOnClose } from '../../shell/guards';
import { spoken } from '../../shell/language';
import { PageTitle } from '../../shell/page-title';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { Crumbs } from '../../ui/crumbs';
import { Segments } from '../../ui/fields/choice-group';
import { EmptyState } from '../../ui/notices/empty-state';
import { Waiting } from '../../ui/notices/waiting';
import { messageWords } from '../texts';
import { TemplateEditor } from './template-editor';
import { templateTexts } from './texts';

/** The words of one template, in one language at a time. */
@Component({
  selector: 'm-template-page',
  imports: [Crumbs, Segments, EmptyState, Waiting, ProblemNotice, TemplateEditor],
  template: `<div class="m-page m-sections">
    <m-crumbs
      [above]="[
        { label: texts().messages, path: '/nachrichten' },
        { label: texts().title, path: '/nachrichten/vorlagen' },
      ]"
      [here]="name()"
    />
    <div class="m-page-head">
      <div>
        <h1>{{ name() }}</h1>
        @if (template(); as one) {
          <p class="m-muted">{{ words().categories[one.category] }}</p>
        }
      </div>
      @if (template()) {
        <m-segments
          [label]="texts().language"
          [bare]="true"
          [choices]="languages()"
          [value]="language()"
          [disabled]="unsaved()"
          (valueChange)="speak($event)"
        />
      }
    </div>
    <m-problem-notice [problem]="list.error()" [again]="true" (retry)="list.reload()" />
    @if (template(); as one) {
      <m-template-editor [template]="one" [language]="language()" (changed)="changed($event)" (stale)="list.reload()" />
    } @else if (list.hasValue()) {
      <m-empty-state [text]="texts().unknown" />
    } @else if (list.isLoading()) {
      <m-waiting />
    }
  </div>`,
})
export class TemplatePage {
  readonly vorlage = input.required<string>();
  private readonly editor = viewChild(TemplateEditor);
  private readonly title = inject(PageTitle);
  protected readonly texts = spoken(templateTexts);
  protected readonly words = spoken(messageWords);
  protected readonly list = httpResource<Templates>(() => '/api/message-templates');
  protected readonly language = linkedSignal<string, Language>({ source: this.vorlage, computation: () => 'de' });
  protected readonly template = computed(() =>
    this.list.hasValue()
      ? (this.list.value().templates.find((each) => each.template === this.vorlage()) ?? null)
      : null,
  );
  protected readonly name = computed(() => {
    const found = this.template();
    return found === null ? this.texts().title : this.words().templates[found.template];
  });
  protected readonly languages = computed(() => [
    { value: 'de', label: this.texts().languages.de },
    { value: 'en', label: this.texts().languages.en },
  ]);
  readonly unsaved = (): boolean => this.editor()?.form.dirty() ?? false;

  constructor() {
    keepUnsavedOnClose(this.unsaved);
  }

  protected speak(wanted: string | null): void {
    if (wanted === 'de' || wanted === 'en') this.language.set(wanted);
  }

  protected changed(answer: TemplateAnswer): void {
    this.list.update(
      (known) =>
        known && {
          templates: known.templates.map((each) => (each.template === answer.template ? answer : each)),
        },
    );
    this.title.say(this.name());
  }
}
