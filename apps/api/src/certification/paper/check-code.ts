/** Letters and digits that cannot be mistaken for one another on paper or on the phone: without 0, O, 1, I and L. */
export const checkCodeAlphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ';

export const checkCodeLength = 12;

const pattern = new RegExp(`^[${checkCodeAlphabet}]{${String(checkCodeLength)}}$`);

/** Takes what a person typed (lower case, spaces, hyphens) to the stored form; null where it cannot be a check code. */
export function readCheckCode(typed: string): string | null {
  const code = typed.toUpperCase().replace(/[\s\-‐‑–]/g, '');
  return pattern.test(code) ? code : null;
}

/** The printed form: three groups of four, for example 7KQ4-M2TX-9HDR. */
export function groupedCheckCode(code: string): string {
  return code.replace(/(.{4})(?=.)/g, '$1-');
}

/**
 * Makes a check code from random bytes. A byte beyond the largest multiple of the alphabet is passed over, since folding it
 * back would make some letters likelier than others; 64 bytes are enough for every practical purpose.
 *
 * @throws RangeError where the bytes do not suffice.
 */
export function checkCodeOf(random: Uint8Array): string {
  const limit = Math.floor(256 / checkCodeAlphabet.length) * checkCodeAlphabet.length;
  const letters = [...random]
    .filter((byte) => byte < limit)
    .map((byte) => checkCodeAlphabet[byte % checkCodeAlphabet.length] ?? '');
  if (letters.length < checkCodeLength) throw new RangeError('Too few random bytes for a check code.');
  return letters.slice(0, checkCodeLength).join('');
}
