import type { IsoDate } from '../calendar/iso-date';

/**
 * What a person may be beyond being a trainee, which everybody with an account is for her own record.
 * A supervisor is no role: she acts by a one-time link, without an account.
 */
export const roles = [
  'trainer',
  'approver',
  'municipal-coordinator',
  'coordination-office',
  'auditor',
  'administrator',
] as const;

export type Role = (typeof roles)[number];

/** How far a role reaches: everywhere, one municipality, or one department of it. */
export type RoleReach = 'everywhere' | 'municipality' | 'department';

export const roleReach: Readonly<Record<Role, RoleReach>> = {
  trainer: 'everywhere',
  approver: 'department',
  'municipal-coordinator': 'municipality',
  'coordination-office': 'everywhere',
  auditor: 'everywhere',
  administrator: 'everywhere',
};

/** A role as granted, with the days on which it holds (both included). */
export interface RoleGrant {
  readonly role: Role;
  readonly municipality: string | null;
  readonly department: string | null;
  readonly from: IsoDate;
  readonly until: IsoDate | null;
}

export function holdsOn(grant: RoleGrant, on: IsoDate): boolean {
  return grant.from <= on && (grant.until === null || on <= grant.until);
}
