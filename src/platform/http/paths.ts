import type { FastifyRequest } from 'fastify';

/** The one address of the GraphQL API. */
export const GRAPHQL_PATH = '/graphql';

/** The request's path without its query. */
export const pathOf = (request: FastifyRequest): string => request.url.split('?', 1)[0] ?? '';
