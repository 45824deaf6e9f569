import { createParamDecorator, SetMetadata } from '@nestjs/common';
import { Actor } from './actor.js';
import { currentRequest } from '../request-context.js';

export const ACCESS_RULE = 'access-rule';

export type AccessRule =
  { kind: 'public' } | { kind: 'signed-in' } | { kind: 'requires'; permission: string };

/** Anyone may call it; the rows behind it still follow their policies. */
export const Public = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'public' });

/** Any account may call it. */
export const SignedIn = () => SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'signed-in' });

/** Only accounts whose roles carry the permission may call it. */
export const Requires = (permission: string) =>
  SetMetadata<string, AccessRule>(ACCESS_RULE, { kind: 'requires', permission });

/** The actor of the request being served. */
export const CurrentActor = createParamDecorator(
  (): Actor => currentRequest()?.actor ?? Actor.anonymous,
);
