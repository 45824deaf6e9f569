import { createParamDecorator, type ExecutionContext } from '@nestjs/common';
import { GqlExecutionContext } from '@nestjs/graphql';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Loaders } from './loaders.js';

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

/** The HTTP request and reply, for signing in and out. */
export const Http = createParamDecorator((_: unknown, context: ExecutionContext) =>
  contextOf(context),
);
