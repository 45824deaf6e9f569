import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { logger } from '../logger.js';
import { ReadinessService } from './readiness.service.js';

/** A supervisor that gave five seconds gets its answer within them. */
const CUT_AFTER_MS = 4000;
const LEAVE_AFTER_MS = 4400;

/**
 * Ends the server on SIGTERM or SIGINT: no new connections, requests under way are answered, idle
 * connections are closed, then the database. Connections that are still open after four seconds are
 * cut; a unit of work that is still open then is rolled back by the database.
 */
export function stopOnSignals(app: NestFastifyApplication): void {
  const stop = (signal: NodeJS.Signals): void => {
    process.off('SIGTERM', stop).off('SIGINT', stop);
    logger.info({ signal }, 'stopping');
    app.get(ReadinessService).drain();
    setTimeout(() => app.getHttpServer().closeAllConnections(), CUT_AFTER_MS).unref();
    setTimeout(() => leave('stopped with work left undone', 1), LEAVE_AFTER_MS).unref();
    app.close().then(
      () => leave('stopped', 0),
      (error: unknown) => {
        logger.error({ err: error }, 'stopping failed');
        leave('stopped after an error', 1);
      },
    );
  };
  process.on('SIGTERM', stop).on('SIGINT', stop);
}

function leave(words: string, code: number): void {
  logger.info({ code }, words);
  process.exit(code);
}
