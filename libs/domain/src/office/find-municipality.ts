import { plainName } from './plain-name';

export interface NamedMunicipality {
  /** Official key (AGS) as text. */
  readonly key: string;
  readonly name: string;
  /** 'Kreis', 'kreisfreie Stadt', 'Städteregion', 'Gemeinde' … */
  readonly kind: string;
}

export type FoundMunicipality =
  | { readonly is: 'found'; readonly key: string }
  | { readonly is: 'ambiguous'; readonly names: readonly string[] }
  | { readonly is: 'unknown' };

/** Words that say what kind of municipality is meant, and the kinds that they fit. */
const kindWords: Readonly<Record<string, 'kreis' | 'stadt' | 'region' | 'gemeinde'>> = {
  kreis: 'kreis',
  kreises: 'kreis',
  landkreis: 'kreis',
  kreisverwaltung: 'kreis',
  stadt: 'stadt',
  hansestadt: 'stadt',
  landeshauptstadt: 'stadt',
  bundesstadt: 'stadt',
  stadtverwaltung: 'stadt',
  kreisfreie: 'stadt',
  staedteregion: 'region',
  gemeinde: 'gemeinde',
  gemeindeverwaltung: 'gemeinde',
};

/** Words of administration that belong to no name. */
const emptyWords: readonly string[] = ['der', 'die', 'des', 'verwaltung'];

/**
 * The municipality that an office's list means: by official key (also where a spreadsheet has dropped the leading zero),
 * by name, and by name without the words for its kind: 'Kreis Soest', 'Soest, Kreis', 'Stadt Hamm' or 'Hamm'. A kind that
 * is written must fit: 'Stadt Düren' is not 'Kreis Düren'.
 */
export function findMunicipality(text: string, all: readonly NamedMunicipality[]): FoundMunicipality {
  const digits = text.replace(/\s/g, '');
  if (/^\d{4,8}$/.test(digits)) return byKey(digits, all);
  const exact = all.filter(({ name }) => plainName(name) === plainName(text));
  if (exact.length > 0) return answer(exact);
  const wanted = partsOf(text);
  if (wanted.name === '') return { is: 'unknown' };
  const sameName = all.filter(({ name }) => partsOf(name).name === wanted.name);
  return answer(
    wanted.kinds.length === 0
      ? sameName
      : sameName.filter((each) => wanted.kinds.every((kind) => kindsOf(each).includes(kind))),
  );
}

/** A Kreis or kreisfreie Stadt has five digits, written with three zeros where all keys are given with eight. */
function byKey(digits: string, all: readonly NamedMunicipality[]): FoundMunicipality {
  const padded = digits.length === 4 || digits.length === 7 ? `0${digits}` : digits;
  const keys = padded.endsWith('000') && padded.length === 8 ? [padded, padded.slice(0, 5)] : [padded, `${padded}000`];
  return answer(all.filter(({ key }) => keys.includes(key)));
}

function answer(found: readonly NamedMunicipality[]): FoundMunicipality {
  const [first] = found;
  if (first === undefined) return { is: 'unknown' };
  return found.length === 1
    ? { is: 'found', key: first.key }
    : { is: 'ambiguous', names: found.map(({ name }) => name) };
}

function partsOf(text: string): { readonly name: string; readonly kinds: readonly string[] } {
  const words = plainName(text).split(' ');
  return {
    name: words.filter((word) => kindWords[word] === undefined && !emptyWords.includes(word)).join(' '),
    kinds: words.flatMap((word) => kindWords[word] ?? []),
  };
}

function kindsOf({ name, kind }: NamedMunicipality): readonly string[] {
  return [...partsOf(kind).kinds, ...partsOf(name).kinds];
}
