import { randomUUID } from 'node:crypto';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Actor } from '../access/actor.js';
import { type RequestContext, runInRequest } from '../request-context.js';

/** Tells who sends a request, from its cookie or token. */
export type ActorResolver = (request: FastifyRequest) => Promise<Actor>;

declare module 'fastify' {
  interface FastifyRequest {
    context: RequestContext;
  }
}

const languageOf = (request: FastifyRequest): 'zh' | 'en' =>
  (new Negotiator(request.raw).language(['zh', 'en']) as 'zh' | 'en' | undefined) ?? 'zh';

export const makeRequestId = (): string => randomUUID();

/** Gives every request its context (id, language, actor) and runs its handler inside it. */
export function installRequestContext(app: FastifyInstance, resolveActor: ActorResolver): void {
  app.decorateRequest('context');
  app.addHook('onRequest', (request, reply, done) => {
    request.context = {
      requestId: request.id,
      language: languageOf(request),
      address: request.ip,
      actor: Actor.anonymous,
    };
    void reply.header('x-request-id', request.id);
    done();
  });
  app.addHook('preHandler', (request, _reply, done) => {
    resolveActor(request).then(
      (actor) => {
        request.context.actor = actor;
        runInRequest(request.context, done);
      },
      (error: Error) => done(error),
    );
  });
}
