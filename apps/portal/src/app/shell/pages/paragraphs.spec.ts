import { readParagraphs } from './paragraphs';

describe('A page that the operator writes', () => {
  it('reads headings, lists and paragraphs', () => {
    expect(readParagraphs('# Impressum\nStadt Auenfeld\n\n## Kontakt {#kontakt}\n\n- Telefon\n- E-Mail')).toEqual([
      { kind: 'heading', text: 'Impressum', id: 'impressum' },
      { kind: 'paragraph', pieces: [{ kind: 'text', text: 'Stadt Auenfeld' }] },
      { kind: 'heading', text: 'Kontakt', id: 'kontakt' },
      { kind: 'list', items: [[{ kind: 'text', text: 'Telefon' }], [{ kind: 'text', text: 'E-Mail' }]] },
    ]);
  });

  it('marks what is still to be filled in, and links only to the web, mail and telephone', () => {
    expect(readParagraphs('[vom Betreiber auszufüllen] [wir](https://auenfeld.example) [x](javascript:alert)')).toEqual(
      [
        {
          kind: 'paragraph',
          pieces: [
            { kind: 'blank', text: '[vom Betreiber auszufüllen]' },
            { kind: 'text', text: ' ' },
            { kind: 'link', text: 'wir', href: 'https://auenfeld.example' },
            { kind: 'text', text: ' ' },
            { kind: 'blank', text: '[x]' },
            { kind: 'text', text: '(javascript:alert)' },
          ],
        },
      ],
    );
  });
});
