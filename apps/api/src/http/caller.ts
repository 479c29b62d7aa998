import { holdsOn, type IsoDate, type Role, type RoleGrant } from '@mittler/domain';
import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { Refusal } from './refusal';

/** Who asks: the person behind the session, with the roles that she holds today. First argument of every service method. */
export interface Caller {
  readonly personId: string;
  readonly signInId: string;
  readonly roles: readonly RoleGrant[];
}

export type CalledRequest = FastifyRequest & { caller?: Caller };

export function holds(caller: Caller, role: Role): boolean {
  return caller.roles.some((grant) => grant.role === role);
}

/** The municipalities in which the caller holds the role. */
export function municipalitiesOf(caller: Caller, role: Role): readonly string[] {
  return caller.roles.flatMap((grant) =>
    grant.role === role && grant.municipality !== null ? [grant.municipality] : [],
  );
}

/** The departments in which the caller holds the role. */
export function departmentsOf(caller: Caller, role: Role): readonly string[] {
  return caller.roles.flatMap((grant) => (grant.role === role && grant.department !== null ? [grant.department] : []));
}

export function rolesOn(grants: readonly RoleGrant[], on: IsoDate): readonly RoleGrant[] {
  return grants.filter((grant) => holdsOn(grant, on));
}

/** The caller as a parameter of a route handler. */
export const By = createParamDecorator((_: unknown, context: ExecutionContext): Caller => {
  const { caller } = context.switchToHttp().getRequest<CalledRequest>();
  if (!caller) throw new Refusal('not-signed-in');
  return caller;
});
