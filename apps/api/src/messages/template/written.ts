import type { Language } from '@mittler/contract';
import type { Template } from './template';
import { messageTexts } from './texts-built-in';

/** Subject and body of a mail. Nothing in it can begin a new header: control characters become spaces. */
export function written(
  template: Template,
  language: Language,
  content: Readonly<Record<string, string>>,
): { subject: string; text: string } {
  const fill = (line: string): string =>
    line.replace(/\{(\w+)\}/g, (_, field: string) => (content[field] ?? '').replace(/\p{Cc}+/gu, ' '));
  const { subject, body } = messageTexts[language][template];
  return { subject: fill(subject), text: `${body.map(fill).join('\n')}\n` };
}
