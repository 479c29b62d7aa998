import { describe, expect, it } from '@jest/globals';
import { findMunicipality, type NamedMunicipality } from './find-municipality';

const all: readonly NamedMunicipality[] = [
  { key: '05111', name: 'Düsseldorf', kind: 'kreisfreie Stadt' },
  { key: '05915', name: 'Hamm', kind: 'kreisfreie Stadt' },
  { key: '05974', name: 'Kreis Soest', kind: 'Kreis' },
  { key: '05974040', name: 'Soest', kind: 'Gemeinde' },
  { key: '05358', name: 'Kreis Düren', kind: 'Kreis' },
  { key: '05334', name: 'Städteregion Aachen', kind: 'Städteregion' },
  { key: '05162', name: 'Rhein-Kreis Neuss', kind: 'Kreis' },
  { key: '05374', name: 'Oberbergischer Kreis', kind: 'Kreis' },
  { key: '08111000', name: 'Stuttgart', kind: 'kreisfreie Stadt' },
];

const found = (text: string): unknown => {
  const answer = findMunicipality(text, all);
  return answer.is === 'found' ? answer.key : answer;
};

describe('A municipality of a list', () => {
  it.each([
    ['05915', '05915'],
    ['5915', '05915'],
    ['05915000', '05915'],
    ['5915000', '05915'],
    ['05 9 15', '05915'],
    ['05974040', '05974040'],
    ['08111', '08111000'],
    ['Hamm', '05915'],
    ['HAMM', '05915'],
    ['Stadt Hamm', '05915'],
    ['Hamm, Stadt', '05915'],
    ['Stadtverwaltung Hamm', '05915'],
    ['kreisfreie Stadt Hamm', '05915'],
    ['Landeshauptstadt Düsseldorf', '05111'],
    ['Duesseldorf', '05111'],
    ['Kreis Soest', '05974'],
    ['Soest, Kreis', '05974'],
    ['Kreisverwaltung Soest', '05974'],
    ['Gemeinde Soest', '05974040'],
    ['Düren', '05358'],
    ['Städteregion Aachen', '05334'],
    ['Aachen (Städteregion)', '05334'],
    ['Rhein-Kreis Neuss', '05162'],
    ['Rhein Kreis Neuß', '05162'],
    ['Oberbergischer Kreis', '05374'],
    ['Verwaltung des Kreises Düren', '05358'],
  ])('"%s" is %s', (text, key) => {
    expect(found(text)).toBe(key);
  });

  it('is the one of exactly that name before one that only shares it', () => {
    expect(found('Soest')).toBe('05974040');
  });

  it('is not guessed where two share the name', () => {
    const twice = [
      ...all.filter(({ name }) => name !== 'Soest'),
      { key: '03152', name: 'Landkreis Soest', kind: 'Landkreis' },
    ];
    expect(findMunicipality('Soest', twice)).toEqual({ is: 'ambiguous', names: ['Kreis Soest', 'Landkreis Soest'] });
  });

  it('is unknown where the kind that is written does not fit, or there is no such name or key', () => {
    for (const text of ['Stadt Düren', 'Kreis Hamm', 'Atlantis', '05999', '99', '', 'Stadt', '–']) {
      expect(findMunicipality(text, all)).toEqual({ is: 'unknown' });
    }
  });
});
