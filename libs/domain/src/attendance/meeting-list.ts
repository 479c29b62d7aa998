import type { Instant, IsoDate } from '../calendar';
import { instantsOf } from '../training';
import { instantOf, secondsOf } from '../training/instant-seconds';

/** Programs whose lists of participants are read. */
export const meetingPrograms = ['teams', 'zoom', 'bigbluebutton'] as const;
export type MeetingProgram = (typeof meetingPrograms)[number];

export interface Interval {
  readonly from: Instant;
  readonly to: Instant;
}

/** Somebody in the list. Rows of one address, or of one name without any, are one person. */
export interface MeetingParticipant {
  readonly name: string;
  readonly email: string | null;
  readonly intervals: readonly Interval[];
  /** Seconds that the program counted, where it names only the first arrival and the last departure; null: the intervals say it all. */
  readonly seconds: number | null;
}

export interface ReadMeetingList {
  readonly program: MeetingProgram;
  readonly people: readonly MeetingParticipant[];
}

/** Headings as the programs write them in English and in German, in small letters. */
const headings = {
  name: [
    'name (original name)',
    'name (originalname)',
    'name (ursprünglicher name)',
    'user name (original name)',
    'benutzername (originalname)',
    'full name',
    'vollständiger name',
    'name',
  ],
  email: [
    'user email',
    'email',
    'e-mail',
    'e-mail-adresse',
    'benutzer-e-mail',
    'e-mail des benutzers',
    'e-mail des teilnehmers',
  ],
  from: [
    'join time',
    'first join',
    'join',
    'joined',
    'erster beitritt',
    'beitreten',
    'beitrittszeit',
    'beitritt',
    'beigetreten',
    'teilnahme',
  ],
  to: [
    'leave time',
    'last leave',
    'left',
    'letztes verlassen',
    'verlassen',
    'verlassenszeit',
    'austrittszeit',
    'gegangen',
    'verließ',
  ],
  duration: ['duration', 'dauer'],
} as const;
type Heading = keyof typeof headings;

interface Section {
  readonly program: MeetingProgram;
  readonly columns: Readonly<Partial<Record<Heading, number>>>;
  readonly rows: (readonly string[])[];
}

/**
 * Reads a list of participants.
 * @param rows cells of the file, empty rows included
 * @param day the session's: says whether 11/12 is in November or in December
 * @returns null where no such list is in it
 */
export function readMeetingList(
  rows: readonly (readonly string[])[],
  day: IsoDate,
  program?: MeetingProgram,
): ReadMeetingList | null {
  const sections = sectionsOf(rows);
  const found = program ?? sections[0]?.program;
  if (found === undefined) return null;
  // Teams says everything twice: once in sums, and then every coming and going.
  const telling = found === 'teams' ? sections.filter(({ rows: own }) => own.length > 0).slice(-1) : sections;
  const people = telling.flatMap((section) =>
    section.rows.flatMap((row) => participant(row, section.columns, day, found)),
  );
  return people.length === 0 ? null : { program: found, people: gathered(people) };
}

function sectionsOf(rows: readonly (readonly string[])[]): readonly Section[] {
  const sections: Section[] = [];
  let open = false;
  for (const row of rows) {
    const cells = row.map((cell) => cell.trim());
    const columns = columnsOf(cells);
    if (columns) {
      sections.push({ program: programOf(cells), columns, rows: [] });
      open = true;
    } else if (cells.filter((cell) => cell !== '').length <= 1) open = false;
    else if (open) sections.at(-1)?.rows.push(cells);
  }
  return sections;
}

/** A row of headings names at least who came, when she came and when she left. */
function columnsOf(cells: readonly string[]): Section['columns'] | null {
  const small = cells.map((cell) => cell.toLowerCase());
  const at = (heading: Heading): number | undefined => {
    const places = headings[heading].map((words) => small.indexOf(words)).filter((place) => place >= 0);
    return places[0];
  };
  const columns = { name: at('name'), email: at('email'), from: at('from'), to: at('to'), duration: at('duration') };
  if (columns.name === undefined || columns.from === undefined || columns.to === undefined) return null;
  return Object.fromEntries(Object.entries(columns).filter(([, place]) => place !== undefined));
}

function programOf(cells: readonly string[]): MeetingProgram {
  const small = cells.map((cell) => cell.toLowerCase());
  if (small.some((cell) => ['moderator', 'moderation', 'activity score', 'aktivitätspunkte'].includes(cell)))
    return 'bigbluebutton';
  const isZoom = (cell: string): boolean =>
    /\((original ?name|ursprünglicher name)\)|^user email$|\((minutes|minuten)\)/.test(cell);
  return small.some(isZoom) ? 'zoom' : 'teams';
}

function participant(
  row: readonly string[],
  columns: Section['columns'],
  day: IsoDate,
  program: MeetingProgram,
): readonly MeetingParticipant[] {
  const cell = (heading: Heading): string => row[columns[heading] ?? -1]?.trim() ?? '';
  const from = readTime(cell('from'), day, 'first');
  const to = readTime(cell('to'), day, 'last');
  const name = cell('name').normalize('NFC').replace(/\s+/g, ' ');
  if (name === '' || from === null || to === null || to <= from) return [];
  const email = cell('email').toLowerCase();
  const seconds = program === 'bigbluebutton' ? readDuration(cell('duration')) : null;
  return [{ name, email: email.includes('@') ? email : null, intervals: [{ from, to }], seconds }];
}

/** One person for each address, and for each name that has none. */
function gathered(people: readonly MeetingParticipant[]): readonly MeetingParticipant[] {
  const found = new Map<string, MeetingParticipant>();
  for (const each of people) {
    const key = each.email ?? each.name.toLowerCase();
    const before = found.get(key);
    found.set(key, before ? { ...before, intervals: [...before.intervals, ...each.intervals] } : each);
  }
  return [...found.values()];
}

const germanTime = /^(\d{1,2})\.(\d{1,2})\.(\d{2,4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?/;
const slashTime = /^(\d{1,2})\/(\d{1,2})\/(\d{2,4}),?\s+(\d{1,2}):(\d{2})(?::(\d{2}))?\s*([ap]m)?/i;
const isoTime = /^(\d{4})-(\d{2})-(\d{2})[ T](\d{2}):(\d{2})(?::(\d{2}))?(?:\.\d+)?(Z)?/;

/**
 * The instant that a list means: German wall time, unless it says UTC. In the hour that comes twice in October people come in the first
 * and go in the second one, so that nobody loses an hour.
 */
export function readTime(text: string, day: IsoDate, which: 'first' | 'last'): Instant | null {
  const german = germanTime.exec(text);
  if (german) return instantAt(dateOf(german[3], german[2], german[1]), german[4], german[5], german[6], which);
  const iso = isoTime.exec(text);
  if (iso) {
    const date = dateOf(iso[1], iso[2], iso[3]);
    if (iso[7] === undefined) return instantAt(date, iso[4], iso[5], iso[6], which);
    return instantOf(secondsOf(`${date}T00:00:00Z`) + secondsIn(iso[4], iso[5], iso[6]));
  }
  const slash = slashTime.exec(text);
  if (!slash) return null;
  const monthFirst = dateOf(slash[3], slash[1], slash[2]);
  const dayFirst = dateOf(slash[3], slash[2], slash[1]);
  const date = dayFirst === day && monthFirst !== day ? dayFirst : monthFirst;
  return instantAt(date, twentyFour(slash[4], slash[7]), slash[5], slash[6], which);
}

const two = (number: string | undefined): string => (number ?? '').padStart(2, '0');
const dateOf = (year: string | undefined, month: string | undefined, day: string | undefined): IsoDate =>
  `${(year ?? '').length === 2 ? `20${year ?? ''}` : (year ?? '')}-${two(month)}-${two(day)}`;
const secondsIn = (hours: string | undefined, minutes: string | undefined, seconds: string | undefined): number =>
  Number(hours ?? 0) * 3600 + Number(minutes ?? 0) * 60 + Number(seconds ?? 0);

function twentyFour(hours: string | undefined, half: string | undefined): string {
  if (half === undefined) return hours ?? '0';
  return String((Number(hours) % 12) + (half.toLowerCase() === 'pm' ? 12 : 0));
}

function instantAt(
  date: IsoDate,
  hours: string | undefined,
  minutes: string | undefined,
  seconds: string | undefined,
  which: 'first' | 'last',
): Instant | null {
  if (!/^\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])$/.test(date)) return null;
  const instants = instantsOf({ date, time: `${two(hours)}:${two(minutes)}` });
  const minute = which === 'first' ? instants[0] : instants.at(-1);
  return minute === undefined ? null : instantOf(secondsOf(minute) + Number(seconds ?? 0));
}

/** "01:12:05", in seconds. */
function readDuration(text: string): number | null {
  const parts = /^(\d{1,3}):(\d{2}):(\d{2})$/.exec(text);
  return parts ? secondsIn(parts[1], parts[2], parts[3]) : null;
}
