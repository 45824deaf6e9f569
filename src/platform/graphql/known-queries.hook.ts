import type { FastifyInstance, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { GRAPHQL_PATH } from '../http/paths.js';
import type { KnownQueries, Sent } from './known-queries.js';

const JSON_ANSWER = 'application/json; charset=utf-8';
/** What Apollo answers with, in its order. */
const ANSWERS = [JSON_ANSWER, 'application/graphql-response+json; charset=utf-8'];

/** The form of answer that the client likes best; undefined: Apollo must say. */
function formOf({ headers }: FastifyRequest): string | undefined {
  const { accept } = headers;
  if (!accept || accept === '*/*') return JSON_ANSWER;
  return new Negotiator({ headers: { accept } }).mediaType(ANSWERS);
}

const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** The query that was sent, if there is nothing unusual about it. */
function sentIn({ method, headers, body }: FastifyRequest): Sent | null {
  if (method !== 'POST' || !headers['content-type']?.startsWith('application/json')) return null;
  if (!isRecord(body)) return null;
  const { query, operationName, variables, extensions } = body;
  if (typeof query !== 'string' || (extensions ?? null) !== null) return null;
  if (variables != null && !isRecord(variables)) return null;
  if (operationName != null && typeof operationName !== 'string') return null;
  return { query, operationName: operationName ?? undefined, variables: variables ?? undefined };
}

/** Answers known queries before Apollo sees them, with the same words and headers. */
export function answerKnownQueries(app: FastifyInstance, queries: KnownQueries): void {
  app.addHook('preHandler', (request, reply, done) => {
    const sent = request.routeOptions.url === GRAPHQL_PATH ? sentIn(request) : null;
    const form = sent && formOf(request);
    if (!sent || !form) return done();
    queries.answerKnown(sent, request, reply).then(
      (data) => {
        if (!data) return done();
        void reply.type(form).send(`${JSON.stringify({ data })}\n`);
      },
      (error: Error) => done(error),
    );
  });
}
