import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { GraphQLResolveInfo } from 'graphql';
import type { Loaders } from './loaders.js';
import { placeOf } from './selection.js';

/** What resolvers of one request share. */
export interface GraphqlContext {
  req: FastifyRequest;
  res: FastifyReply;
  loaders: Loaders;
}

const contextOf = (context: ExecutionContext): GraphqlContext =>
  GqlExecutionContext.create(context).getContext<GraphqlContext>();

/** The request's {@link Loaders}. */
export const Load = createParamDecorator(
  (_: unknown, context: ExecutionContext) => contextOf(context).loaders,
);

/** Where in a query a field stands, with what is read together with its neighbours. */
export interface Here {
  load: Loaders;
  /** The same for every object of a list above it; see {@link placeOf}. */
  place: string;
}

/** {@link Here}, for a list that hangs on a record. */
export const AskedHere = createParamDecorator((_: unknown, context: ExecutionContext): Here => {
  const info = GqlExecutionContext.create(context).getInfo<GraphQLResolveInfo>();
  return { load: contextOf(context).loaders, place: placeOf(info) };
});

/** The HTTP request and reply, for signing in and out. */
export const Http = createParamDecorator((_: unknown, context: ExecutionContext) =>
  contextOf(context),
);
