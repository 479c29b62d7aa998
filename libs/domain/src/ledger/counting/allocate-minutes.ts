import type { Modality } from '../fact';

/** Minutes that are valid, in the order (date, receivedAt, id). */
export interface Allocatable {
  readonly area: string | null;
  readonly modality: Modality;
  readonly minutes: number;
}

/** A cap on a modality; `required` are the minutes that the rule set asks for in total. */
export interface Cap {
  readonly modality: Modality;
  /** Less than 100, as the schema of a rule set has it. */
  readonly percent: number;
  readonly base: 'required' | 'counted';
  readonly required: number;
}

/**
 * How many minutes of each credit count under a cap, in the way most favourable to the trainee: the regulation limits a share and names
 * no order (§ 2 Abs. 4 Satz 3 ZMediatAusbV). First each area gets as many capped minutes as its minimum still needs after the others;
 * what is then left under the cap goes to further capped minutes, for the total. Both in the given order, so that what exceeds the cap
 * is left out from the end; a credit may count in part.
 *
 * @param needs minutes that each area needs
 * @returns the counted minutes, one figure per credit
 */
export function allocateMinutes(
  credits: readonly Allocatable[],
  needs: ReadonlyMap<string, number>,
  cap: Cap | null,
): number[] {
  // Stryker disable next-line ConditionalExpression,MethodExpression,ArrowFunction,EqualityOperator: a short cut; what is not capped counts in full.
  if (cap === null || credits.every((credit) => credit.modality !== cap.modality)) {
    return credits.map((credit) => credit.minutes);
  }

  const lacking = new Map<string | null, number>(needs);
  let free = 0;
  const counted = credits.map((credit) => {
    if (credit.modality === cap.modality) return 0;
    free += credit.minutes;
    lacking.set(credit.area, (lacking.get(credit.area) ?? 0) - credit.minutes);
    return credit.minutes;
  });

  let left = mostUnderCap(cap, free);
  credits.forEach((credit, index) => {
    if (credit.modality !== cap.modality) return;
    const lack = lacking.get(credit.area) ?? 0;
    const given = Math.max(0, Math.min(credit.minutes, lack, left));
    lacking.set(credit.area, lack - given);
    left -= given;
    counted[index] = given;
  });
  // What is not capped counts in full already and takes nothing more.
  credits.forEach((credit, index) => {
    const before = counted[index] ?? 0;
    const given = Math.min(credit.minutes - before, left);
    left -= given;
    counted[index] = before + given;
  });
  return counted;
}

/** The most minutes that may count in the capped modality, when `free` minutes count in the others. Whole minutes, rounded down. */
export function mostUnderCap(cap: Cap, free: number): number {
  if (cap.base === 'required') return Math.floor((cap.required * cap.percent) / 100);
  // v ≤ p % of (free + v) solved for v: with 40 % at most two thirds of the minutes in the room.
  return Math.floor((free * cap.percent) / (100 - cap.percent));
}
