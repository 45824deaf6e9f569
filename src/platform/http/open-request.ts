import { randomUUID } from 'node:crypto';
import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { Actor } from '../access/actor.js';
import type { RequestContext } from '../request-context.js';
import type { Outcome } from './outcome.js';

declare module 'fastify' {
  interface FastifyRequest {
    context: RequestContext;
    outcome: Outcome;
  }
}

const WELL_FORMED_ID = /^[A-Za-z0-9_-]{8,64}$/;

const languageOf = (request: FastifyRequest): 'zh' | 'en' => {
  if (request.headers['accept-language'] === undefined) return 'zh';
  return (new Negotiator(request.raw).language(['zh', 'en']) as 'zh' | 'en' | undefined) ?? 'zh';
};

export const makeRequestId = (): string => randomUUID();

/** A trusted proxy's number for the request, if it looks like one; else our own. */
function requestIdOf(request: FastifyRequest): string {
  const given = request.headers['x-request-id'];
  const throughProxy = (request.ips?.length ?? 0) > 1;
  return throughProxy && typeof given === 'string' && WELL_FORMED_ID.test(given)
    ? given
    : request.id;
}

/** Gives the request its context, unless it has one. */
export function openRequest(request: FastifyRequest, reply: FastifyReply): RequestContext {
  const known = request.context as RequestContext | null | undefined;
  if (known) return known;
  request.context = {
    requestId: requestIdOf(request),
    language: languageOf(request),
    address: request.ip,
    actor: Actor.anonymous,
  };
  request.outcome = { kind: 'http', operation: null, code: null };
  void reply.header('x-request-id', request.context.requestId);
  void reply.header('cache-control', 'no-store');
  return request.context;
}
