import { type CanActivate, type ExecutionContext, Inject, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import type { CalledRequest } from '../../http/caller';
import { policyKey, type PolicyRule } from '../../http/policy';
import { SETTINGS } from '../../settings.module';
import type { Settings } from '../../settings';
import { tokenOf } from './session-cookie';
import { SignInService } from './sign-in.service';

/** Runs before the policy: says who asks, where the route wants to know. */
@Injectable()
export class SignedInGuard implements CanActivate {
  constructor(
    private readonly reflector: Reflector,
    private readonly signIns: SignInService,
    @Inject(SETTINGS) private readonly settings: Settings,
  ) {}

  async canActivate(context: ExecutionContext): Promise<true> {
    const rules = this.reflector.getAllAndOverride<readonly PolicyRule[] | undefined>(policyKey, [
      context.getHandler(),
      context.getClass(),
    ]);
    if (rules?.includes('anyone')) return true;
    const request = context.switchToHttp().getRequest<CalledRequest>();
    const token = tokenOf(request, this.settings);
    const caller = token === undefined ? null : await this.signIns.callerOf(token);
    if (caller) request.caller = caller;
    return true;
  }
}
