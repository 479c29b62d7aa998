import { minutesBetween, type PlannedBlock } from '../training';
import type { Interval, MeetingParticipant } from './meeting-list';

/** Intervals that overlap or touch are one: two devices do not count twice. */
export function mergedIntervals(intervals: readonly Interval[]): readonly Interval[] {
  const inOrder = [...intervals].sort((a, b) => minutesBetween(b.from, a.from) || minutesBetween(b.to, a.to));
  const found: Interval[] = [];
  for (const next of inOrder) {
    const last = found.at(-1);
    if (!last || minutesBetween(last.to, next.from) > 0) found.push(next);
    else if (minutesBetween(last.to, next.to) > 0) found[found.length - 1] = { from: last.from, to: next.to };
  }
  return found;
}

/**
 * Whole minutes that somebody was connected in each block, in the order of the blocks. Where the program counted fewer seconds than lie
 * between her first arrival and her last departure, the difference is taken off the end.
 */
export function minutesInBlocks(
  { intervals, seconds }: Pick<MeetingParticipant, 'intervals' | 'seconds'>,
  blocks: readonly PlannedBlock[],
): readonly number[] {
  const whole = mergedIntervals(intervals);
  const spent = blocks.map(({ startsAt, plannedMinutes }) =>
    whole.reduce((sum, { from, to }) => {
      const came = Math.max(0, minutesBetween(startsAt, from));
      const left = Math.min(plannedMinutes, minutesBetween(startsAt, to));
      return sum + Math.max(0, left - came);
    }, 0),
  );
  let rest = seconds === null ? Number.POSITIVE_INFINITY : seconds / 60;
  return spent.map((minutes) => {
    const given = Math.min(minutes, rest);
    rest -= given;
    // Seconds add up to whole minutes only within the precision of a fraction.
    return Math.floor(given + 1e-6);
  });
}

export interface NamedRow {
  readonly enrolmentId: string;
  readonly givenName: string;
  readonly familyName: string;
  readonly email: string | null;
}

export interface MatchedParticipant extends MeetingParticipant {
  readonly enrolmentId: string | null;
  readonly matchedBy: 'e-mail' | 'name' | null;
}

/** Who in the list is who on the roll: by address, else by a name that nobody else has. Several entries of one person become one. */
export function matchParticipants(
  people: readonly MeetingParticipant[],
  rows: readonly NamedRow[],
): readonly MatchedParticipant[] {
  const byEmail = grouped(rows, ({ email }) => email?.toLowerCase() ?? null);
  const byName = grouped(rows, ({ givenName, familyName }) => comparableName(`${givenName} ${familyName}`));
  const found: MatchedParticipant[] = [];
  for (const each of people) {
    const emailed = only(byEmail.get(each.email ?? ''));
    const row = emailed ?? only(byName.get(comparableName(each.name)));
    const matchedBy = emailed ? 'e-mail' : row ? 'name' : null;
    const before = row ? found.findIndex(({ enrolmentId }) => enrolmentId === row.enrolmentId) : -1;
    const earlier = found[before];
    if (earlier)
      found[before] = {
        ...earlier,
        intervals: [...earlier.intervals, ...each.intervals],
        seconds: added(earlier, each),
      };
    else found.push({ ...each, enrolmentId: row?.enrolmentId ?? null, matchedBy });
  }
  return found;
}

function added(one: MeetingParticipant, other: MeetingParticipant): number | null {
  return one.seconds === null || other.seconds === null ? null : one.seconds + other.seconds;
}

function grouped(
  rows: readonly NamedRow[],
  keyOf: (row: NamedRow) => string | null,
): ReadonlyMap<string, readonly NamedRow[]> {
  const found = new Map<string, readonly NamedRow[]>();
  for (const row of rows) {
    const key = keyOf(row);
    if (key !== null) found.set(key, [...(found.get(key) ?? []), row]);
  }
  return found;
}

const only = (rows: readonly NamedRow[] | undefined): NamedRow | undefined =>
  rows?.length === 1 ? rows[0] : undefined;

const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' };

/** A name without what programs and people add to it: "Dr. Özdemir, Nour (Gast)" is "nour oezdemir". The order of its words does not matter. */
export function comparableName(name: string): string {
  return name
    .normalize('NFC')
    .toLowerCase()
    .replace(/\([^)]*\)|\[[^\]]*\]/g, ' ')
    .replace(/\b(dr|prof|dipl|ing|med|jur)\./g, ' ')
    .replace(/[äöüß]/g, (letter) => umlauts[letter] ?? letter)
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .split(/[^\p{L}\p{N}-]+/u)
    .filter((word) => word !== '')
    .sort()
    .join(' ');
}
