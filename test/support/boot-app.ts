import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Provider, Type } from '@nestjs/common';
import type { NestFastifyApplication } from '@nestjs/platform-fastify';
import pg from 'pg';
import { AppModule } from '../../src/app.module.js';
import { type Config, readConfig, sqliteFile } from '../../src/platform/config.js';
import { Actor } from '../../src/platform/access/actor.js';
import { Database } from '../../src/platform/database/database.js';
import { runInRequest } from '../../src/platform/request-context.js';
import { createApp } from '../../src/platform/start.js';
import { BothExecutions, takeDifferences } from './both-executions.js';
import { Client } from './client.js';

declare const TEST_DATABASE: 'sqlite' | 'postgres';

/** Which database this run of the suite is on. */
export const testDatabase = TEST_DATABASE;

/** A migrated database of its own, as the settings of a server on it. */
export interface Place {
  config: Config;
  remove(): Promise<void>;
}

const admin = async (statement: string): Promise<void> => {
  const client = new pg.Client(`${process.env.GUOAN_TEST_POSTGRES}postgres`);
  await client.connect();
  await client.query(statement);
  await client.end();
};

/**
 * Copies the migrated template. `migrated: false` gives an empty database instead; `icuLocale` makes
 * an empty PostgreSQL database sort as that language does.
 */
export async function makePlace(
  options: { migrated?: boolean; icuLocale?: string } = {},
): Promise<Place> {
  const dataDir = mkdtempSync(join(tmpdir(), 'guoan-test-'));
  const config = readConfig({
    NODE_ENV: 'test',
    DATA_DIR: dataDir,
    PORT: '0',
    LOG_LEVEL: 'fatal',
    RATE_LIMIT_PER_MINUTE: '1000000',
  });
  const template = options.migrated !== false;
  if (testDatabase === 'sqlite') {
    if (template)
      cpSync(
        sqliteFile({ ...config, dataDir: process.env.GUOAN_TEST_TEMPLATE ?? '' }),
        sqliteFile(config),
      );
    return {
      config,
      remove: () => Promise.resolve(rmSync(dataDir, { recursive: true, force: true })),
    };
  }
  const name = `test_${process.pid}_${Date.now()}_${Math.floor(Math.random() * 1e6)}`;
  const collation = options.icuLocale
    ? `TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE '${options.icuLocale}'`
    : '';
  await admin(`CREATE DATABASE ${name} ${template ? 'TEMPLATE template_guoan' : collation}`);
  return {
    config: { ...config, databaseUrl: `${process.env.GUOAN_TEST_POSTGRES}${name}` },
    async remove() {
      await admin(`DROP DATABASE IF EXISTS ${name} WITH (FORCE)`);
      rmSync(dataDir, { recursive: true, force: true });
    },
  };
}

export interface TestApp {
  app: NestFastifyApplication;
  db: Database;
  config: Config;
  url: string;
  /** Asks as nobody. */
  anonymous: Client;
  /** Asks with a bearer token. */
  withToken(token: string): Client;
  /** Runs the work as the server itself, in one unit of work: for arranging. */
  arrange<T>(work: () => Promise<T>): Promise<T>;
  close(): Promise<void>;
}

class WithTestResolvers {}

/** Starts a real server on a fresh database (or on the given one), listening on a free port; with
 * operations of the test's own beside the product's, if there are some. */
export async function bootApp(
  options: {
    config?: Partial<Config>;
    place?: Place;
    resolvers?: Provider[];
    also?: Type[];
  } = {},
): Promise<TestApp> {
  const place = options.place ?? (await makePlace());
  const config = { ...place.config, ...options.config };
  const product = AppModule.of(config);
  const { resolvers: providers = [], also = [] } = options;
  const imports = [product, ...also];
  const app = await createApp(
    { module: WithTestResolvers, imports, providers: [BothExecutions, ...providers] },
    config,
  );
  await app.listen({ port: 0, host: '127.0.0.1' });
  const { port } = app.getHttpServer().address() as { port: number };
  const url = `http://127.0.0.1:${port}`;
  const db = app.get(Database);
  return {
    app,
    db,
    config,
    url,
    anonymous: new Client(url),
    withToken: (token) => new Client(url, token),
    arrange: (work) => asSystem(() => db.transact(work)),
    async close() {
      await app.close();
      if (!options.place) await place.remove();
      const differences = takeDifferences();
      if (differences.length)
        throw new Error(`compiled execution answers otherwise:\n${differences.join('\n\n')}`);
    },
  };
}

/** Runs the work as the server itself. */
export const asSystem = <T>(work: () => T): T =>
  runInRequest({ requestId: 'test', language: 'zh', address: null, actor: Actor.system }, work);
