/** One piece of a paragraph; a blank is what the operator has yet to fill in. */
export type Piece =
  | { readonly kind: 'text' | 'strong' | 'blank'; readonly text: string }
  | { readonly kind: 'link'; readonly text: string; readonly href: string };

export type Block =
  | { readonly kind: 'heading'; readonly text: string; readonly id: string }
  | { readonly kind: 'list'; readonly items: readonly (readonly Piece[])[] }
  | { readonly kind: 'paragraph'; readonly pieces: readonly Piece[] };

// A link leads to the web or to a mail program, never to a script.
const mark = /(\[[^\]]+\]\((?:https?:\/\/|mailto:|tel:)[^)\s]+\)|\*\*[^*]+\*\*|\[[^\]]+\])/;

function pieceOf(part: string): Piece {
  const link = /^\[([^\]]+)\]\(([^)]+)\)$/.exec(part);
  if (link !== null) return { kind: 'link', text: link[1] ?? '', href: link[2] ?? '' };
  if (part.startsWith('**') && part.endsWith('**')) return { kind: 'strong', text: part.slice(2, -2) };
  return { kind: part.startsWith('[') ? 'blank' : 'text', text: part };
}

const piecesOf = (text: string): readonly Piece[] =>
  text
    .split(mark)
    .filter((part) => part !== '')
    .map(pieceOf);

function blockOf(part: string): Block {
  const heading = /^#{1,3} (.+?)(?: \{#([a-z-]+)\})?$/.exec(part);
  if (heading !== null) {
    const text = heading[1] ?? '';
    return { kind: 'heading', text, id: heading[2] ?? text.toLowerCase().replace(/[^a-zäöüß0-9]+/g, '-') };
  }
  const lines = part.split('\n');
  if (lines.every((line) => /^[-*] /.test(line))) {
    return { kind: 'list', items: lines.map((line) => piecesOf(line.slice(2))) };
  }
  return { kind: 'paragraph', pieces: piecesOf(lines.join(' ')) };
}

/**
 * Reads the little of Markdown that such a page needs: blocks are parted by an empty line, "## " makes a heading,
 * "- " a list item, "**" something strong, [text](https://…) a link and [square brackets] alone a blank.
 * Nothing of it is ever HTML.
 */
export function readParagraphs(text: string): readonly Block[] {
  return text
    .replace(/\r\n/g, '\n')
    .replace(/^(#{1,3} .+)$/gm, '\n$1\n')
    .split(/\n{2,}/)
    .map((part) => part.trim())
    .filter((part) => part !== '')
    .map(blockOf);
}
