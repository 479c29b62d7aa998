/** A text with fields in braces, such as {link}. */
export interface Words {
  readonly subject: string;
  /** Lines, parted by line feeds. */
  readonly body: string;
}

const field = /\{(\w+)\}/g;

/** The fields that a text uses. */
export function fieldsOf({ subject, body }: Words): ReadonlySet<string> {
  return new Set([...`${subject}\n${body}`.matchAll(field)].flatMap(([, name]) => name ?? []));
}

/** Subject and body of a mail. Nothing in it can begin a new header: control characters become spaces. */
export function filled(
  words: Words,
  content: Readonly<Record<string, string>>,
): { readonly subject: string; readonly text: string } {
  const fill = (line: string): string =>
    line.replace(field, (_, name: string) => (content[name] ?? '').replace(/\p{Cc}+/gu, ' '));
  return { subject: fill(words.subject), text: `${fill(words.body)}\n` };
}
