import type { HolidayCode } from '@mittler/domain';
import type { Spoken } from '../../shell/language';
import { holidayNames } from '../holiday-names';

const { de: holidaysDe, en: holidaysEn } = holidayNames;

const de = {
  title: 'Das sollten Sie wissen',
  titleStop: 'So geht es nicht',
  allWell: 'Kein Feiertag, nichts doppelt belegt.',
  holiday: (code: HolidayCode) => `Feiertag in Nordrhein-Westfalen: ${holidaysDe[code]}.`,
  halfDay: (code: HolidayCode) => `${holidaysDe[code]}: Viele Ämter haben nur bis mittags oder gar nicht geöffnet.`,
  outside: 'Liegt außerhalb des Zeitraums des Lehrgangs.',
  notQualified: (name: string, areas: readonly string[]) =>
    areas.length === 0
      ? `Für ${name} ist keine Lehrbefähigung eingetragen (§ 5 ZMediatAusbV).`
      : `Für ${name} ist keine Lehrbefähigung in ${areas.length === 1 ? 'Bereich' : 'den Bereichen'} ${areas.join(', ')} eingetragen (§ 5 ZMediatAusbV).`,
  tooSmall: (seats: number, people: number) =>
    `Der Raum hat ${String(seats)} Plätze, im Lehrgang sind es ${String(people)} Personen.`,
  clash: (who: string, when: string, title: string, course: string) =>
    `${who} ist ${when} schon belegt: „${title}“ (${course}).`,
  inThisPlan: 'derselbe Plan',
  somebody: 'Eine Person',
  theRoom: 'Der Raum',
};

const en: typeof de = {
  title: 'What you should know',
  titleStop: 'This is not possible',
  allWell: 'No holiday, nothing booked twice.',
  holiday: (code) => `Public holiday in North Rhine-Westphalia: ${holidaysEn[code]}.`,
  halfDay: (code) => `${holidaysEn[code]}: many offices close at noon or all day.`,
  outside: 'Lies outside the period of the course.',
  notQualified: (name, areas) =>
    areas.length === 0
      ? `No qualification to train is entered for ${name} (§ 5 ZMediatAusbV).`
      : `No qualification to train in ${areas.length === 1 ? 'area' : 'areas'} ${areas.join(', ')} is entered for ${name} (§ 5 ZMediatAusbV).`,
  tooSmall: (seats, people) => `The room has ${String(seats)} seats, the course has ${String(people)} people.`,
  clash: (who, when, title, course) => `${who} is taken already, ${when}: “${title}” (${course}).`,
  inThisPlan: 'the same plan',
  somebody: 'Somebody',
  theRoom: 'The room',
};

export const remarkTexts: Spoken<typeof de> = { de, en };
