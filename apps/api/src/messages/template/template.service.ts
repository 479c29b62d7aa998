import {
  type EditTemplate,
  type FieldProblem,
  type Language,
  languages,
  type Template,
  type TemplateAnswer,
  type TemplateDraft,
  type TemplatePreview,
  type Templates,
  templates,
  type TemplateWords,
} from '@mittler/contract';
import { Injectable } from '@nestjs/common';
import { DataSource, type EntityManager } from 'typeorm';
import { AuditService } from '../../audit/audit.service';
import { inTransaction } from '../../database/transaction';
import type { Caller } from '../../http/caller';
import { Clock } from '../../http/clock';
import { Refusal } from '../../http/refusal';
import { categoryOf } from './template';
import { exampleContent } from './texts-example';
import { builtIn } from './template-words';
import { fieldsOf, filled } from './written';

type Own = Omit<TemplateWords, 'isBuiltIn'> & { readonly template: Template };

/** The office's own words in place of the built-in ones; each mail keeps the fields that it needs. */
@Injectable()
export class TemplateService {
  constructor(
    private readonly dataSource: DataSource,
    private readonly audit: AuditService,
    private readonly clock: Clock,
  ) {}

  async list(tx: EntityManager = this.dataSource.manager): Promise<Templates> {
    const own: readonly Own[] = await tx.query(
      'select template, language, subject, body, version from message_template',
    );
    return { templates: templates.map((template) => answerOf(template, own)) };
  }

  /** @throws Refusal invalid (an unknown or a missing field) · stale */
  async edit(caller: Caller, template: Template, language: Language, wish: EditTemplate): Promise<TemplateAnswer> {
    refuseOtherFields(template, wish);
    const now = this.clock.now();
    return inTransaction(this.dataSource, async (tx) => {
      const written: readonly unknown[] = await tx.query(
        `insert into message_template as t (template, language, subject, body, version, edited_by, edited_at)
         select $1, $2, $3, $4, 1, $6, $7 where $5 = 0
         on conflict do nothing
         returning version`,
        [template, language, wish.subject, wish.body, wish.version, caller.personId, now],
      );
      if (wish.version === 0 && written.length === 0) throw new Refusal('stale');
      if (wish.version > 0) {
        const [, count]: [unknown, number] = await tx.query(
          `update message_template set subject = $3, body = $4, version = version + 1, edited_by = $6, edited_at = $7
            where template = $1 and language = $2 and version = $5`,
          [template, language, wish.subject, wish.body, wish.version, caller.personId, now],
        );
        if (count === 0) throw new Refusal('stale');
      }
      await this.note(caller, template, language, 'message-template.edited', tx);
      return this.one(template, tx);
    });
  }

  /** The built-in words again. @throws Refusal stale */
  async reset(caller: Caller, template: Template, language: Language, version: number): Promise<TemplateAnswer> {
    return inTransaction(this.dataSource, async (tx) => {
      const [, count]: [unknown, number] = await tx.query(
        'delete from message_template where template = $1 and language = $2 and version = $3',
        [template, language, version],
      );
      if (count === 0) throw new Refusal('stale');
      await this.note(caller, template, language, 'message-template.reset', tx);
      return this.one(template, tx);
    });
  }

  /** @throws Refusal invalid (an unknown or a missing field) */
  preview(template: Template, language: Language, draft: TemplateDraft): TemplatePreview {
    refuseOtherFields(template, draft);
    return filled(draft, exampleContent[language]);
  }

  private async one(template: Template, tx: EntityManager): Promise<TemplateAnswer> {
    const found = (await this.list(tx)).templates.find((answer) => answer.template === template);
    if (!found) throw new Refusal('not-found');
    return found;
  }

  private async note(
    caller: Caller,
    template: Template,
    language: Language,
    deed: string,
    tx: EntityManager,
  ): Promise<void> {
    await this.audit.note(tx, {
      actor: caller.personId,
      at: this.clock.now(),
      deed,
      subjectKind: 'message-template',
      subjectId: `${template}.${language}`,
    });
  }
}

function answerOf(template: Template, own: readonly Own[]): TemplateAnswer {
  return {
    template,
    category: categoryOf[template],
    fields: [...fieldsOf(builtIn(template, 'de'))],
    words: languages.map((language) => {
      const ours = own.find((row) => row.template === template && row.language === language);
      return ours
        ? { language, subject: ours.subject, body: ours.body, version: ours.version, isBuiltIn: false }
        : { language, ...builtIn(template, language), version: 0, isBuiltIn: true };
    }),
  };
}

/** A mail without its link would be of no use, and a field that it does not know would stay empty. */
function refuseOtherFields(template: Template, draft: TemplateDraft): void {
  const known = fieldsOf(builtIn(template, 'de'));
  const used = fieldsOf(draft);
  const inSubject = fieldsOf({ subject: draft.subject, body: '' });
  const unknown = [...used].filter((name) => !known.has(name));
  const missing = [...known].filter((name) => !used.has(name));
  const fields: FieldProblem[] = [
    ...unknown.map((name) => ({
      pointer: inSubject.has(name) ? '/subject' : '/body',
      rule: 'unknownField',
      limit: `{${name}}`,
    })),
    ...(missing.length === 0
      ? []
      : [{ pointer: '/body', rule: 'missingField', limit: missing.map((name) => `{${name}}`).join(', ') }]),
  ];
  if (fields.length > 0) throw new Refusal('invalid', { fields });
}
