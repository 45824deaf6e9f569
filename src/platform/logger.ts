import type { LoggerService } from '@nestjs/common';
import { pino, stdTimeFunctions } from 'pino';
import { LogLines } from './log-lines.js';

interface Loggable {
  name?: string;
  message?: string;
  code?: string;
  stack?: string;
  cause?: unknown;
}

/** An error without what it carries along: database errors hold the row's values and parameters. */
function describeError(error: unknown): object {
  if (!(error instanceof Error)) return { message: String(error) };
  const { name, message, code, stack, cause } = error as Loggable;
  return { name, message, code, stack, cause: cause ? describeError(cause) : undefined };
}

/**
 * The one logger: JSON lines on standard output. Nothing personal is logged: no bodies, no
 * variables, no cookies, no names; only operations, ids, durations and codes.
 */
export const logger = pino(
  {
    level: 'info',
    base: undefined,
    timestamp: stdTimeFunctions.isoTime,
    serializers: { err: describeError },
    redact: ['req.headers.cookie', 'req.headers.authorization', '*.password', '*.token'],
  },
  new LogLines(),
);

/** Hands Nest's own messages to the logger; its start-up chatter goes to debug. */
export class NestLogger implements LoggerService {
  log(message: unknown, context?: unknown): void {
    logger.debug({ context }, String(message));
  }
  /** What ends the start is thrown as well, and told by whoever started: once is enough. */
  error(message: unknown, ...rest: unknown[]): void {
    if (rest.at(-1) === 'ExceptionHandler') return;
    logger.error({ detail: rest }, String(message));
  }
  warn(message: unknown, context?: unknown): void {
    logger.warn({ context }, String(message));
  }
}
