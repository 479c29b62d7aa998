import { deedsOf, type RegistrationActor, type RegistrationDeed, type RegistrationState } from '@mittler/domain';
import { type Caller, departmentsOf, holds, municipalitiesOf } from '../../http/caller';

/** Whose registrations the caller may see and act on. Her own always; these are the others'. */
export interface RegistrationReach {
  readonly personId: string;
  readonly all: boolean;
  readonly departments: readonly string[];
  readonly municipalities: readonly string[];
}

export function reachOf(caller: Caller): RegistrationReach {
  return {
    personId: caller.personId,
    all: holds(caller, 'coordination-office'),
    departments: departmentsOf(caller, 'approver'),
    municipalities: municipalitiesOf(caller, 'municipal-coordinator'),
  };
}

/** SQL condition on a registration `r` of a department `d`: within reach as approver, coordinator or office. $1 to $3: see `reachValues`. */
export const othersWithinReach =
  '($1::boolean or r.department_id = any($2::uuid[]) or d.municipality_key = any($3::text[]))';

export function reachValues({ all, departments, municipalities }: RegistrationReach): readonly unknown[] {
  return [all, departments, municipalities];
}

interface Subject {
  readonly personId: string;
  readonly departmentId: string;
  readonly municipalityKey: string;
}

/** As what the caller may act on this registration. Nobody decides as an approver about herself. */
export function actorsOf(
  { personId, all, departments, municipalities }: RegistrationReach,
  subject: Subject,
): readonly RegistrationActor[] {
  const isHers = subject.personId === personId;
  return [
    ...(isHers ? (['trainee'] as const) : []),
    ...(!isHers && departments.includes(subject.departmentId) ? (['approver'] as const) : []),
    ...(municipalities.includes(subject.municipalityKey) ? (['municipal-coordinator'] as const) : []),
    ...(all ? (['coordination-office'] as const) : []),
  ];
}

/** These follow the ledger: marks and finishes bring them about. */
const byLedger: readonly RegistrationDeed[] = ['begin', 'complete', 'reopen'];

export function offeredDeeds(
  reach: RegistrationReach,
  subject: Subject,
  state: RegistrationState,
): readonly RegistrationDeed[] {
  return deedsOf(actorsOf(reach, subject), state).filter((deed) => !byLedger.includes(deed));
}
