import { addDays, addMonths, type IsoDate } from '@mittler/domain';
import { donePlan, fullPlan, modulePlan, openPlan, type PlannedSession } from './plan';

/** What somebody's years look like; the names are the stages that every screen should have something of. */
export type Stage =
  | 'steady'
  | 'midway'
  | 'misses-an-area'
  | 'too-much-virtual'
  | 'not-begun'
  | 'dropped-out'
  | 'waits-for-cases'
  | 'one-case-short'
  | 'ready'
  | 'certified'
  | 'renewing'
  | 'expiring'
  | 'lapsed'
  | 'saved-by-suspension';

export interface DatedSession {
  readonly day: IsoDate;
  readonly plan: PlannedSession;
}

export interface DemoCourse {
  readonly code: string;
  readonly name: string;
  readonly programme: 'mediation' | 'modules';
  readonly startsOn: IsoDate;
  readonly endsOn: IsoDate;
  readonly sessions: readonly DatedSession[];
  /** How many people of each stage. */
  readonly stages: readonly (readonly [Stage, number])[];
  /** Day of issue for those who are certified. */
  readonly issuedOn: IsoDate | null;
  /** Certificates by the text in force until 29 February 2024. */
  readonly isOldText: boolean;
}

/** Spreads a plan evenly over the days from the first to the last. */
function spread(plan: readonly PlannedSession[], from: IsoDate, days: number): readonly DatedSession[] {
  const step = days / Math.max(1, plan.length - 1);
  return plan.map((each, index) => ({ day: addDays(from, Math.round(index * step)), plan: each }));
}

const years = (startsOn: IsoDate): string =>
  `${startsOn.slice(0, 4)}/${String(Number(startsOn.slice(0, 4)) + 1).slice(2)}`;

/** The courses as they lie around a day, so that every screen has something true to show whenever the demo is started. */
export function demoCourses(today: IsoDate): readonly DemoCourse[] {
  const running = addMonths(today, -14);
  const finished = addMonths(today, -26);
  const earlier = addMonths(today, -31);
  const coming = addDays(today, 54);
  const modules = addMonths(today, -7);
  const expiring = addMonths(today, -59);
  const compact = addDays(today, 82);
  const nextModules = addDays(today, 103);
  const autumn = addDays(today, 145);
  const toCome = { stages: [], issuedOn: null, isOldText: false } as const;
  const courses: readonly DemoCourse[] = [
    {
      code: 'running',
      name: `Mediation in der Kommune ${years(running)}`,
      programme: 'mediation',
      startsOn: running,
      endsOn: addDays(today, 19),
      sessions: [
        ...spread(donePlan, running, 400),
        ...openPlan.map((plan, index) => ({ plan, day: addDays(today, [0, 5, 11, 15][index] ?? 15) })),
      ],
      stages: [
        ['steady', 11],
        ['midway', 3],
        ['misses-an-area', 3],
        ['too-much-virtual', 2],
        ['dropped-out', 1],
      ],
      issuedOn: null,
      isOldText: false,
    },
    {
      code: 'finished',
      name: `Mediation in der Kommune ${years(finished)}`,
      programme: 'mediation',
      startsOn: finished,
      endsOn: addMonths(today, -11),
      sessions: spread(fullPlan, finished, 440),
      stages: [
        ['waits-for-cases', 10],
        ['one-case-short', 6],
        ['ready', 9],
        ['certified', 12],
        ['misses-an-area', 2],
        ['too-much-virtual', 1],
        ['dropped-out', 2],
        ['saved-by-suspension', 1],
      ],
      issuedOn: addMonths(today, -2),
      isOldText: false,
    },
    {
      code: 'first',
      name: `Mediation in der Kommune ${years(earlier)} I`,
      programme: 'mediation',
      startsOn: earlier,
      endsOn: addMonths(today, -20),
      sessions: spread(fullPlan, earlier, 320),
      stages: [
        ['renewing', 16],
        ['certified', 5],
        ['waits-for-cases', 2],
        ['dropped-out', 1],
      ],
      issuedOn: addMonths(today, -13),
      isOldText: false,
    },
    {
      // Begun under the old text: both texts are open until 29 February 2028.
      code: 'transition',
      name: 'Mediation in der Kommune 2024',
      programme: 'mediation',
      startsOn: '2024-01-15',
      endsOn: '2024-12-13',
      sessions: spread(fullPlan, '2024-01-15', 330),
      stages: [
        ['waits-for-cases', 7],
        ['midway', 4],
        ['one-case-short', 3],
        ['dropped-out', 1],
      ],
      issuedOn: null,
      isOldText: true,
    },
    {
      code: 'pioneers',
      name: 'Mediation in der Kommune 2019',
      programme: 'mediation',
      startsOn: '2019-01-21',
      endsOn: '2019-12-06',
      sessions: spread(fullPlan, '2019-01-21', 315),
      stages: [
        ['renewing', 8],
        ['lapsed', 6],
        ['saved-by-suspension', 1],
      ],
      issuedOn: '2020-03-16',
      isOldText: true,
    },
    {
      code: 'expiring',
      name: `Mediation in der Kommune ${years(expiring)} II`,
      programme: 'mediation',
      startsOn: expiring,
      endsOn: addMonths(today, -50),
      sessions: spread(fullPlan, expiring, 270),
      stages: [['expiring', 11]],
      // Four years end within the next month; an issue by the old text lies before 1 March 2024.
      issuedOn: addDays(addMonths(today, -48), 24),
      isOldText: true,
    },
    {
      code: 'modules',
      name: `Kommunales Konfliktmanagement ${modules.slice(0, 4)}`,
      programme: 'modules',
      startsOn: modules,
      endsOn: addDays(today, 40),
      sessions: spread(modulePlan, modules, 245),
      stages: [
        ['steady', 12],
        ['midway', 4],
      ],
      issuedOn: null,
      isOldText: false,
    },
    {
      code: 'coming',
      name: `Mediation in der Kommune ${years(coming)} (neu)`,
      programme: 'mediation',
      startsOn: coming,
      endsOn: addMonths(coming, 11),
      sessions: spread(fullPlan, coming, 320),
      stages: [['not-begun', 18]],
      issuedOn: null,
      isOldText: false,
    },
    // To these people are still on their way.
    {
      ...toCome,
      code: 'compact',
      name: `Kompaktkurs Mediation ${compact.slice(0, 4)}`,
      programme: 'mediation',
      startsOn: compact,
      endsOn: addDays(compact, 70),
      sessions: spread(donePlan.slice(0, 8), compact, 66),
    },
    {
      ...toCome,
      code: 'next-modules',
      name: `Kommunales Konfliktmanagement ${years(nextModules)} (neu)`,
      programme: 'modules',
      startsOn: nextModules,
      endsOn: addDays(nextModules, 250),
      sessions: spread(modulePlan, nextModules, 230),
    },
    {
      ...toCome,
      code: 'autumn',
      name: `Mediation in der Kommune ${years(autumn)} II`,
      programme: 'mediation',
      startsOn: autumn,
      endsOn: addMonths(autumn, 12),
      sessions: spread(fullPlan, autumn, 330),
    },
  ];
  return withoutCrowds(courses, today);
}

/** Two trainers and two rooms: a third session on one day goes to the next one that is free, but never onto today. */
function withoutCrowds(courses: readonly DemoCourse[], today: IsoDate): readonly DemoCourse[] {
  const held = new Map<IsoDate, number>();
  const free = (day: IsoDate): IsoDate => {
    let found = day;
    while ((held.get(found) ?? 0) > 1 || (found === today && found !== day)) found = addDays(found, 1);
    held.set(found, (held.get(found) ?? 0) + 1);
    return found;
  };
  return courses.map((course) => ({
    ...course,
    sessions: course.sessions.map((session) => ({ ...session, day: free(session.day) })),
  }));
}
