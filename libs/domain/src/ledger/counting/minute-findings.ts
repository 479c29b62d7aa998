import { isAfter, type IsoDate } from '../../calendar';
import type { Attended, Entry, Finding, ReasonCode } from '../assessment';
import type { AreaMinutes, ModalityCap, ModulesOf, Requirement, RuleSet, TotalMinutes } from '../rule-set';
import { allocateMinutes, mostUnderCap, type Cap } from './allocate-minutes';
import type { Credit } from '../record/credits';
import { findingOf, type Due } from './finding';
import { groupedBy } from '../record/grouped-by';
import type { LedgerView } from '../record/ledger-view';

export type MinuteRequirement = AreaMinutes | TotalMinutes | ModalityCap | ModulesOf;

export function isMinuteRequirement(requirement: Requirement): requirement is MinuteRequirement {
  return ['area-minutes', 'total-minutes', 'modality-cap', 'modules'].includes(requirement.kind);
}

/** A credit with what became of it in this stage. */
interface Weighed {
  readonly credit: Credit;
  readonly entry: Entry;
}

/** The minutes of a course, weighed once for all requirements that look at them. */
export interface WeighedMinutes {
  readonly all: readonly Weighed[];
  readonly valid: readonly Weighed[];
  readonly ofArea: (area: string) => readonly Weighed[];
  /** The most that may count in the capped modality; 0 without a cap. */
  readonly most: number;
  /** The earliest day on which the credits up to it already make the requirement met; null where all of them do not. */
  readonly metOn: (isMet: (credits: readonly Credit[], counted: readonly number[]) => boolean) => IsoDate | null;
}

export function weighMinutes(view: LedgerView, requirements: readonly Requirement[]): WeighedMinutes {
  const needs = needsOf(requirements);
  const cap = capOf(requirements);
  const areas = new Set<string | null>(view.ruleSet.areas.map(({ code }) => code));
  const refusals = view.training.map((credit) => credit.refused ?? refusalOf(credit, areas, view.transition));
  const valid = view.training.filter((_, index) => refusals[index] === null);
  const allocated = allocateMinutes(valid, needs, cap);
  const reason = cap?.percent === 0 ? 'modality-not-counted' : 'over-cap';

  let next = 0;
  const all = view.training.map((credit, index): Weighed => {
    const refused = refusals[index] ?? null;
    if (refused !== null) return { credit, entry: entryOf(credit, 0, refused) };
    const counted = allocated[next++] ?? 0;
    return { credit, entry: entryOf(credit, counted, counted < credit.minutes ? reason : null) };
  });
  const byArea = groupedBy(all, ({ credit }) => credit.area);
  return {
    all,
    valid: all.filter((_, index) => refusals[index] === null),
    ofArea: (area) => byArea.get(area) ?? [],
    most: cap === null ? 0 : mostUnderCap(cap, minutesOf(valid.filter(({ modality }) => modality !== cap.modality))),
    metOn: earliestDay(valid, allocated, (credits) => allocateMinutes(credits, needs, cap)),
  };
}

function entryOf({ fact, on, minutes: recorded }: Credit, counted: number, reason: ReasonCode | null): Entry {
  return { fact, on, recorded, counted, reason };
}

function minutesOf(credits: readonly Credit[]): number {
  return credits.reduce((sum, each) => sum + each.minutes, 0);
}

function needsOf(requirements: readonly Requirement[]): ReadonlyMap<string, number> {
  return new Map(requirements.filter((each) => each.kind === 'area-minutes').map((each) => [each.area, each.minutes]));
}

function capOf(requirements: readonly Requirement[]): Cap | null {
  const cap = requirements.find((each) => each.kind === 'modality-cap');
  if (cap === undefined) return null;
  const { modality, percent, base } = cap;
  return { modality, percent, base, required: requiredTotal(requirements) };
}

/** The total that the rule set asks for; where it names none, the sum of its areas. */
function requiredTotal(requirements: readonly Requirement[]): number {
  const total = requirements.find((each) => each.kind === 'total-minutes');
  if (total !== undefined) return total.minutes;
  return [...needsOf(requirements).values()].reduce((sum, minutes) => sum + minutes, 0);
}

function refusalOf(credit: Credit, areas: ReadonlySet<string | null>, transition: IsoDate | null): ReasonCode | null {
  if (isAfter(credit.on, transition)) return 'after-transition';
  return areas.size === 0 || areas.has(credit.area) ? null : 'area-not-in-rule-set';
}

/**
 * Searches by halves: with more credit no count falls below a need that it had reached, so a day that suffices stays sufficient.
 * Asked of what is met in the end; of anything else the answer means nothing, and `findingOf` drops it.
 */
function earliestDay(
  credits: readonly Credit[],
  allocated: readonly number[],
  allocate: (credits: readonly Credit[]) => readonly number[],
): WeighedMinutes['metOn'] {
  // Several requirements ask: what has been allocated once is kept.
  // Stryker disable ArrayDeclaration,ConditionalExpression,CallExpression: without what is kept the same is allocated again.
  const kept = new Map<number, readonly number[]>([[credits.length, allocated]]);
  const allocationOf = (end: number): readonly number[] => {
    const before = kept.get(end);
    if (before !== undefined) return before;
    const made = allocate(credits.slice(0, end));
    kept.set(end, made);
    return made;
  };
  // Stryker restore ArrayDeclaration,ConditionalExpression,CallExpression
  return (isMet) => {
    // Stryker disable next-line ConditionalExpression: saves the search for what is not met.
    if (!isMet(credits, allocated)) return null;
    let low = 1;
    let high = credits.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isMet(credits.slice(0, middle), allocationOf(middle))) high = middle;
      else low = middle + 1;
    }
    // Stryker disable next-line OptionalChaining: what is met has a credit; only the compiler asks.
    return credits[low - 1]?.on ?? null;
  };
}

export function minuteFinding(requirement: MinuteRequirement, minutes: WeighedMinutes, on: IsoDate, due: Due): Finding {
  switch (requirement.kind) {
    case 'area-minutes':
      return areaFinding(requirement, minutes, on, due);
    case 'total-minutes':
      return totalFinding(requirement, minutes, on, due);
    case 'modality-cap':
      return capFinding(requirement, minutes, on, due);
    case 'modules':
      return modulesFinding(requirement, minutes, on, due);
  }
}

function areaFinding(requirement: AreaMinutes, minutes: WeighedMinutes, on: IsoDate, due: Due): Finding {
  const own = minutes.ofArea(requirement.area);
  const metOn = minutes.metOn((credits, counted) => {
    // Stryker disable next-line OptionalChaining: every count has its credit; only the compiler asks.
    const sum = counted.reduce((so, each, at) => (credits[at]?.area === requirement.area ? so + each : so), 0);
    return sum >= requirement.minutes;
  });
  return findingOf(requirement, 'certificate', on, due, {
    unit: 'minutes',
    subject: requirement.area,
    needed: requirement.minutes,
    counted: sumOf(own),
    metOn,
    entries: entriesOf(own),
  });
}

function totalFinding(requirement: TotalMinutes, minutes: WeighedMinutes, on: IsoDate, due: Due): Finding {
  const metOn = minutes.metOn((_, counted) => counted.reduce((sum, each) => sum + each, 0) >= requirement.minutes);
  return findingOf(requirement, 'certificate', on, due, {
    unit: 'minutes',
    needed: requirement.minutes,
    counted: sumOf(minutes.all),
    metOn,
    entries: entriesOf(minutes.all),
  });
}

/** A cap asks for nothing: it says how much may count, and which entries it leaves out. It is never unmet. */
function capFinding(requirement: ModalityCap, minutes: WeighedMinutes, on: IsoDate, due: Due): Finding {
  const own = minutes.valid.filter(({ credit }) => credit.modality === requirement.modality);
  const finding = findingOf(requirement, 'certificate', on, due, {
    unit: 'minutes',
    needed: minutes.most,
    counted: sumOf(own),
    metOn: null,
    entries: entriesOf(own),
  });
  return { ...finding, missing: 0, met: true, missed: false };
}

function modulesFinding(requirement: ModulesOf, minutes: WeighedMinutes, on: IsoDate, due: Due): Finding {
  const needed = new Map<string | null, number>(requirement.of.map((each) => [each.module, each.minutes]));
  const filled = (credits: readonly Credit[]): ReadonlySet<string | null> => {
    const sums = new Map<string | null, number>();
    for (const credit of credits) {
      if (requirement.modality !== null && credit.modality !== requirement.modality) continue;
      sums.set(credit.module, (sums.get(credit.module) ?? 0) + credit.minutes);
    }
    return new Set([...needed].filter(([module, least]) => (sums.get(module) ?? 0) >= least).map(([module]) => module));
  };
  const full = filled(minutes.valid.map(({ credit }) => credit));
  const own = minutes.all.filter(({ credit }) => needed.has(credit.module));
  return findingOf(requirement, 'certificate', on, due, {
    unit: 'modules',
    needed: requirement.least,
    counted: full.size,
    metOn: minutes.metOn((credits) => filled(credits).size >= requirement.least),
    entries: own.map((each) => moduleEntry(each, full, requirement.modality)),
  });
}

/** Minutes of a module: all of them count once it is filled, none before. */
function moduleEntry(
  { credit, entry }: Weighed,
  full: ReadonlySet<string | null>,
  modality: ModulesOf['modality'],
): Entry {
  const refused = entry.reason === 'over-cap' || entry.reason === 'modality-not-counted' ? null : entry.reason;
  if (refused !== null) return entryOf(credit, 0, refused);
  if (modality !== null && credit.modality !== modality) return entryOf(credit, 0, 'other-modality');
  if (!full.has(credit.module)) return entryOf(credit, 0, 'module-not-filled');
  return entryOf(credit, credit.minutes, null);
}

function entriesOf(weighed: readonly Weighed[]): readonly Entry[] {
  return weighed.map(({ entry }) => entry);
}

function sumOf(weighed: readonly Weighed[]): number {
  return weighed.reduce((sum, { entry }) => sum + entry.counted, 0);
}

/** Valid minutes per area in the order of the rule set, surplus and what exceeds the cap included. */
export function attendedMinutes(credits: readonly Credit[], ruleSet: RuleSet): readonly Attended[] {
  const rows = new Map<string | null, { room: number; virtual: number }>(
    ruleSet.areas.map(({ code }) => [code, { room: 0, virtual: 0 }]),
  );
  for (const credit of credits) {
    if (credit.refused !== null) continue;
    const row = rows.get(credit.area) ?? { room: 0, virtual: 0 };
    row[credit.modality] += credit.minutes;
    rows.set(credit.area, row);
  }
  return [...rows].map(([area, row]) => ({ area, ...row }));
}
