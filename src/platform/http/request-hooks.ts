import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Actor } from '../access/actor.js';
import type { Config } from '../config.js';
import { Forbidden, say } from '../errors.js';
import { runInRequest } from '../request-context.js';
import { isCrossSite } from './cross-site.js';
import { answerGraphqlPage, isGraphqlMisuse, wantsGraphqlPage } from './graphql-door.js';
import { openRequest } from './open-request.js';
import { pathOf } from './paths.js';
import { RateLimits } from './rate-limit.js';
import { answerError, Refusal } from './refusal.js';
import { securityHeaders } from './security-headers.js';

/** Tells who sends a request, from its cookie or token. */
export type ActorResolver = (request: FastifyRequest) => Promise<Actor>;

/** Probes are asked by machines, from one address for many: they are never counted. */
const UNCOUNTED = new Set(['/livez', '/readyz']);

/** What is refused before the body is read. */
async function admit(request: FastifyRequest, limits: RateLimits): Promise<void> {
  if (!UNCOUNTED.has(pathOf(request))) await limits.ofAddress(request.ip);
  if (isGraphqlMisuse(request)) throw Refusal.of(405);
  if (isCrossSite(request))
    throw new Forbidden(say('不接受其他网站发来的请求', 'Requests from other sites are refused'));
}

/** Gives every request its context (id, language, actor) and runs its handler inside it. */
export function installRequestContext(
  app: FastifyInstance,
  resolveActor: ActorResolver,
  config: Config,
): void {
  const limits = new RateLimits(config.rateLimitPerMinute);
  const headers = securityHeaders(config);
  const withPage = config.environment === 'development';
  app.decorateRequest('context');
  app.decorateRequest('outcome');
  app.addHook('onRequest', async (request, reply) => {
    openRequest(request, reply);
    void reply.headers(headers);
    if (withPage && wantsGraphqlPage(request)) return answerGraphqlPage(reply);
    try {
      await admit(request, limits);
    } catch (error) {
      if (error instanceof Refusal && error.status === 405) void reply.header('allow', 'POST');
      answerError(request, reply, error);
      return reply;
    }
  });
  app.addHook('preHandler', (request, _reply, done) => {
    identify(request, resolveActor, limits).then(
      () => runInRequest(request.context, done),
      (error: Error) => done(error),
    );
  });
}

async function identify(
  request: FastifyRequest,
  resolveActor: ActorResolver,
  limits: RateLimits,
): Promise<void> {
  const actor = await resolveActor(request);
  request.context.actor = actor;
  if (actor.accountId) await limits.ofAccount(actor.accountId);
}
