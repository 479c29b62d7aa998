const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss', æ: 'ae', ø: 'oe' };

/** A header in its plainest form: small letters, umlauts written out, accents off, everything else a single space. */
export function plainName(label: string): string {
  return label
    .normalize('NFC')
    .toLowerCase()
    .replace(/[äöüßæø]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^a-z0-9]+/g, ' ')
    .trim();
}

/** The plain name, and the one without what stands in brackets, since lists explain themselves there: „Geburtsdatum (TT.MM.JJJJ)“. */
export function plainNames(label: string): readonly string[] {
  return [...new Set([plainName(label), plainName(label.replace(/\([^)]*\)|\[[^\]]*\]/g, ' '))])].filter(
    (name) => name !== '',
  );
}
