import { addDays, isBefore, isWithin, periodFrom, type IsoDate, type Period } from '../../calendar';
import type { Cycle, Entry, Finding, ReasonCode } from '../assessment';
import type { CycleMinutes, CycleRequirement, RenewalStage } from '../rule-set';
import { countCases } from './case-findings';
import type { Credit } from '../record/credits';
import { moveEnd, periodOf, type MovedEnd, type PeriodStart } from './deadlines';
import { findingOf, type Due } from './finding';
import type { LedgerView } from '../record/ledger-view';

/** The cycles that follow each other from one start. */
export interface CycleCount {
  /** Those that have begun by the day judged. */
  readonly cycles: readonly Cycle[];
  /** The last day of the first cycle that is not kept and ends the right; null where none does. */
  readonly rightUntil: IsoDate | null;
}

/** Walks the cycles: without a gap, nothing carries over, an event counts on its day. */
export function countCycles(view: LedgerView, start: PeriodStart, usedCases: ReadonlySet<string>): CycleCount {
  const stage = view.ruleSet.renewal;
  if (stage === null) return { cycles: [], rightUntil: null };

  const cycles: Cycle[] = [];
  let period = periodOf(start, stage.months);
  // What happens on the day of the issue lies in the first cycle, although its day is not counted for the cycle's length.
  let firstDay = start.day;
  for (let number = 1; ; number++) {
    const end = moveEnd(period, view.hindrances);
    const cycle = countCycle({ number, firstDay, end }, stage, view, usedCases);
    if (firstDay <= view.on) cycles.push(cycle);
    if (!cycle.kept && cycle.canLapse) return { cycles, rightUntil: end.until };
    // Nothing has happened yet in a cycle to come: what is kept there, or ends nothing, will always be so.
    if (firstDay > view.on && (cycle.kept || stage.lapse.ends === 'none')) return { cycles, rightUntil: null };
    firstDay = addDays(end.until, 1);
    period = periodFrom(firstDay, stage.months);
  }
}

interface Span {
  readonly number: number;
  readonly firstDay: IsoDate;
  readonly end: MovedEnd;
}

function countCycle(span: Span, stage: RenewalStage, view: LedgerView, usedCases: ReadonlySet<string>): Cycle {
  const { number, firstDay: from, end } = span;
  const findings = stage.requirements.flatMap((each) => countRequirement(each, span, view, usedCases));
  const confirmation = confirmationOf(span, stage, view);
  const isConfirmed = stage.confirmation?.missing !== 'lapse' || confirmation.is !== 'missing';
  const { ends, cyclesEndingFrom } = stage.lapse;
  return {
    number,
    from,
    until: end.until,
    suspendedDays: end.suspendedDays,
    findings,
    kept: isConfirmed && findings.every((each) => each.met),
    confirmation,
    canLapse: ends === 'right' && !isBefore(end.until, cyclesEndingFrom),
  };
}

function countRequirement(
  requirement: CycleRequirement,
  { number, firstDay: from, end }: Span,
  view: LedgerView,
  usedCases: ReadonlySet<string>,
): readonly Finding[] {
  const due: Due = { by: end.until, is: 'law', suspendedDays: end.suspendedDays };
  switch (requirement.kind) {
    case 'cycle-minutes':
      return [minutesFinding(requirement, number, { from, until: end.until }, view, due)];
    case 'cycle-cases': {
      const window = { isOpen: true, from, until: end.until, transition: null };
      return countCases(requirement, 'renewal', view.on, view.cases, window, usedCases, due).findings;
    }
  }
}

type Days = Pick<Period, 'from' | 'until'>;

function minutesFinding(requirement: CycleMinutes, number: number, days: Days, view: LedgerView, due: Due): Finding {
  let counted = 0;
  let metOn: IsoDate | null = null;
  for (const credit of view.renewal) {
    if (credit.refused !== null || !isWithin(credit.on, days)) continue;
    counted += credit.minutes;
    if (counted >= requirement.minutes) metOn ??= credit.on;
  }
  const isMet = counted >= requirement.minutes;
  // What came too early or a day too late is named where it would have been needed, not in every cycle.
  const shown = view.renewal.filter(({ on }) => {
    const where = outside(on, days);
    return where === null || (where === 'before-window' ? number === 1 : !isMet);
  });
  return findingOf(requirement, 'renewal', view.on, due, {
    unit: 'minutes',
    needed: requirement.minutes,
    counted,
    metOn,
    entries: shown.map((credit) => entryOf(credit, days)),
  });
}

function entryOf(credit: Credit, days: Days): Entry {
  const reason = credit.refused ?? outside(credit.on, days);
  const { fact, on, minutes: recorded } = credit;
  return { fact, on, recorded, counted: reason === null ? recorded : 0, reason };
}

function outside(on: IsoDate, { from, until }: Days): ReasonCode | null {
  if (on < from) return 'before-window';
  return on > until ? 'after-deadline' : null;
}

/** § 3 Abs. 4: by the end of the cycle the institution certifies the attendance and that the time was kept. */
function confirmationOf(
  { number, firstDay, end }: Span,
  { confirmation }: RenewalStage,
  view: LedgerView,
): Cycle['confirmation'] {
  if (confirmation === null || (confirmation.cycles === 'first' && number > 1)) return { is: 'not-asked' };
  if (isBefore(end.until, confirmation.cyclesEndingFrom)) return { is: 'not-asked' };
  const given = view.confirmations.find(({ on }) => isWithin(on, { from: firstDay, until: end.until }));
  return given === undefined ? { is: 'missing' } : { is: 'given', on: given.on };
}
