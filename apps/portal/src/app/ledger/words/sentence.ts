import type { RuleSet } from '@mittler/domain';
import { format } from '../../shell/format';
import type { Spoken } from '../../shell/language';
import { said } from '../../shell/language';
import type { Missing, Situation } from '../standing/situation';

/** A piece of the sentence; the key ones are marked. */
export interface Piece {
  readonly text: string;
  readonly isKey: boolean;
}

interface Words {
  readonly and: string;
  readonly by: (day: string) => string;
  readonly hours: (minutes: number) => string;
  readonly inArea: (code: string) => string;
  readonly cases: (count: number) => string;
  readonly modules: (count: number) => string;
  readonly agreements: (count: number) => string;
  readonly ofCases: string;
  readonly courseFinished: string;
  readonly quoted: (title: string) => string;
}

const noBreak = '\u00a0';
const clock = (minutes: number): string => format.bareHours(minutes);

const words: Spoken<Words> = {
  de: {
    and: ' und ',
    by: (day) => ` bis zum ${day}`,
    hours: (minutes) =>
      minutes < 60
        ? `${String(minutes)}${noBreak}Minute${minutes === 1 ? '' : 'n'}`
        : `${clock(minutes)}${noBreak}Stunde${minutes === 60 ? '' : 'n'}`,
    inArea: (code) => ` in Bereich${noBreak}${code}`,
    cases: (count) => `${String(count)} supervidierte Mediation${count === 1 ? '' : 'en'}`,
    modules: (count) => `${String(count)} Modul${count === 1 ? '' : 'e'}`,
    agreements: (count) => `${String(count)} Mediation${count === 1 ? '' : 'en'} mit Einigung`,
    ofCases: ' supervidierte Mediation',
    courseFinished: 'der Abschluss des Lehrgangs',
    quoted: (title) => `„${title}“`,
  },
  en: {
    and: ' and ',
    by: (day) => ` by ${day}`,
    hours: (minutes) =>
      minutes < 60
        ? `${String(minutes)}${noBreak}minute${minutes === 1 ? '' : 's'}`
        : `${clock(minutes)}${noBreak}hour${minutes === 60 ? '' : 's'}`,
    inArea: (code) => ` in area${noBreak}${code}`,
    cases: (count) => `${String(count)} supervised mediation${count === 1 ? '' : 's'}`,
    modules: (count) => `${String(count)} module${count === 1 ? '' : 's'}`,
    agreements: (count) => `${String(count)} mediation${count === 1 ? '' : 's'} with an agreement`,
    ofCases: ' of supervised mediation',
    courseFinished: 'the end of the course',
    quoted: (title) => `“${title}”`,
  },
};

/** "4 Stunden" and the like, in the language on screen. */
export const hoursInWords = (minutes: number): string => said(words).hours(minutes);

function itemText(item: Missing, rules: RuleSet): string {
  const word = said(words);
  switch (item.what) {
    case 'minutes':
      return `${word.hours(item.minutes)}${item.area === null ? '' : word.inArea(item.area)}`;
    case 'cases':
      return word.cases(item.count);
    case 'modules':
      return word.modules(item.count);
    case 'agreements':
      return word.agreements(item.count);
    case 'case-minutes':
      return `${word.hours(item.minutes)}${word.ofCases}`;
    case 'milestone': {
      const title = rules.milestones.find(({ code }) => code === item.code)?.title;
      return word.quoted(title === undefined ? item.code : said(title));
    }
    case 'course-finished':
      return word.courseFinished;
  }
}

/** The items with one date each, those with the same date under it together: "4 Stunden bis zum … und 2 Mediationen bis zum …". */
export function listOf(items: readonly Missing[], rules: RuleSet): readonly Piece[] {
  const word = said(words);
  return items.flatMap((item, index): readonly Piece[] => {
    const isLast = index === items.length - 1;
    const dated = item.by !== null && items[index + 1]?.by !== item.by ? word.by(format.date(item.by)) : '';
    const joint = isLast ? '' : index === items.length - 2 ? word.and : ', ';
    return [
      { text: itemText(item, rules), isKey: true },
      { text: `${dated}${joint}`, isKey: false },
    ];
  });
}

const plain = (text: string): Piece => ({ text, isKey: false });
const key = (text: string): Piece => ({ text, isKey: true });

const single = (items: readonly Missing[]): boolean => {
  const [first] = items;
  if (items.length !== 1 || first === undefined) return false;
  if ('count' in first) return first.count === 1;
  return !('minutes' in first) || first.minutes === 60 || first.minutes === 1;
};

type Teller = (situation: Situation, rules: RuleSet, own: boolean) => readonly Piece[];

const german: Teller = (situation, rules, own) => {
  switch (situation.is) {
    case 'missing':
      return [
        plain(`${own ? 'Ihnen' : 'Es'} ${single(situation.items) ? 'fehlt' : 'fehlen'} noch `),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'waits':
      return [
        plain('Stunden und Mediationen sind vollständig. Es fehlt noch '),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'not-begun':
      return [
        plain(own ? 'Sie haben noch nicht begonnen. Vor Ihnen liegen ' : 'Noch nicht begonnen. Es fehlen '),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'out-of-time':
      return situation.items.length === 0
        ? [plain('Die Zeit für einen Abschluss nach dieser Fassung ist '), key('abgelaufen'), plain('.')]
        : [
            plain(`Die Frist ist abgelaufen: Es ${single(situation.items) ? 'fehlte' : 'fehlten'} `),
            ...listOf(situation.items, rules),
            plain('.'),
          ];
    case 'title-pending':
      return [
        plain(`Die Bescheinigung ist ausgestellt. Für den Titel ${single(situation.items) ? 'fehlt' : 'fehlen'} noch `),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'ready':
      return [
        plain(own ? 'Sie haben alles erfüllt: Ihre ' : 'Alles erfüllt: Die '),
        key('Bescheinigung kann ausgestellt werden'),
        plain(situation.until === null ? '.' : `, bis zum ${format.date(situation.until)}.`),
      ];
    case 'certified':
      return [
        ...(own ? [plain('Sie sind '), key('zertifiziert')] : [key('Zertifiziert')]),
        ...(situation.minutes === 0
          ? [plain(situation.until === null ? '.' : ` bis zum ${format.date(situation.until)}.`)]
          : [
              plain(`. Bis zum ${situation.by === null ? '' : format.date(situation.by)} fehlen noch `),
              key(`${hoursInWords(situation.minutes)} Fortbildung`),
              plain('.'),
            ]),
      ];
    case 'lapsed':
      return [
        plain(own ? 'Ihr Recht auf den Titel ist ' : 'Das Recht auf den Titel ist '),
        key(situation.until === null ? 'erloschen' : `am ${format.date(situation.until)} erloschen`),
        plain('.'),
      ];
    case 'dropped-out':
      return [
        plain(own ? 'Sie haben diesen Lehrgang ' : 'Hat diesen Lehrgang '),
        plain(situation.on === null ? '' : `am ${format.date(situation.on)} `),
        plain('verlassen.'),
      ];
  }
};

const english: Teller = (situation, rules, own) => {
  switch (situation.is) {
    case 'missing':
      return [plain(own ? 'You still need ' : 'Still missing: '), ...listOf(situation.items, rules), plain('.')];
    case 'waits':
      return [
        plain('Hours and mediations are complete. Still missing: '),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'not-begun':
      return [
        plain(own ? 'You have not begun yet. Ahead of you: ' : 'Not begun yet. Missing: '),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'out-of-time':
      return situation.items.length === 0
        ? [plain('The time to finish under this version is '), key('over'), plain('.')]
        : [plain('The time limit has passed. Missing: '), ...listOf(situation.items, rules), plain('.')];
    case 'title-pending':
      return [
        plain('The certificate is issued. Missing for the title: '),
        ...listOf(situation.items, rules),
        plain('.'),
      ];
    case 'ready':
      return [
        plain(own ? 'You have met every requirement: your ' : 'Every requirement is met: the '),
        key('certificate can be issued'),
        plain(situation.until === null ? '.' : `, until ${format.date(situation.until)}.`),
      ];
    case 'certified':
      return [
        ...(own ? [plain('You are '), key('certified')] : [key('Certified')]),
        ...(situation.minutes === 0
          ? [plain(situation.until === null ? '.' : ` until ${format.date(situation.until)}.`)]
          : [
              plain(`. By ${situation.by === null ? '' : format.date(situation.by)} you still need `),
              key(`${hoursInWords(situation.minutes)} of further training`),
              plain('.'),
            ]),
      ];
    case 'lapsed':
      return [
        plain(own ? 'Your right to the title ' : 'The right to the title '),
        key(situation.until === null ? 'has lapsed' : `lapsed on ${format.date(situation.until)}`),
        plain('.'),
      ];
    case 'dropped-out':
      return [
        plain(own ? 'You left this course' : 'Left this course'),
        plain(situation.on === null ? '.' : ` on ${format.date(situation.on)}.`),
      ];
  }
};

const tellers: Spoken<Teller> = { de: german, en: english };

/** The first sentence of a standing, in the language on screen. `own`: to the person herself, else about her. */
export function sentenceOf(situation: Situation, rules: RuleSet, own: boolean): readonly Piece[] {
  return said(tellers)(situation, rules, own);
}
