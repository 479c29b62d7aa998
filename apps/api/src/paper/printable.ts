import type { Sheet } from './sheet';
import { printSheet, UnprintablePaper } from './sheet-press';

const graphemes = new Intl.Segmenter('de', { granularity: 'grapheme' });

/** Shown before by the fonts of the papers: names share few characters, so that hardly any paper asks again. */
const shown = new Set<string>();

/**
 * The characters of these texts that no font of the papers can show. Asked before a certificate gets its number: a name must not turn
 * out to be unprintable once the paper counts as issued.
 */
export async function unprintableIn(texts: readonly string[]): Promise<readonly string[]> {
  const characters = [...new Set(texts.flatMap((text) => [...graphemes.segment(text)].map(({ segment }) => segment)))];
  const unknown = characters.filter((character) => character.trim() !== '' && !shown.has(character));
  if (unknown.length === 0) return [];
  try {
    await printSheet(probe(unknown.join(' ')));
  } catch (error) {
    if (error instanceof UnprintablePaper) return error.characters;
    throw error;
  }
  for (const character of unknown) shown.add(character);
  return [];
}

function probe(text: string): Sheet {
  return {
    documentTitle: 'Probe',
    author: 'Probe',
    date: '2000-01-01',
    institution: { name: 'Probe', address: 'Probe', role: 'Probe' },
    number: null,
    eyebrow: 'Probe',
    heading: 'Probe',
    name: 'Probe',
    born: 'Probe',
    lead: text,
    sections: [],
    closing: { placeAndDate: 'Probe', signatory: null, role: null, remarks: [] },
    verification: null,
    foot: 'Probe',
  };
}
