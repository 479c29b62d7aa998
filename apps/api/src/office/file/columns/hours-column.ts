import type { ColumnMeaning, ColumnModality, HourUnit } from './column-meaning';
import { areaTitles } from './course-column-names';
import { plainName } from './plain-name';

const unitWords: Readonly<Record<HourUnit, readonly string[]>> = {
  hours: ['std', 'stunden', 'stunde', 'h', 'zeitstunden', 'zeitstd', 'zstd', 'hours', 'hrs'],
  units: ['ue', 'ues', 'unterrichtseinheiten', 'unterrichtseinheit', 'unterrichtsstunden', 'ustd', 'units'],
  minutes: ['min', 'minuten', 'minutes', 'mins'],
};

const modalityWords: Readonly<Record<ColumnModality, readonly string[]>> = {
  room: ['praesenz', 'praesent', 'vor ort', 'raum', 'in person', 'presence'],
  virtual: ['virtuell', 'online', 'digital', 'virtual', 'remote', 'web'],
};

const fillers = ['in', 'a', 'je', 'davon', 'anzahl', 'geleistete', 'absolvierte', 'besuchte'];

const numbered = /^(?:(?:inhaltsbereich|bereich|themenbereich|ib|b|area|nr|anlage nr) ?)(\d{1,2})(?: (.*))?$/;
const numberFirst = /^(\d{1,2}) (.+)$/;

/**
 * Reads a header as hours of one content area: „B1 (Std.)“, „Bereich 1 virtuell“, „1. Einführung …“, „Recht der Mediation (UE)“.
 * Every word must be understood; null where one is not, or where number and title do not belong together.
 */
export function hoursColumn(label: string): ColumnMeaning | null {
  const spoken = takeUnit(plainName(label));
  const { rest, modality } = takeModality(spoken.rest);
  if (modality === 'both') return null;
  const area = areaOf(withoutFillers(rest));
  return area === null ? null : { kind: 'area-hours', area, modality, unit: spoken.unit };
}

function takeUnit(name: string): { readonly rest: string; readonly unit: HourUnit | null } {
  // „Std. à 45 Min.“ names two units and means the one of 45 minutes.
  const lesson = name.replace(/\b45 (min|minuten|minutes)\b/, 'ue');
  const padded = ` ${lesson} `;
  const has = (unit: HourUnit): boolean => unitWords[unit].some((word) => padded.includes(` ${word} `));
  const order: readonly HourUnit[] = ['units', 'minutes', 'hours'];
  const unit = order.find(has) ?? null;
  return {
    rest: without(
      lesson,
      order.flatMap((each) => unitWords[each]),
    ),
    unit,
  };
}

function takeModality(name: string): { readonly rest: string; readonly modality: ColumnModality | 'both' | null } {
  const padded = ` ${name} `;
  const has = (modality: ColumnModality): boolean =>
    modalityWords[modality].some((word) => padded.includes(` ${word} `));
  const rest = without(name, [...modalityWords.room, ...modalityWords.virtual]);
  if (has('room') && has('virtual')) return { rest, modality: 'both' };
  if (has('room')) return { rest, modality: 'room' };
  return { rest, modality: has('virtual') ? 'virtual' : null };
}

function areaOf(name: string): string | null {
  const byNumber = numbered.exec(name);
  if (byNumber) return matching(byNumber[1], byNumber[2] ?? null);
  const numberThenTitle = numberFirst.exec(name);
  if (numberThenTitle) return matching(numberThenTitle[1], numberThenTitle[2] ?? null);
  return areaWithTitle(name);
}

/** The number stands where no title follows or the title is the area's own. */
function matching(digits: string | undefined, title: string | null): string | null {
  const number = String(Number(digits));
  if (number === '0') return null;
  return title === null || title === '' || areaWithTitle(title) === number ? number : null;
}

function areaWithTitle(title: string): string | null {
  return Object.entries(areaTitles).find(([, titles]) => titles.includes(title))?.[0] ?? null;
}

function withoutFillers(name: string): string {
  // „in“ and „a“ belong to titles („Recht in der Mediation“), so fillers go only from the ends.
  const words = name.split(' ');
  while (fillers.includes(words[0] ?? '-')) words.shift();
  while (fillers.includes(words.at(-1) ?? '-')) words.pop();
  return words.join(' ');
}

function without(name: string, words: readonly string[]): string {
  return words
    .reduce((rest, word) => rest.replace(new RegExp(`(?<= |^)${word}(?= |$)`, 'g'), ''), name)
    .replace(/\s+/g, ' ')
    .trim();
}
