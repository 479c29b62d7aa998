/**
 * A name as people mean it when they compare: case, spaces, punctuation and the way in which umlauts are typed do not
 * matter. 'Müller-Lüdenscheid' and 'MUELLER LUEDENSCHEID' are the same.
 */
export function plainName(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll('ä', 'ae')
    .replaceAll('ö', 'oe')
    .replaceAll('ü', 'ue')
    .replaceAll('ß', 'ss')
    .normalize('NFD')
    .replace(/\p{Mn}/gu, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
