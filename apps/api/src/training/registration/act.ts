import type { RegistrationMeans } from '@mittler/contract';
import type { Instant, RegistrationState, WorksCouncilStatus } from '@mittler/domain';
import type { Caller } from '../../http/caller';

/** One command on registrations: who does it, by what means, when; and whom it has moved so far. */
export interface Act {
  /** Null: Mittler itself. */
  readonly actor: string | null;
  readonly means: RegistrationMeans;
  readonly now: Instant;
  readonly reason: string | null;
  /** The registrations that it has moved, with the state in which they are now: their people are told once, at the end. */
  readonly moved: Map<string, RegistrationState>;
  /** What is still to be written into the history: once, at the end. */
  readonly events: RegistrationNote[];
}

/** A line of a registration's history. */
export interface RegistrationNote {
  readonly registrationId: string;
  readonly actor: string | null;
  readonly means: RegistrationMeans;
  readonly from: RegistrationState | null;
  readonly to: RegistrationState;
  readonly worksCouncil: WorksCouncilStatus;
  readonly reason: string | null;
}

export function newAct(
  actor: string | null,
  means: RegistrationMeans,
  now: Instant,
  reason: string | null = null,
): Act {
  return { actor, means, now, reason, moved: new Map(), events: [] };
}

export function actOf(caller: Caller, now: Instant, reason: string | null = null): Act {
  return newAct(caller.personId, 'portal', now, reason);
}

export function actOfClock(now: Instant): Act {
  return newAct(null, 'clock', now);
}

/** What Mittler does itself because of an act: people are told of both at once. */
export function consequenceOf(act: Act): Act {
  return { ...act, actor: null, means: act.means === 'import' ? 'import' : 'clock', reason: null };
}
