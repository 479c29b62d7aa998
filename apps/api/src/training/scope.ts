import { type Caller, holds, municipalitiesOf } from '../http/caller';

/** Municipalities whose people the caller may see in courses; null: everybody. */
export function peopleReach(caller: Caller): readonly string[] | null {
  return holds(caller, 'coordination-office') ? null : municipalitiesOf(caller, 'municipal-coordinator');
}

/** Whose sessions the caller may see: null all, else those that this trainer holds. */
export function sessionReach(caller: Caller): string | null {
  const seesAll = holds(caller, 'coordination-office') || holds(caller, 'municipal-coordinator');
  return seesAll ? null : caller.personId;
}
