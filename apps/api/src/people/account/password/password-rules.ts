import { Refusal } from '../../../http/refusal';
import { commonWords } from './common-words';

const digitsAndSigns = /[^\p{L}]+/gu;
const lookAlikes: Readonly<Record<string, string>> = {
  '0': 'o',
  '1': 'i',
  '3': 'e',
  '4': 'a',
  '5': 's',
  '7': 't',
  '8': 'b',
  '@': 'a',
  $: 's',
};
const keyboardRows = [
  '1234567890',
  'qwertzuiop',
  'qwertyuiop',
  'asdfghjklöä',
  'asdfghjkl',
  'yxcvbnm',
  'zxcvbnm',
  'abcdefghijklmnopqrstuvwxyz',
];
const sequenceLength = 4;
const fewestLetters = 6;
const longestRepeated = 6;

/**
 * Refuses what is guessed first. There are no rules of composition (NIST SP 800-63B): at 15 characters and more, lists
 * of short passwords catch nothing, so the words are looked for inside: a password that is nothing but one or two
 * common words, the person's own name, digits, and runs of the keyboard is refused; three different words are fine.
 * @param own names and address of the person
 * @throws Refusal 'invalid' at /password with rule "notCommon"
 */
export function checkPassword(password: string, own: readonly string[]): void {
  if (isCommon(password, own)) throw new Refusal('invalid', { fields: [{ pointer: '/password', rule: 'notCommon' }] });
}

export function isCommon(password: string, own: readonly string[]): boolean {
  const plain = password.toLowerCase();
  if (new Set(plain).size < 5 || isRepeated(plain)) return true;
  const ownWords = own.flatMap((text) => text.toLowerCase().split(/[^\p{L}]+/u)).filter((word) => word.length >= 3);
  const words = new Set([...commonWords, ...ownWords]);
  const disguised = plain.replace(/[01345780@$]/g, (sign) => lookAlikes[sign] ?? sign);
  const readings = [plain, disguised, disguised.replaceAll('!', 'i')];
  return readings.some((reading) => {
    const letters = withoutRuns(reading).replace(digitsAndSigns, ' ').trim();
    return letters.replaceAll(' ', '').length < fewestLetters || isMadeOf(letters, words, 2);
  });
}

/** "abcabcabcabcabc": a short text again and again. */
function isRepeated(text: string): boolean {
  for (let length = 1; length <= longestRepeated; length++) {
    const part = text.slice(0, length);
    if (part.repeat(Math.ceil(text.length / length)).slice(0, text.length) === text) return true;
  }
  return false;
}

/** Takes out runs along the keyboard or the alphabet, in both directions. */
function withoutRuns(text: string): string {
  let rest = text;
  for (const row of keyboardRows) {
    for (const line of [row, [...row].reverse().join('')]) {
      for (let length = line.length; length >= sequenceLength; length--) {
        for (let start = 0; start + length <= line.length; start++)
          rest = rest.replaceAll(line.slice(start, start + length), ' ');
      }
    }
  }
  return rest;
}

/** Whether the letters can be read as at most so many different words of the list, each as often as one likes. */
function isMadeOf(letters: string, words: ReadonlySet<string>, most: number): boolean {
  const text = letters.replaceAll(' ', '');
  const longest = Math.max(...[...words].map((word) => word.length));
  // For each position, the smallest sets of words that lead there.
  const reached: Set<string>[] = Array.from({ length: text.length + 1 }, () => new Set<string>());
  reached[0]?.add('');
  for (let from = 0; from < text.length; from++) {
    const sets = reached[from];
    if (!sets?.size) continue;
    for (let to = from + 1; to <= Math.min(text.length, from + longest); to++) {
      const word = text.slice(from, to);
      if (!words.has(word)) continue;
      for (const set of sets) {
        const used = new Set(set === '' ? [] : set.split(' ')).add(word);
        if (used.size <= most) reached[to]?.add([...used].sort().join(' '));
      }
    }
  }
  return (reached[text.length]?.size ?? 0) > 0;
}
