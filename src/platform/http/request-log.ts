import type { FastifyInstance } from 'fastify';
import { logger } from '../logger.js';
import type { MetricsService } from './metrics.service.js';

/** Asked every few seconds by machines: counted, but not worth a line each. */
const QUIET = new Set(['/livez', '/readyz', '/metrics']);

/**
 * One line for each request, when its answer is out: what was asked, how it ended, how long it took
 * and which account asked. No addresses, bodies, variables or query texts.
 */
export function installRequestLog(app: FastifyInstance, metrics: MetricsService): void {
  app.addHook('onResponse', (request, reply, done) => {
    const { outcome, context } = request;
    const route = request.routeOptions.url ?? 'unknown';
    const operation = outcome.operation ?? route;
    const durationMs = Math.round(reply.elapsedTime * 10) / 10;
    metrics.requestEnded({ ...outcome, operation }, durationMs);
    const line = {
      requestId: context.requestId,
      kind: outcome.kind,
      operation,
      status: reply.statusCode,
      code: outcome.code ?? undefined,
      durationMs,
      accountId: context.actor.accountId ?? undefined,
    };
    if (QUIET.has(route)) logger.debug(line, 'request');
    else logger.info(line, 'request');
    done();
  });
}
