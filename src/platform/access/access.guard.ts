import { type CanActivate, type ExecutionContext, Injectable } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { Forbidden, Unauthenticated } from '../errors.js';
import { currentRequest } from '../request-context.js';
import { ACCESS_RULE, type AccessRule } from './access.decorators.js';
import { Actor } from './actor.js';

/** The one guard: an operation without an access rule is refused for everyone. */
@Injectable()
export class AccessGuard implements CanActivate {
  constructor(private readonly reflector: Reflector) {}

  canActivate(context: ExecutionContext): boolean {
    const rule = this.reflector.get<AccessRule | undefined>(ACCESS_RULE, context.getHandler());
    if (!rule) throw new Forbidden();
    if (rule.kind === 'public') return true;
    const actor = currentRequest()?.actor ?? Actor.anonymous;
    if (!actor.signedIn) throw new Unauthenticated();
    if (rule.kind === 'requires' && !actor.can(rule.permission)) throw new Forbidden();
    return true;
  }
}
