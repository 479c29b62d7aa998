import { type Caller, holds, municipalitiesOf } from '../http/caller';

/**
 * The municipalities whose people and departments the caller may see; null: all. Coordination office and administrator
 * see all, a municipal coordinator her own.
 */
export function reachOf(caller: Caller): readonly string[] | null {
  if (holds(caller, 'coordination-office') || holds(caller, 'administrator')) return null;
  return municipalitiesOf(caller, 'municipal-coordinator');
}

/** The same for writes that are the coordination office's, and a municipal coordinator's in her municipality. */
export function writingReachOf(caller: Caller): readonly string[] | null {
  return holds(caller, 'coordination-office') ? null : municipalitiesOf(caller, 'municipal-coordinator');
}
