import type { DynamicModule, Type } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter, type NestFastifyApplication } from '@nestjs/platform-fastify';
import cookie from '@fastify/cookie';
import { Actor } from './access/actor.js';
import type { Config } from './config.js';
import { type ActorResolver, installRequestContext, makeRequestId } from './http/request-hooks.js';
import { logger, NestLogger } from './logger.js';

/** Injection token of the feature that tells who sends a request. */
export const ACTOR_RESOLVER = Symbol('actor-resolver');

const BODY_LIMIT = 256 * 1024;
const KEEP_ALIVE_MS = 3000;

/** Builds the application on Fastify, ready to listen; the caller listens and closes. */
export async function createApp(
  module: Type | DynamicModule,
  config: Config,
): Promise<NestFastifyApplication> {
  logger.level = config.logLevel;
  const adapter = new FastifyAdapter({
    bodyLimit: BODY_LIMIT,
    keepAliveTimeout: KEEP_ALIVE_MS,
    trustProxy: config.trustProxy.length ? config.trustProxy : false,
    genReqId: makeRequestId,
  });
  const app = await NestFactory.create<NestFastifyApplication>(module, adapter, {
    logger: new NestLogger(),
    abortOnError: false,
  });
  const fastify = adapter.getInstance();
  await fastify.register(cookie);
  const resolve = app.get<ActorResolver>(ACTOR_RESOLVER, { strict: false });
  installRequestContext(fastify, resolve ?? (() => Promise.resolve(Actor.anonymous)));
  app.enableShutdownHooks();
  await app.init();
  return app;
}
