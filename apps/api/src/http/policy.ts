import type { Role } from '@mittler/domain';
import { type CanActivate, type ExecutionContext, Injectable, SetMetadata } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { CalledRequest } from './caller';
import { Refusal } from './refusal';

/** "anyone": without an account. "signed-in": everybody with one, for her own matters. Else: holders of one of the roles. */
export type PolicyRule = 'anyone' | 'signed-in' | Role;

export const policyKey = Symbol('policy');

/** Who may call this route. A route without a policy stops the start (see route-check.ts). */
export const Policy = (...rules: readonly [PolicyRule, ...PolicyRule[]]): MethodDecorator & ClassDecorator =>
  SetMetadata(policyKey, rules);

@Injectable()
export class PolicyGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rules = this.reflector.getAllAndOverride<readonly PolicyRule[] | undefined>(policyKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (!rules) throw new Refusal('not-allowed');
    if (rules.includes('anyone')) return true;
    const { caller } = context.switchToHttp().getRequest<CalledRequest>();
    if (!caller) throw new Refusal('not-signed-in');
    if (rules.includes('signed-in')) return true;
    if (caller.roles.some(({ role }) => rules.includes(role))) return true;
    throw new Refusal('not-allowed');
  }
}
