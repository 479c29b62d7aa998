/** One piece of a paragraph; a blank is what the operator has yet to fill in. */
export interface Piece {
  readonly text: string;
  readonly blank: boolean;
}

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly string[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] };

const blank = /(\[[^\]]+\])/;

function blockOf(part: string): Block {
  const heading = /^## (.+?)(?: \{#([a-z-]+)\})?$/.exec(part);
  if (heading !== null) {
    const text = heading[1] ?? '';
    return { kind: 'heading', text, id: heading[2] ?? text.toLowerCase().replace(/[^a-zäöüß0-9]+/g, '-') };
  }
  const lines = part.split('\n');
  if (lines.every((line) => line.startsWith('- '))) return { kind: 'list', items: lines.map((line) => line.slice(2)) };
  const pieces = lines
    .join(' ')
    .split(blank)
    .filter((piece) => piece !== '')
    .map((text) => ({ text, blank: blank.test(text) }));
  return { kind: 'paragraph', pieces };
}

/**
 * Reads the plain text of a page: blocks are parted by an empty line, "## " makes a heading, "- " a list item and
 * [square brackets] a blank. Nothing of it is ever HTML.
 */
export function readParagraphs(text: string): readonly Block[] {
  return text
    .replace(/\r\n/g, '\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}
