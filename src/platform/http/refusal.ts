import { STATUS_CODES } from 'node:http';
import { HttpException } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { type FieldProblem, say, type Text, TooMany, UserError } from '../errors.js';
import { logger } from '../logger.js';
import { openRequest } from './open-request.js';
import { GRAPHQL_PATH, pathOf } from './paths.js';

const STATUS: Readonly<Record<string, number>> = {
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_FOUND: 404,
  INVALID_INPUT: 400,
  CONFLICT: 409,
  TOO_MANY: 429,
};

/** What the protocol itself refuses, by status: stable codes beside those of `errors.ts`. */
const BY_STATUS: Readonly<Record<number, { code: string; text: Text }>> = {
  400: { code: 'BAD_REQUEST', text: say('请求格式不正确', 'Malformed request') },
  401: { code: 'UNAUTHENTICATED', text: say('请先登录', 'Please sign in first') },
  403: { code: 'FORBIDDEN', text: say('没有此项权限', 'You may not do this') },
  404: { code: 'NOT_FOUND', text: say('找不到该地址', 'No such address') },
  405: { code: 'METHOD_NOT_ALLOWED', text: say('不支持此请求方法', 'Method not allowed') },
  413: { code: 'PAYLOAD_TOO_LARGE', text: say('请求体过大', 'The body is too large') },
  415: {
    code: 'UNSUPPORTED_MEDIA_TYPE',
    text: say('不支持此内容类型', 'Unsupported content type'),
  },
  503: { code: 'UNAVAILABLE', text: say('服务暂不可用', 'Not available now') },
};

/** A request that is refused before any feature sees it. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    readonly code: string,
    readonly text: Text,
    readonly params: Readonly<Record<string, unknown>> = {},
    readonly fields: readonly FieldProblem[] = [],
  ) {
    super(text.en);
  }

  static badRequest(zh: string, en: string): Refusal {
    return new Refusal(400, 'BAD_REQUEST', say(zh, en));
  }

  /** By the words of a status alone. */
  static of(status: number): Refusal {
    const known = BY_STATUS[status];
    if (known) return new Refusal(status, known.code, known.text);
    const words = STATUS_CODES[status] ?? 'Error';
    const code = words.toUpperCase().replace(/[^A-Z]+/g, '_');
    return new Refusal(status, code, say(`请求未被接受(${status})`, words));
  }
}

const statusOf = (error: unknown): number | undefined => {
  const status = error instanceof HttpException ? error.getStatus() : undefined;
  return status ?? (error as { statusCode?: number } | null)?.statusCode;
};

/** The refusal that an error stands for; undefined when the error is our own fault. */
function refusalBehind(error: unknown): Refusal | undefined {
  if (error instanceof Refusal) return error;
  if (error instanceof UserError)
    return new Refusal(
      STATUS[error.code] ?? 400,
      error.code,
      error.text,
      error.params,
      error.fields,
    );
  const status = statusOf(error);
  return status !== undefined && status < 500 ? Refusal.of(status) : undefined;
}

const internal = (requestId: string): Refusal =>
  new Refusal(
    500,
    'INTERNAL',
    say(
      `系统内部错误,请把编号 ${requestId} 告诉管理员`,
      `Internal error; give the number ${requestId} to your administrator`,
    ),
  );

/** `{ error }` for REST; the form of GraphQL for its own address, so that its clients can read it. */
function bodyOf(request: FastifyRequest, refusal: Refusal): object {
  const { language, requestId } = request.context;
  const { code, text, params } = refusal;
  const message = text[language];
  const fields = refusal.fields.map(({ path, text: words }) => ({
    path,
    message: words[language],
  }));
  if (pathOf(request) !== GRAPHQL_PATH)
    return { error: { code, message, ...params, fields, requestId } };
  return { errors: [{ message, extensions: { code, ...params, fields, requestId } }] };
}

/** Answers an error that happened outside of GraphQL; logs what is not the asker's fault. */
export function answerError(request: FastifyRequest, reply: FastifyReply, error: unknown): void {
  const { requestId } = openRequest(request, reply);
  const known = refusalBehind(error);
  if (!known) logger.error({ err: error, requestId }, 'internal error');
  const refusal = known ?? internal(requestId);
  if (error instanceof TooMany) void reply.header('retry-after', error.retryAfterSeconds);
  request.outcome.code = refusal.code;
  void reply.code(refusal.status).type('application/json; charset=utf-8');
  void reply.send(JSON.stringify(bodyOf(request, refusal)));
}
