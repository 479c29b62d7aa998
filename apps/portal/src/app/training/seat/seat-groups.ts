import type { CourseSeats, RegistrationAnswer } from '@mittler/contract';
import { councilAllows, holdsSeat, isFinal } from '@mittler/domain';

/** In the order of work: what waits for a deed stands first. */
export const seatGroups = ['department', 'council', 'office', 'offered', 'waiting', 'seated', 'ended'] as const;
export type SeatGroup = (typeof seatGroups)[number];

function groupOf({ state, worksCouncil }: RegistrationAnswer): SeatGroup {
  if (state === 'registered') return 'department';
  if (state === 'approved') return councilAllows(worksCouncil) ? 'office' : 'council';
  if (state === 'admitted') return 'offered';
  if (state === 'waiting') return 'waiting';
  return isFinal(state) ? 'ended' : 'seated';
}

/** Registrations by group; within one by name, the waiting list in its order. */
export function grouped(
  registrations: readonly RegistrationAnswer[],
): readonly { readonly group: SeatGroup; readonly rows: readonly RegistrationAnswer[] }[] {
  const name = ({ person }: RegistrationAnswer): string => `${person.familyName} ${person.givenName}`;
  return seatGroups
    .map((group) => ({
      group,
      rows: registrations
        .filter((each) => groupOf(each) === group)
        .sort((a, b) => (group === 'waiting' ? (a.line ?? 0) - (b.line ?? 0) : name(a).localeCompare(name(b), 'de'))),
    }))
    .filter(({ rows }) => rows.length > 0);
}

export interface SeatCount {
  readonly held: number;
  readonly offered: number;
  /** Null: no limit, or not open to the reader. */
  readonly free: number | null;
  readonly waiting: number;
}

export function countSeats(seats: CourseSeats, registrations: readonly RegistrationAnswer[]): SeatCount {
  const offered = registrations.filter((each) => each.state === 'admitted').length;
  const held = registrations.filter((each) => holdsSeat(each.state)).length - offered;
  return { held, offered, free: seats.free, waiting: seats.waiting };
}

/** Why somebody on the waiting list has no seat yet. */
export type WaitingReason =
  | { readonly kind: 'council' | 'full' | 'next' | 'clash' }
  | { readonly kind: 'quota'; readonly name: string; readonly taken: number; readonly seats: number };

export function waitingReason(one: RegistrationAnswer, seats: CourseSeats): WaitingReason {
  if (!councilAllows(one.worksCouncil)) return { kind: 'council' };
  const used = seats.quotas.find(
    (quota) =>
      quota.taken >= quota.seats &&
      (quota.municipality?.key === one.municipality.key || quota.department?.id === one.department.id),
  );
  if (used !== undefined) {
    const name = used.municipality?.name ?? used.department?.name ?? '';
    return { kind: 'quota', name, taken: used.taken, seats: used.seats };
  }
  if (seats.free !== null && seats.free > 0) return { kind: 'clash' };
  return { kind: one.line === 1 ? 'next' : 'full' };
}
