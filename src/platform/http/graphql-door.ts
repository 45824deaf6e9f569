import type { FastifyReply, FastifyRequest } from 'fastify';
import Negotiator from 'negotiator';
import { GRAPHIQL_POLICY, graphiqlPage } from './graphiql.page.js';
import { GRAPHQL_PATH, pathOf } from './paths.js';

/** Anything but a POST: a query in an address would end in logs, caches and other sites' links. */
export const isGraphqlMisuse = (request: FastifyRequest): boolean =>
  pathOf(request) === GRAPHQL_PATH && request.method !== 'POST';

/** A person who opens the API's address in a browser. */
export const wantsGraphqlPage = (request: FastifyRequest): boolean =>
  pathOf(request) === GRAPHQL_PATH &&
  request.method === 'GET' &&
  new Negotiator(request.raw).mediaType(['application/json', 'text/html']) === 'text/html';

/** The page to try queries in, for developers; it never runs a query that stands in the address. */
export const answerGraphqlPage = async (reply: FastifyReply): Promise<FastifyReply> =>
  reply
    .header('content-security-policy', GRAPHIQL_POLICY)
    .header('cross-origin-embedder-policy', 'unsafe-none')
    .type('text/html; charset=utf-8')
    .send(await graphiqlPage());
