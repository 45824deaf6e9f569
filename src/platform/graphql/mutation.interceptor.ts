import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { INTERCEPTORS_METADATA } from '@nestjs/common/constants.js';
import { MetadataScanner, Reflector } from '@nestjs/core';
import { GqlExecutionContext } from '@nestjs/graphql';
import { RESOLVER_TYPE_METADATA } from '@nestjs/graphql/dist/graphql.constants.js';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { withChanges } from '../audit/changes-since.js';
import { Database } from '../database/database.js';
import { Idempotency } from '../database/idempotency.js';
import { InvalidInput } from '../errors.js';
import { currentRequest } from '../request-context.js';
import type { GraphqlContext } from './graphql-context.js';
import { OWN_UNITS } from './own-units.decorator.js';
import { refuseUnusable } from './unusable-text.js';

interface KeyedArgs {
  input?: { idempotencyKey?: string | null };
}

const MAX_KEY = 100;

/**
 * Runs every mutation as one unit of work, and once only under a client-made key. It is not one of all
 * operations: a query would pay a twentieth of its time for being let through.
 */
@Injectable()
export class MutationInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Database,
    private readonly idempotency: Idempotency,
    private readonly reflector: Reflector,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    const gql = GqlExecutionContext.create(context);
    const info = gql.getInfo<GraphQLResolveInfo>();
    if (this.reflector.get<boolean | undefined>(OWN_UNITS, context.getHandler()))
      return next.handle();
    return from(this.run(gql, info.fieldName, next));
  }

  /** The unit may be run more than once: nothing that was read before may stay in the loaders. */
  private async run(gql: GqlExecutionContext, operation: string, next: CallHandler) {
    const { loaders } = gql.getContext<GraphqlContext>();
    const args = gql.getArgs<KeyedArgs>();
    const attempt = this.keyed(operation, args, () => {
      loaders.forget();
      return lastValueFrom(next.handle() as Observable<unknown>, { defaultValue: undefined });
    });
    const answer = await this.transact(attempt);
    loaders.forget();
    return answer;
  }

  private async transact(attempt: () => Promise<unknown>): Promise<unknown> {
    try {
      return await this.db.transact(attempt);
    } catch (error) {
      throw await withChanges(this.db, error);
    }
  }

  private keyed(
    operation: string,
    args: KeyedArgs,
    work: () => Promise<unknown>,
  ): () => Promise<unknown> {
    const key = args.input?.idempotencyKey;
    const { accountId = null, organizationId = null } = currentRequest()?.actor ?? {};
    if (!key || !accountId) return work;
    if (key.length > MAX_KEY)
      throw InvalidInput.at(
        'input.idempotencyKey',
        `最多 ${MAX_KEY} 个字符`,
        `must have at most ${MAX_KEY} characters`,
      );
    refuseUnusable(key, 'input.idempotencyKey');
    // An answer is kept for a person in their unit: in another one they may not see it any more.
    const attempt = { accountId, operation, key, args: { ...args, organizationId } };
    return () => this.idempotency.once(attempt, work);
  }
}

/** Puts the interceptor before every mutation of the classes; to be done before Nest wraps them. */
export function interceptMutations(
  classes: readonly { prototype: object }[],
  interceptor: MutationInterceptor,
): void {
  const scanner = new MetadataScanner();
  for (const { prototype } of classes)
    for (const name of scanner.getAllMethodNames(prototype)) {
      const method = (prototype as Record<string, object>)[name];
      if (method && Reflect.getMetadata(RESOLVER_TYPE_METADATA, method) === 'Mutation')
        Reflect.defineMetadata(INTERCEPTORS_METADATA, [interceptor], method);
    }
}
