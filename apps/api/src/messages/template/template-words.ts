import type { Language, Template } from '@mittler/contract';
import type { EntityManager } from 'typeorm';
import { messageTexts } from './texts-built-in';
import type { Words } from './written';

/** The office's words where it has its own, else the built-in ones. */
export async function wordsFor(template: Template, language: Language, tx: EntityManager): Promise<Words> {
  const [own]: readonly Words[] = await tx.query(
    'select subject, body from message_template where template = $1 and language = $2',
    [template, language],
  );
  return own ?? builtIn(template, language);
}

export function builtIn(template: Template, language: Language): Words {
  const { subject, body } = messageTexts[language][template];
  return { subject, body: body.join('\n') };
}
