/** Without 0 and O, 1, I and L, and U, which reads like V. */
export const codeAlphabet = '23456789ABCDEFGHJKMNPQRSTVWXYZ';
export const codeLength = 8;
/** A code is shown for so long, and accepted for as long again: whoever scans in the last second still has time to sign in. */
export const codeSeconds = 60;

/** Which minute it is; codes of a step are made from its number. */
export function codeStep(milliseconds: number): number {
  return Math.floor(milliseconds / (codeSeconds * 1000));
}

/** Seconds for which the code of this moment is still shown. */
export function codeSecondsLeft(milliseconds: number): number {
  return codeSeconds - (Math.floor(milliseconds / 1000) % codeSeconds);
}

/**
 * The code that stands for these bytes.
 * @param bytes at least eight; each letter takes the share of all of them that the alphabet leaves
 */
export function codeFrom(bytes: readonly number[]): string {
  let rest = bytes.slice(0, codeLength).reduce((number, byte) => number * 256n + BigInt(byte), 0n);
  const base = BigInt(codeAlphabet.length);
  let code = '';
  for (let place = 0; place < codeLength; place++) {
    code += codeAlphabet.charAt(Number(rest % base));
    rest /= base;
  }
  return code;
}

/** What somebody typed, as the code is written: capital, without spaces and hyphens. Null: it can be none. */
export function typedCode(text: string): string | null {
  const code = text.toUpperCase().replace(/[\s\p{Pd}]/gu, '');
  return code.length === codeLength && [...code].every((letter) => codeAlphabet.includes(letter)) ? code : null;
}
