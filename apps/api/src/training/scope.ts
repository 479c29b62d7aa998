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

/** Which sessions the caller may see: those that she holds, and those that concern her municipalities. */
export interface SessionScope {
  readonly isEverything: boolean;
  readonly trainer: string;
  readonly municipalities: readonly string[];
}

export function sessionScope(caller: Caller): SessionScope {
  return {
    isEverything: holds(caller, 'coordination-office'),
    trainer: caller.personId,
    municipalities: municipalitiesOf(caller, 'municipal-coordinator'),
  };
}

/**
 * Course c concerns one of the municipalities in the parameter: she hosts it, her people are or want to be in it, or it is announced,
 * which lets everybody read its dates.
 */
export const concerns = (municipalities: string): string => `(
  cardinality(${municipalities}::text[]) > 0 and (
    c.announced_at is not null or c.host_municipality = any(${municipalities})
    or exists (select from enrolment e join department d on d.id = e.department_id
                where e.course_id = c.id and d.municipality_key = any(${municipalities}))
    or exists (select from registration r join department d on d.id = r.department_id
                where r.course_id = c.id and d.municipality_key = any(${municipalities})
                  and r.state in ('registered', 'approved', 'admitted', 'waiting'))))`;
