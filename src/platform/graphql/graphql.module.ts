import {
  ApolloServerPluginCacheControlDisabled,
  ApolloServerPluginInlineTraceDisabled,
} from '@apollo/server/plugin/disabled';
import type { ApolloDriverConfig } from '@nestjs/apollo';
import { Global, Module } from '@nestjs/common';
import { APP_GUARD, APP_PIPE } from '@nestjs/core';
import { GraphQLModule } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { AccessGuard } from '../access/access.guard.js';
import type { Config } from '../config.js';
import { CONFIG } from '../config.token.js';
import { Database } from '../database/database.js';
import { Idempotency } from '../database/idempotency.js';
import { GRAPHQL_PATH } from '../http/paths.js';
import { CodeFirstDriver } from './code-first.driver.js';
import { compiledExecution } from './compiled-execution.plugin.js';
import { errorFormatter } from './error-format.js';
import type { GraphqlContext } from './graphql-context.js';
import { InnerQueries } from './inner-queries.js';
import { InputPipe } from './input.pipe.js';
import { KnownQueries } from './known-queries.js';
import { limits } from './limits.js';
import { Loaders } from './loaders.js';
import { MutationInterceptor } from './mutation.interceptor.js';
import { operationName } from './operation-name.plugin.js';
import { lookAtRecordsFirst } from './read-ahead.js';
import { describeScalars } from './scalars.js';

/** Apollo as this product runs it: limited, masked, closed in production. */
function apolloOptions(
  config: Config,
  database: Database,
  queries: KnownQueries,
): ApolloDriverConfig {
  const open = config.environment !== 'production';
  const { plugins, ...bounds } = limits();
  return {
    path: GRAPHQL_PATH,
    // Only who reads the schema cares for its order, and sorting copies all of it.
    sortSchema: open,
    // Apollo checks it once more; asking for all of it at each start takes long.
    buildSchemaOptions: { numberScalarMode: 'integer', skipCheck: true },
    graphiql: false,
    introspection: open,
    hideSchemaDetailsFromClientErrors: !open,
    includeStacktraceInErrorResponses: false,
    allowBatchedHttpRequests: false,
    csrfPrevention: true,
    autoTransformHttpErrors: false,
    stopOnTerminationSignals: false,
    persistedQueries: false,
    formatError: errorFormatter(open),
    transformSchema: (schema) => lookAtRecordsFirst(describeScalars(schema)),
    context: (req: FastifyRequest, res: FastifyReply): GraphqlContext => ({
      req,
      res,
      loaders: new Loaders(database),
    }),
    ...bounds,
    plugins: [
      ApolloServerPluginCacheControlDisabled(),
      ApolloServerPluginInlineTraceDisabled(),
      operationName,
      ...plugins,
      compiledExecution(queries),
    ],
  };
}

@Global()
@Module({
  imports: [
    GraphQLModule.forRootAsync<ApolloDriverConfig>({
      driver: CodeFirstDriver,
      inject: [CONFIG, Database, KnownQueries],
      useFactory: apolloOptions,
    }),
  ],
  providers: [
    Idempotency,
    InnerQueries,
    KnownQueries,
    MutationInterceptor,
    { provide: APP_GUARD, useClass: AccessGuard },
    { provide: APP_PIPE, useClass: InputPipe },
  ],
  exports: [Idempotency, InnerQueries, KnownQueries, MutationInterceptor],
})
export class PlatformGraphqlModule {}
