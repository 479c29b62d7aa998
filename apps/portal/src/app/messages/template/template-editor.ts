import { Component, computed, effect, ElementRef, inject, input, output, signal, untracked } from '@angular/core';
import { type Language, type TemplateAnswer, TemplateDraft, type TemplatePreview } from '@mittler/contract';
import { Entered } from '../../shell/form/entered';
import { ruleText } from '../../shell/form/rule-text';
import { spoken } from '../../shell/language';
import { ProblemError } from '../../shell/problem/problem-error';
import { ProblemNotice } from '../../shell/problem/problem-notice';
import { ErrorSummary } from '../../ui/fields/error-summary';
import { TextArea } from '../../ui/fields/text-area';
import { TextField } from '../../ui/fields/text-field';
import { Icon } from '../../ui/icon';
import { ConfirmDialog } from '../../ui/notices/confirm-dialog';
import { StatusMessages } from '../../ui/notices/status-messages';
import { MessagesClient } from '../messages-client';
import { messageWords } from '../texts';
import { templateTexts } from './texts';

/** Milliseconds without typing after which the preview follows. */
const pause = 350;

/** Subject and text of a mail, and beside them how it arrives. */
@Component({
  selector: 'm-template-editor',
  host: { class: 'm-part' },
  imports: [TextField, TextArea, ErrorSummary, ProblemNotice, ConfirmDialog, Icon],
  template: `<div class="m-two m-template">
    <form class="m-form" novalidate (submit)="$event.preventDefault(); save()">
      <m-error-summary [errors]="form.errors()" />
      <m-problem-notice [problem]="problem()" />
      <m-text-field autocomplete="off" [label]="texts().subject" [at]="form.at('subject')" />
      <m-text-area [label]="texts().body" [hint]="texts().bodyHint" [rows]="16" [at]="form.at('body')" />
      <fieldset class="m-field">
        <legend class="m-field__label">{{ texts().fields }}</legend>
        <ul class="m-inserts">
          @for (name of template().fields; track name) {
            <li>
              <button
                type="button"
                class="m-button m-button--quiet m-button--small"
                [attr.aria-label]="texts().insert(name)"
                (click)="insert(name)"
              >
                <m-icon name="plus" [size]="16" /><code>{{ '{' + name + '}' }}</code>
              </button>
              <span class="m-meta">{{ words().fields[name] }}</span>
            </li>
          }
        </ul>
      </fieldset>
      <div class="m-acts">
        <button class="m-button m-button--primary" [disabled]="busy()">{{ texts().save }}</button>
        @if (!present().isBuiltIn) {
          <button type="button" class="m-button m-button--quiet" [disabled]="busy()" (click)="dialog.open()">
            {{ texts().reset }}
          </button>
        }
      </div>
    </form>
    <aside>
      <section aria-live="polite">
        <h2>{{ texts().preview }}</h2>
        <p class="m-meta">{{ texts().previewLead }}</p>
        @if (faults(); as found) {
          <p class="m-bad"><m-icon name="warning" />{{ texts().previewNot }}</p>
          <ul class="m-list">
            @for (fault of found; track fault) {
              <li>{{ fault }}</li>
            }
          </ul>
        } @else if (preview(); as mail) {
          <div class="m-letter">
            <b>{{ mail.subject }}</b>
            <p class="m-letter__text">{{ mail.text }}</p>
          </div>
        }
      </section>
    </aside>
    <m-confirm-dialog
      #dialog
      [title]="texts().resetQuestion"
      [act]="texts().resetAct"
      [danger]="true"
      [busy]="busy()"
      (confirmed)="reset(dialog)"
    >
      <p>{{ texts().resetMore }}</p>
    </m-confirm-dialog>
  </div>`,
})
export class TemplateEditor {
  readonly template = input.required<TemplateAnswer>();
  readonly language = input.required<Language>();
  readonly changed = output<TemplateAnswer>();
  /** Somebody else was faster; what was typed stays. */
  readonly stale = output();
  private readonly client = inject(MessagesClient);
  private readonly messages = inject(StatusMessages);
  private readonly host = inject<ElementRef<HTMLElement>>(ElementRef).nativeElement;
  protected readonly texts = spoken(templateTexts);
  protected readonly words = spoken(messageWords);
  readonly form = new Entered(TemplateDraft, { subject: '', body: '' });
  protected readonly busy = signal(false);
  protected readonly problem = signal<unknown>(null);
  protected readonly preview = signal<TemplatePreview | null>(null);
  protected readonly faults = signal<readonly string[] | null>(null);
  protected readonly present = computed(() => {
    const found = this.template().words.find(({ language }) => language === this.language());
    return found ?? { subject: '', body: '', version: 0, isBuiltIn: true };
  });
  private question = 0;

  constructor() {
    effect(() => {
      const { subject, body } = this.present();
      untracked(() => {
        if (!this.form.dirty()) this.form.begin({ subject, body });
      });
    });
    effect((clear) => {
      const { subject, body } = this.form.value();
      const [template, language] = [this.template().template, this.language()];
      const timer = setTimeout(
        () => void this.look(template, language, { subject: subject ?? '', body: body ?? '' }),
        pause,
      );
      clear(() => clearTimeout(timer));
    });
  }

  /** Where the cursor stands in the text, else at its end. */
  protected insert(name: string): void {
    const area = this.host.querySelector('textarea');
    if (area === null) return;
    const [from, to] = [area.selectionStart, area.selectionEnd];
    const text = `{${name}}`;
    this.form.at('body').set(`${area.value.slice(0, from)}${text}${area.value.slice(to)}`);
    setTimeout(() => {
      area.focus();
      area.setSelectionRange(from + text.length, from + text.length);
    });
  }

  protected async save(): Promise<void> {
    const draft = this.form.checked();
    if (draft === null || this.busy()) return;
    await this.working(async () => {
      const request = { ...draft, version: this.present().version };
      const answer = await this.client.edit(this.template().template, this.language(), request);
      this.form.begin(this.form.value());
      this.changed.emit(answer);
      this.messages.say(this.texts().saved);
    });
  }

  protected async reset(dialog: ConfirmDialog): Promise<void> {
    dialog.close();
    await this.working(async () => {
      const answer = await this.client.reset(this.template().template, this.language(), this.present().version);
      this.form.begin(this.form.value());
      this.changed.emit(answer);
      this.messages.say(this.texts().wasReset);
    });
  }

  private async look(template: TemplateAnswer['template'], language: Language, draft: TemplateDraft): Promise<void> {
    const question = (this.question += 1);
    try {
      const mail = await this.client.preview(template, language, draft);
      if (question !== this.question) return;
      this.faults.set(null);
      this.preview.set(mail);
    } catch (problem) {
      // Without a connection the last preview stays; saving will say what is wrong.
      if (question !== this.question || !(problem instanceof ProblemError) || problem.fields.length === 0) return;
      this.faults.set([...new Set(problem.fields.map((field) => ruleText(field, false)))]);
    }
  }

  private async working(work: () => Promise<void>): Promise<void> {
    this.busy.set(true);
    this.problem.set(null);
    try {
      await work();
    } catch (problem) {
      if (problem instanceof ProblemError && problem.code === 'stale') this.stale.emit();
      if (!this.form.refused(problem)) this.problem.set(problem);
    } finally {
      this.busy.set(false);
    }
  }
}
