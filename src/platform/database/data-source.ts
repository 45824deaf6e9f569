import { mkdirSync } from 'node:fs';
import { dirname } from 'node:path';
import Driver from 'better-sqlite3';
import { DataSource, type DataSourceOptions } from 'typeorm';
import { type Config, sqliteFile } from '../config.js';
import { AuditSubscriber } from '../audit/audit.subscriber.js';
import { SnakeNaming } from './naming.js';
import { StatementReporter } from './statements.js';
import { UNITS_AT_ONCE } from './unit-runner.js';

type Listed = Pick<DataSourceOptions, 'entities' | 'migrations'>;

const BUSY_MS = 5000;
/** More than the units of work that run at once: reads find a connection while all of those are busy. */
const POOL_SIZE = UNITS_AT_ONCE + 6;
/** A database that cannot be reached is an error, not an endless wait. */
const CONNECT_MS = 10_000;
/** Statements of TypeORM that SQLite keeps prepared. */
const PREPARED = 200;

/** Pages of the log before they are brought into the database: pages that change often are written once. */
const CHECKPOINT_PAGES = 4000;

/** What makes an acknowledged commit survive a power cut, and an erased text leave the file. */
function prepareWriter(database: Driver.Database): void {
  database.pragma('journal_mode = WAL');
  database.pragma('synchronous = FULL');
  database.pragma(`wal_autocheckpoint = ${CHECKPOINT_PAGES}`);
  database.pragma('foreign_keys = ON');
  database.pragma(`busy_timeout = ${BUSY_MS}`);
  database.pragma('secure_delete = ON');
  // Without it REPLACE deletes rows past the triggers that guard them.
  database.pragma('recursive_triggers = ON');
}

/** The connection that writes: SQLite's single one, or a pool on PostgreSQL. */
export function makeDataSource(config: Config, listed: Listed): DataSource {
  const shared = {
    ...listed,
    subscribers: [AuditSubscriber],
    namingStrategy: new SnakeNaming(),
    synchronize: false,
    migrationsTransactionMode: 'each' as const,
    logging: ['query' as const],
    logger: new StatementReporter(),
  };
  if (config.databaseUrl)
    return new DataSource({
      ...shared,
      type: 'postgres',
      url: config.databaseUrl,
      poolSize: POOL_SIZE,
      connectTimeoutMS: CONNECT_MS,
      extra: { keepAlive: true },
    });
  const file = sqliteFile(config);
  mkdirSync(dirname(file), { recursive: true });
  return new DataSource({
    ...shared,
    type: 'better-sqlite3',
    database: file,
    statementCacheSize: PREPARED,
    prepareDatabase: prepareWriter,
  });
}

/** A second connection on the same file that can only read, and sees only what is committed. */
export function openReader(config: Config): Driver.Database {
  const reader = new Driver(sqliteFile(config), { readonly: true, timeout: BUSY_MS });
  reader.pragma('query_only = ON');
  return reader;
}

interface DatabaseFacts {
  datcollate: string;
  /** c: the operating system's; b: PostgreSQL's own, by code point; absent before PostgreSQL 15. */
  datlocprovider?: string;
}

/** Whether a PostgreSQL database sorts text by its bytes, as SQLite does. */
export async function sortsByBytes(dataSource: DataSource): Promise<boolean> {
  const [row] = await dataSource.query<{ facts: DatabaseFacts }[]>(
    'SELECT to_jsonb(d) AS facts FROM pg_database d WHERE datname = current_database()',
  );
  const { datcollate, datlocprovider = 'c' } = row?.facts ?? { datcollate: '' };
  return datlocprovider === 'b' || (datlocprovider === 'c' && /^(C|POSIX)$/.test(datcollate));
}
