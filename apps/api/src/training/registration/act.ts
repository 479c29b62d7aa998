import type { RegistrationMeans } from '@mittler/contract';
import type { Instant, RegistrationState } from '@mittler/domain';
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
}

export function actOf(caller: Caller, now: Instant, reason: string | null = null): Act {
  return { actor: caller.personId, means: 'portal', now, reason, moved: new Map() };
}

export function actOfClock(now: Instant): Act {
  return { actor: null, means: 'clock', now, reason: null, moved: new Map() };
}

/** What Mittler does itself because of an act: people are told of both at once. */
export function consequenceOf(act: Act): Act {
  return { ...act, actor: null, means: act.means === 'import' ? 'import' : 'clock', reason: null };
}
