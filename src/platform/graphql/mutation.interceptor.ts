import {
  type CallHandler,
  type ExecutionContext,
  Injectable,
  type NestInterceptor,
} from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { from, lastValueFrom, type Observable } from 'rxjs';
import { Database } from '../database/database.js';
import { Idempotency } from '../database/idempotency.js';
import { currentRequest } from '../request-context.js';

interface KeyedArgs {
  input?: { idempotencyKey?: string | null };
}

/** Runs every mutation as one unit of work, and once only under a client-made key. */
@Injectable()
export class MutationInterceptor implements NestInterceptor {
  constructor(
    private readonly db: Database,
    private readonly idempotency: Idempotency,
  ) {}

  intercept(context: ExecutionContext, next: CallHandler): Observable<unknown> {
    if (context.getType<string>() !== 'graphql') return next.handle();
    const gql = GqlExecutionContext.create(context);
    const info = gql.getInfo<GraphQLResolveInfo>();
    if (info.parentType.name !== 'Mutation') return next.handle();
    const work = () => lastValueFrom(next.handle(), { defaultValue: undefined });
    const accountId = currentRequest()?.actor.accountId;
    const args = gql.getArgs<KeyedArgs>();
    const key = args.input?.idempotencyKey;
    return from(
      this.db.transact(() =>
        key && accountId
          ? this.idempotency.once({ accountId, operation: info.fieldName, key, args }, work)
          : work(),
      ),
    );
  }
}
