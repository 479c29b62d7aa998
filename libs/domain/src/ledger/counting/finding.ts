import { isBefore, type IsoDate } from '../../calendar';
import type { Entry, Finding, Stage, Unit } from '../assessment';
import type { CycleRequirement, Requirement } from '../rule-set';

/** What a requirement's count came to. */
export interface Count {
  readonly aspect?: Finding['aspect'];
  readonly unit: Unit;
  readonly subject?: string | null;
  readonly needed: number;
  readonly counted: number;
  readonly metOn: IsoDate | null;
  readonly entries: readonly Entry[];
}

/** By when something is due: by law, or as the course is planned. */
export interface Due {
  readonly by: IsoDate | null;
  readonly is: 'law' | 'plan' | null;
  readonly suspendedDays: number;
}

export const neverDue: Due = { by: null, is: null, suspendedDays: 0 };

export function findingOf(
  requirement: Requirement | CycleRequirement,
  stage: Stage,
  on: IsoDate,
  due: Due,
  count: Count,
): Finding {
  const met = count.counted >= count.needed;
  return {
    requirement: requirement.key,
    aspect: count.aspect ?? 'count',
    stage,
    kind: requirement.kind,
    law: requirement.law,
    subject: count.subject ?? null,
    unit: count.unit,
    needed: count.needed,
    counted: count.counted,
    missing: Math.max(0, count.needed - count.counted),
    met,
    metOn: met ? count.metOn : null,
    dueBy: due.by,
    dueIs: due.is,
    suspendedDays: due.suspendedDays,
    // What is due as planned is due on a day to come.
    missed: !met && isBefore(due.by, on),
    entries: count.entries,
  };
}
