import type { DynamicModule } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import { type Config, ConfigError, loadEnvFile, readConfig } from './config.js';
import { DatabaseInUse } from './database/sqlite-lock.js';
import { DatabaseUnreachable } from './database/unreachable.js';
import { stopOnSignals } from './http/shutdown.js';
import { GRAPHQL_PATH } from './http/paths.js';
import { logger } from './logger.js';
import { loadPinyin } from './search/pinyin.js';
import { createApp } from './start.js';

/** The first requests go before the dictionary that only searches by sound and edits need. */
const READING_AFTER_MS = 500;

/** Work between the start of the application and its first request. */
type Preparation = (app: NestFastifyApplication, config: Config) => Promise<void>;

/** Runs a server in this process until a signal stops it. Returns when it listens. */
export async function serve(
  build: (config: Config) => DynamicModule,
  prepare: Preparation = () => Promise.resolve(),
): Promise<void> {
  try {
    loadEnvFile();
    const config = readConfig();
    const app = await createApp(build(config), config);
    stopOnSignals(app);
    await prepare(app, config);
    await app.listen({ port: config.port, host: config.host });
    announce(app, config);
    setTimeout(loadPinyin, READING_AFTER_MS).unref();
  } catch (error) {
    refuse(error);
  }
}

function announce(app: NestFastifyApplication, config: Config): void {
  const { port } = app.getHttpServer().address() as { port: number };
  const host = config.host.includes(':') ? `[${config.host}]` : config.host;
  const page = config.environment === 'development' ? ' (GraphiQL)' : '';
  process.stdout.write(`国安周 listening at http://${host}:${port}${GRAPHQL_PATH}${page}\n`);
}

/** Errors whose message is written for whoever starts the server. */
const EXPLAINED = [ConfigError, DatabaseInUse, DatabaseUnreachable];

/** What whoever starts the server can put right is said in a sentence; anything else with its trace. */
function refuse(error: unknown): never {
  const { syscall, message } = error as NodeJS.ErrnoException;
  if (EXPLAINED.some((type) => error instanceof type)) process.stderr.write(`${message}\n`);
  else if (syscall === 'listen')
    process.stderr.write(`无法监听该地址 (cannot listen there): ${message}\n`);
  else logger.fatal({ err: error }, 'the server could not start');
  process.exit(1);
}
