import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { GraphQLSchemaHost } from '@nestjs/graphql';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import type { FastifyReply, FastifyRequest } from 'fastify';
import cookie from '@fastify/cookie';
import multipart from '@fastify/multipart';
import { Actor } from './access/actor.js';
import type { Config } from './config.js';
import { BODY_LIMIT, installJsonBody } from './http/json-body.js';
import { KnownQueries } from './graphql/known-queries.js';
import { answerKnownQueries } from './graphql/known-queries.hook.js';
import { useLabelsOf } from './graphql/field-labels.js';
import { MetricsService } from './http/metrics.service.js';
import { makeRequestId } from './http/open-request.js';
import { type ActorResolver, installRequestContext } from './http/request-hooks.js';
import { answerError } from './http/refusal.js';
import { installRequestLog } from './http/request-log.js';
import { logger, NestLogger } from './logger.js';
import { useCursorSecret } from './database/paging.js';

/** Injection token of the feature that tells who sends a request. */
export const ACTOR_RESOLVER = Symbol('actor-resolver');

/** An idle connection may not hold up a stop for long. */
const KEEP_ALIVE_MS = 3000;
/** A whole request, an upload over a slow line included. */
const REQUEST_MS = 120_000;

const unused = () => (): never => {
  throw new Error('Routes have no JSON schemas: GraphQL checks what comes and goes');
};
/** Loading Fastify's own compilers of JSON schemas, which no route needs, would delay the start. */
const NO_JSON_SCHEMAS = {
  compilersFactory: { buildValidator: unused, buildSerializer: unused },
};

const makeAdapter = (config: Config): FastifyAdapter =>
  new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    requestTimeout: REQUEST_MS,
    schemaController: NO_JSON_SCHEMAS,
    trustProxy: config.trustProxy.length ? config.trustProxy : false,
    genReqId: makeRequestId,
    frameworkErrors: (error: Error, request: FastifyRequest, reply: FastifyReply) =>
      answerError(request, reply, error),
  });

/** Builds the application on Fastify, ready to listen; the caller listens and closes. */
export async function createApp(
  module: Type | DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  logger.level = config.logLevel;
  useCursorSecret(config.sessionSecret);
  const adapter = makeAdapter(config);
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(),
    abortOnError: false,
    bodyParser: false,
  });
  const fastify = adapter.getInstance();
  installJsonBody(fastify);
  await fastify.register(multipart, { throwFileSizeLimit: false });
  await fastify.register(cookie);
  const resolve = app.get<ActorResolver>(ACTOR_RESOLVER, { strict: false });
  installRequestContext(fastify, resolve ?? (() => Promise.resolve(Actor.anonymous)), config);
  answerKnownQueries(fastify, app.get(KnownQueries));
  installRequestLog(fastify, app.get(MetricsService));
  await app.init();
  useLabelsOf(app.get(GraphQLSchemaHost).schema);
  return app;
}
