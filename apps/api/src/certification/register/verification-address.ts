import type { PaperVerification } from '../paper/paper-content';

/**
 * Where the holder's certificate can be checked. Number and code stand in the fragment, which no browser sends: they reach neither a
 * server's log nor a referrer.
 */
export function verificationAddress(publicUrl: string, number: string, code: string): PaperVerification {
  const page = `${publicUrl}/pruefen`;
  return { code, shownAddress: page.replace(/^https?:\/\//, ''), url: `${page}#${encodeURIComponent(number)}.${code}` };
}
